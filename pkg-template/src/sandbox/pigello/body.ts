// The bodies of writes: checked by the package's own schemas, refused in the forms of Django REST framework.

import { checkJson, type ValidateOptions } from "../../core/check.js";
import type { Issue } from "../../core/issues.js";
import type { Plan } from "../../core/plan.js";
import type { Mode } from "../../generated/layout.js";

/** Messages by field; `non_field_errors` are about the value as a whole. */
export type FieldErrors = Record<string, string[]>;

/** A refusal of a body: of its fields, of its rows, or of its text. */
export type BodyErrors = FieldErrors | FieldErrors[] | { detail: string };

/** What became of a write. */
export type Verdict<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly errors: BodyErrors };

/** Whether a media type is JSON. */
export function isJson(type: string): boolean {
  return type.split(";")[0]?.trim().toLowerCase() === "application/json";
}

/** Reads a body, or finds what breaks the rules; an array has errors by row. */
export function read(
  plan: Plan,
  mode: Mode,
  bytes: Uint8Array,
  many: boolean,
  options: ValidateOptions,
): { readonly value: unknown } | { readonly issues: Issue[] } | { readonly detail: string } {
  const issues = checkJson(plan, mode, bytes, many, options);
  if (issues.length === 0) return { value: JSON.parse(new TextDecoder().decode(bytes)) as unknown };
  const broken = issues.find((issue) => issue.code === "not_json");
  return broken === undefined ? { issues } : { detail: `JSON parse error: the body ${broken.message}` };
}

/** Adds a message to those of a field. */
export function add(errors: FieldErrors, field: string, message: string): void {
  if (Object.hasOwn(errors, field)) errors[field]?.push(message);
  // Not by assignment: a field that a client makes up may be called __proto__.
  else Object.defineProperty(errors, field, { value: [message], enumerable: true, writable: true });
}

/** Issues of one object as messages by field; the way further into a field stands in the message. */
export function fieldErrors(issues: readonly Issue[]): FieldErrors {
  const errors: FieldErrors = {};
  for (const { path, message } of issues) {
    const [field, ...inside] = path;
    const where = inside.length === 0 ? "" : `${inside.join(".")} `;
    add(errors, field === undefined ? "non_field_errors" : String(field), where + message);
  }
  return errors;
}
