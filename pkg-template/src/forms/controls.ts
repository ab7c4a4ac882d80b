// The controls of a form that stand for fields, and the values that they hold.

import type { FieldInfo } from "../core/plan.js";

/** A control that holds a value. */
export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The controls of each field, by wire name: several for radio buttons. */
export type Controls = ReadonlyMap<string, readonly Control[]>;

function isControl(element: Element): element is Control {
  return /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName);
}

/** Finds the controls whose name is that of a field; a reference may also be named `field.id`. */
export function controlsOf(form: HTMLFormElement, fields: Readonly<Record<string, FieldInfo>>): Controls {
  const found = new Map<string, Control[]>();
  for (const element of form.elements) {
    if (!isControl(element)) continue;
    const name = element.name.replace(/\.id$/, "");
    if (!Object.hasOwn(fields, name)) continue;
    found.set(name, [...(found.get(name) ?? []), element]);
  }
  return found;
}

/** The text of a control; nothing for a radio button or an option that is not chosen. */
function textOf(controls: readonly Control[]): string {
  const radio = controls.find((control) => control.type === "radio");
  if (radio === undefined) return controls[0]?.value ?? "";
  return controls.find((control) => (control as HTMLInputElement).checked)?.value ?? "";
}

/** An empty control: null where null is a value, otherwise nothing. */
function empty(field: FieldInfo): null | undefined {
  return field.nullable ? null : undefined;
}

function booleanOf(controls: readonly Control[], field: FieldInfo): unknown {
  const [control] = controls;
  if (control?.type === "checkbox") return (control as HTMLInputElement).checked;
  const text = textOf(controls);
  return text === "true" ? true : text === "false" ? false : text === "" ? empty(field) : text;
}

function numberOf(text: string): unknown {
  const number = Number(text);
  // What is no number stays text, so that the check can say so.
  return text.trim() === "" || Number.isNaN(number) ? text : number;
}

function stringOf(control: Control | undefined, text: string, field: FieldInfo): unknown {
  // A control for local time has no offset: the person's own zone gives it.
  if (field.format === "date-time" && control?.type === "datetime-local") {
    const date = new Date(text);
    return Number.isNaN(date.getTime()) ? text : date.toISOString();
  }
  return text;
}

/** The value that the controls of a field hold. */
export function heldBy(controls: readonly Control[], field: FieldInfo): unknown {
  if (field.type === "boolean") return booleanOf(controls, field);
  const text = textOf(controls);
  if (text === "" && (field.nullable || field.type !== "string" || !field.required)) return empty(field);
  if (field.type === "integer" || field.type === "number") return numberOf(text);
  if (field.reference !== undefined) return { id: text };
  // An empty text is a value, but not one that a person gives to a field that must be filled in.
  if (text === "" && field.required) return undefined;
  return stringOf(controls[0], text, field);
}
