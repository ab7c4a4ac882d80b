// Filling the controls of a form: the inverse of reading them.

import type { FieldInfo } from "../core/plan.js";
import { type Control, type Filled, isCheckable, saidBy, writable } from "./controls.js";

/** The text of a value in a control. */
function textOf(value: unknown): string {
  return String((typeof value === "object" ? (value as { id?: unknown } | null)?.id : value) ?? "");
}

/** Writes a text; an instant is shown in the person's own zone where the control has no offset. */
function write(control: Control, text: string): void {
  const date = new Date(text);
  if (text.length > 10 && control.type.startsWith("date"))
    (control as HTMLInputElement).valueAsNumber = date.getTime() - date.getTimezoneOffset() * 60_000;
  else control.value = text;
}

/** Shows a value in the controls of a field. */
export function fillIn(all: readonly Control[], field: FieldInfo, given: unknown): Filled | undefined {
  const value = writable(given, field);
  const texts = (Array.isArray(value) ? value : [value]).map(textOf);
  // A hidden one beside others is what servers take when nothing is chosen.
  const seen = all.filter(({ type }) => type !== "hidden");
  let next = 0;
  for (const control of seen.length > 0 ? seen : all) {
    if (control.type === "select-multiple") {
      for (const option of (control as HTMLSelectElement).options)
        option.selected = texts.includes(option.value);
    } else if (!isCheckable(control)) write(control, texts[next++] ?? "");
    else if (field.type === "boolean" && control.type === "checkbox") {
      control.checked = value === true;
      control.indeterminate = field.nullable && typeof value !== "boolean";
    } else control.checked = texts.includes(control.value);
  }
  return given === undefined ? undefined : { value, texts: saidBy(all) };
}
