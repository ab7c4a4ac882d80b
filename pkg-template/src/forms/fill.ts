// Filling the controls of a form: the inverse of reading them.

import { isPlain } from "../core/plain.js";
import type { FieldInfo } from "../core/plan.js";
import type { Changes } from "./changes.js";
import { type Control, type Filled, isCheckable, isTyped, saidBy, writable } from "./controls.js";

/** The text of a value in a control: of a reference its id, of other objects and lists their JSON. */
function textOf(value: unknown, field: FieldInfo | undefined): string {
  if (typeof value !== "object" || value === null) return String(value ?? "");
  if (field?.reference !== undefined) return String((value as { id?: unknown }).id);
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    // What JSON does not hold is an issue of the value, which stays.
    return "";
  }
}

/** Writes a text; an instant is shown in the person's own zone where the control has no offset. */
function write(control: Control, text: string, changes: Changes): void {
  const date = new Date(text);
  const isLocal = control.type === "datetime-local";
  // Stored instants have seconds, which the control would call wrong.
  if (isLocal && !control.hasAttribute("step")) changes.set(control, "step", "any");
  // No reset puts that back.
  if (control.type === "hidden") changes.set(control, "value", text);
  else if (text.length > 10 && control.type.startsWith("date"))
    (control as HTMLInputElement).valueAsNumber = date.getTime() - date.getTimezoneOffset() * 60_000;
  else control.value = isLocal && text !== "" ? `${text}T00:00` : text;
}

/** Shows a value in the controls of a field; takes what no reset undoes. */
export function fillIn(
  all: readonly Control[],
  field: FieldInfo,
  given: unknown,
  changes: Changes,
): Filled | undefined {
  const value = writable(given, field);
  const isList = Array.isArray(value) && !(isTyped(all, field) && field.items === undefined);
  const texts = isList ? value.map((one) => textOf(one, field.items)) : [textOf(value, field)];
  // A hidden one beside others is what servers take when nothing is chosen.
  const seen = all.filter(({ type }) => type !== "hidden");
  let next = 0;
  for (const control of seen.length > 0 ? seen : all) {
    if (control.type === "select-multiple") {
      for (const option of (control as HTMLSelectElement).options)
        option.selected = texts.includes(option.value);
    } else if (!isCheckable(control)) write(control, texts[next++] ?? "", changes);
    else if (field.type === "boolean" && control.type === "checkbox") {
      control.checked = value === true;
      const { indeterminate } = control;
      control.indeterminate = field.nullable && typeof value !== "boolean";
      changes.later(() => {
        control.indeterminate = indeterminate;
      });
    } else control.checked = texts.includes(control.value);
  }
  return given === undefined ? undefined : { value, texts: saidBy(all) };
}

/** What an entity has of the fields: asked for by name, as what a class has as accessors is no property of its own. */
export function fieldsOf(
  entity: object,
  fields: Readonly<Record<string, FieldInfo>>,
): Record<string, unknown> {
  const { attributes } = entity as { attributes?: unknown };
  // Of a resource object of JSON:API they are the fields.
  const more = Object.hasOwn(fields, "attributes") || !isPlain(attributes) ? {} : attributes;
  const found: Record<string, unknown> = {};
  for (const one of [entity, more] as Record<string, unknown>[]) {
    for (const name of Object.keys(fields)) if (name in one) found[name] = one[name];
  }
  return found;
}
