// The HTML attributes of a field: what a browser can say and check of its rules by itself.

import { checkOptions } from "../core/option-checks.js";
import type { FieldInfo } from "../core/plan.js";

/** The `type` of an `<input>` for a field; without one plain text is right. */
export type HtmlInputType = "checkbox" | "date" | "datetime-local" | "email" | "number" | "url";

/** Attributes of a form control, by their HTML names. */
export interface HtmlAttributes {
  /**
   * The kind of `<input>`. The text of a `datetime-local` has no offset: `new Date(text)` gives the
   * instant, which a schema takes as it is.
   */
  type?: HtmlInputType;
  /** Must be filled in; never on a checkbox, where it would mean "must be ticked". */
  required?: boolean;
  /** Only the server sets it. */
  readonly?: boolean;
  /** Fewest characters. */
  minlength?: number;
  /** Most characters; browsers count UTF-16 units. */
  maxlength?: number;
  /** Smallest number. */
  min?: number;
  /** Largest number. */
  max?: number;
  /** 1 for whole numbers; `any` where a browser would otherwise round. */
  step?: number | "any";
  /** Regular expression that the whole text matches. */
  pattern?: string;
  /** The keyboard of a phone. */
  inputmode?: "numeric" | "tel";
}

/** Options of `htmlAttributes()`. */
export interface HtmlAttributesOptions {
  /** `false` leaves `maxlength` out; browsers count UTF-16 units, so it can stop too early. */
  readonly maxlength?: boolean | undefined;
  /** The element that the attributes are for, as not every one knows them all. Default: `input`. */
  readonly element?: "input" | "select" | "textarea" | undefined;
}

const typeOfFormat: Readonly<Record<string, HtmlInputType>> = {
  date: "date",
  "date-time": "datetime-local",
  email: "email",
  uri: "url",
};

/** Formats that are written with digits. */
const numeric = new Set(["luhn", "gln13"]);

function typeOf(field: FieldInfo): HtmlInputType | undefined {
  switch (field.type) {
    case "boolean":
      // A box is ticked or not: it has no third state for null.
      return field.nullable ? undefined : "checkbox";
    case "integer":
    case "number":
      return "number";
    default:
      return typeOfFormat[field.format ?? ""];
  }
}

/** The keyboard that can write all that a pattern allows, if it allows hardly anything but digits. */
function keyboardOf(field: FieldInfo): HtmlAttributes["inputmode"] {
  if (numeric.has(field.format ?? "")) return "numeric";
  if (field.pattern === undefined) return undefined;
  const besides = field.pattern.replace(/\\d|\[0-9\]|\d|\{[\d,]+\}|[\^$(){}?*|]|(?<!\\)\+/g, "");
  return besides === "" ? "numeric" : besides === "\\+" ? "tel" : undefined;
}

/** The rules of a text. */
function ofText(field: FieldInfo, limited: boolean): HtmlAttributes {
  const attributes: HtmlAttributes = {};
  if (field.minLength !== undefined) attributes.minlength = field.minLength;
  if (field.maxLength !== undefined && limited) attributes.maxlength = field.maxLength;
  return attributes;
}

/** The least and the greatest number. */
function rangeOf({ enum: known, minimum, maximum }: FieldInfo) {
  // Of exactly ten documented values there may be more.
  if (known === undefined || known.length === 10) return { minimum, maximum };
  const numbers = known.map(Number);
  return { minimum: Math.min(...numbers), maximum: Math.max(...numbers) };
}

/** The rules of an `<input>` besides those of every text. */
function ofInput(field: FieldInfo): HtmlAttributes {
  const attributes: HtmlAttributes = {};
  const type = typeOf(field);
  if (type !== undefined) attributes.type = type;
  if (type === "number") {
    attributes.step = field.type === "integer" ? 1 : "any";
    const { minimum, maximum } = rangeOf(field);
    if (minimum !== undefined) attributes.min = minimum;
    if (maximum !== undefined) attributes.max = maximum;
  }
  // Stored instants have seconds, which the control would call wrong.
  if (type === "datetime-local") attributes.step = "any";
  const pattern = patternOf(field);
  if (pattern !== undefined) attributes.pattern = pattern;
  const keyboard = type === undefined ? keyboardOf(field) : undefined;
  if (keyboard !== undefined) attributes.inputmode = keyboard;
  return attributes;
}

/** A part of a pattern: an escape, a class of characters, or any other character. */
const PART = /\\.|\[(?:\\.|[^\]])*\]|./gsu;

/**
 * A pattern as the attribute writes it (the flag `v` wants more escapes), if a browser reads it as
 * the rule does: its `\w` knows no letters beyond ASCII, and nested repetitions could take it for ever.
 */
function patternOf(field: FieldInfo): string | undefined {
  const { pattern } = field;
  if (pattern === undefined || pattern.includes("\\w") || /[*+]\)[*+{]/.test(pattern)) return undefined;
  const written = pattern.replace(PART, (part) => {
    if (part.length < 3) return part;
    const inside = part
      .slice(1, -1)
      .replace(/\\.|[()[\]{}/|]|^-|-$/gsu, (c) => (c.length > 1 ? c : `\\${c}`));
    return `[${inside}]`;
  });
  try {
    new RegExp(written, "v");
    return written;
  } catch {
    return undefined;
  }
}

/** The attributes of a control for a field; `asked` if a value must be given. */
export function htmlAttributes(
  field: FieldInfo,
  asked: boolean,
  options: HtmlAttributesOptions | undefined,
): HtmlAttributes {
  checkOptions(options ?? undefined, ["element", "maxlength"]);
  const { element = "input", maxlength = true } = options ?? {};
  if (field.readOnly) return element === "select" ? {} : { readonly: true };
  const attributes = element === "input" ? ofInput(field) : {};
  if (asked && attributes.type !== "checkbox") attributes.required = true;
  if (element !== "select") Object.assign(attributes, ofText(field, maxlength));
  return attributes;
}
