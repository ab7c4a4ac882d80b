// The controls of a form that stand for fields, and the values that they hold.

import { dateText, isDate, isPlain } from "../core/plain.js";
import type { FieldInfo } from "../core/plan.js";

/** A control that holds a value. */
export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The controls of each field, by wire name: several for radio buttons or boxes. */
export type Controls = ReadonlyMap<string, readonly Control[]>;

/** Controls that hold no value of a field. */
const others = /^(submit|button|reset|image|file)$/;

/** A number as people write it, and as JSON has it; `Number` would also take `0x10` or nothing. */
const numberText = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function isControl(element: Element): element is Control {
  return /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName) && !others.test((element as Control).type);
}

/** A control of which one chooses: a radio button or a box. */
export function isCheckable(control: Control): control is HTMLInputElement {
  return control.type === "radio" || control.type === "checkbox";
}

/** Whether a control is one of several that one chooses from. */
export function isChoice(control: Control): boolean {
  return control.tagName === "SELECT" || isCheckable(control);
}

/**
 * Finds the controls whose name is that of a field, all or those that a person sees; one for a reference may also
 * be named `field.id`.
 */
export function controlsOf(
  form: HTMLFormElement,
  fields: Readonly<Record<string, FieldInfo>>,
  seen = false,
): Controls {
  const found = new Map<string, Control[]>();
  for (const element of form.elements) {
    if (!isControl(element) || (seen && element.type === "hidden")) continue;
    const whole = element.name.replace(/\.id$/, "");
    const name = Object.hasOwn(fields, whole) && fields[whole]?.reference ? whole : element.name;
    if (!Object.hasOwn(fields, name)) continue;
    const known = found.get(name);
    if (known === undefined) found.set(name, [element]);
    else known.push(element);
  }
  return found;
}

/** Whether there are the same elements in the same order. */
export function isSame(some: readonly Element[], others: readonly Element[]): boolean {
  return some.length === others.length && some.every((one, index) => one === others[index]);
}

/** Whether a control takes part in the form; a disabled fieldset disables those in it. */
export function isEnabled(control: Control): boolean {
  return !control.matches(":disabled");
}

/** The texts that are chosen or typed in. */
function textsOf(controls: readonly Control[]): string[] {
  return controls.flatMap((control) => {
    if (isCheckable(control)) return control.checked ? [control.value] : [];
    if (control.tagName !== "SELECT") return [control.value];
    const chosen = [...(control as HTMLSelectElement).selectedOptions];
    // One that cannot be chosen, such as "Choose ...", is sent by no browser.
    return chosen.filter((option) => !option.matches(":disabled")).map((option) => option.value);
  });
}

/** A box of a boolean: ticked or not; neither is null, where that is a value. */
function ofBox(box: HTMLInputElement, field: FieldInfo): boolean | null {
  return box.indeterminate && field.nullable ? null : box.checked;
}

/** An object or a list that is written as JSON; any other text stays. */
function dataOf(text: string): unknown {
  try {
    const data: unknown = JSON.parse(text);
    return typeof data === "object" && data !== null ? data : text;
  } catch {
    return text;
  }
}

/** What a text stands for; text that stands for nothing of the kind stays, so that the check can say so. */
function parsed(text: string, field: FieldInfo | undefined, control: Control | undefined): unknown {
  if (field?.reference !== undefined) return { id: text };
  if (control?.type === "datetime-local") return instant(text);
  switch (field?.type) {
    case "boolean":
      return text === "true" ? true : text === "false" ? false : text;
    case "integer":
    case "number":
      return numberText.test(text.trim()) ? Number(text) : text;
    case "string":
    case "number or string":
      return text;
    default:
      return dataOf(text);
  }
}

/** A local time has no offset: the person's own zone gives it. */
function instant(text: string): string {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? text : date.toISOString();
}

/** What an empty control stands for. */
function empty(field: FieldInfo, control: Control | undefined): unknown {
  // The browser keeps a text that is no number, or half a date, to itself; it is there nevertheless.
  if (control?.validity.badInput) return control.type === "number" ? Number.NaN : "";
  if (field.nullable) return null;
  // Of a text with rules of its own, or one that must be given, the empty one is no value.
  const { type, required, minLength, minItems, pattern, format, enum: known } = field;
  if (required || (minLength ?? minItems ?? pattern ?? format ?? known) !== undefined) return undefined;
  return type === "string" ? "" : type === "array" ? [] : undefined;
}

/** Whether a field has one control, and that is typed into; a hidden one beside it is what servers take without it. */
export function isTyped(all: readonly Control[], field: FieldInfo): boolean {
  // Where the elements are known, hidden ones may be some of them.
  const seen = all.filter(({ type }) => type !== "hidden");
  const controls = field.items === undefined && seen.length > 0 ? seen : all;
  return controls.length === 1 && !isChoice(controls[0] as Control);
}

/** What a field was filled with, and what its controls said after that. */
export interface Filled {
  readonly value: unknown;
  readonly texts: string;
}

/** What the controls of a field say by now, as one text to compare. */
export function saidBy(controls: readonly Control[]): string {
  return JSON.stringify(textsOf(controls));
}

/** A copy of data of which nothing is known. */
function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied);
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copied(one)]));
}

/** What a write takes of a value, as a copy: a reference has its id only, and a null that only answers hold is left out. */
export function writable(value: unknown, field: FieldInfo | undefined): unknown {
  if (field === undefined) return copied(value);
  if (value === null) return field.nullable ? null : undefined;
  if (Array.isArray(value)) return value.map((one) => writable(one, field.items));
  if (isDate(value)) return dateText(value);
  if (typeof value !== "object" || field.reference === undefined) return copied(value);
  const { id } = value as { id?: unknown };
  return typeof id === "string" ? { id } : undefined;
}

/** The value that the controls of a field hold; disabled ones hold none. */
export function heldBy(all: readonly Control[], field: FieldInfo, filled?: Filled): unknown {
  const controls = all.filter(isEnabled);
  // A hidden one beside others is what servers take when nothing is chosen.
  const seen = controls.filter(({ type }) => type !== "hidden");
  const first = seen[0] ?? controls[0];
  if (first === undefined || field.readOnly) return undefined;
  if (field.type === "boolean" && first.type === "checkbox") return ofBox(first as HTMLInputElement, field);
  // A control may say less than it was filled with: no microseconds, no choice that it does not offer.
  if (filled?.texts === saidBy(all) && !first.validity.badInput) return writable(filled.value, field);
  const text = textsOf(seen)[0] ?? textsOf(controls)[0] ?? "";
  // One text is an element if it is known what they are, and otherwise the list.
  const isOne = isTyped(all, field) && (text === "" || field.items === undefined);
  if (field.type === "array" && !isOne) {
    // Beside other controls, such as one to type the next in, hidden ones are some of many.
    const chosen = seen.every(isCheckable) ? textsOf(seen) : [];
    const texts = chosen.length > 0 ? chosen : textsOf(controls);
    return texts.filter((text) => text !== "").map((text) => parsed(text, field.items, undefined));
  }
  return text === "" ? empty(field, first) : parsed(text, field, first);
}
