// Binds a plain HTML form to a schema.

import type { OpenSchema, Schema } from "../schema/schema.js";
import { Binding } from "./binding.js";
import type { BindFormOptions, BoundForm } from "./bound-form.js";

/**
 * Binds a form to a schema. Controls are matched by `name`, those too that come later; a message goes into
 * the element with `data-error-for="name"`, or into one that is made after the control; what belongs to no
 * control goes into `data-error-for=""`, or into an alert that is made at the start of the form.
 * @throws {ConfigError} when an argument or an option is wrong, or the form is bound already: `destroy()` of that
 * binding comes first.
 */
export function bindForm<Value, Open = Value>(
  form: HTMLFormElement,
  schema: OpenSchema<Value, Open>,
  options: BindFormOptions<Open> & { readonly openEnums: true },
): BoundForm<Open>;
/** The same without further integers of enumerations that may go on. */
export function bindForm<Value>(
  form: HTMLFormElement,
  schema: Schema<Value>,
  options?: BindFormOptions<Value>,
): BoundForm<Value>;
export function bindForm<Value>(
  form: HTMLFormElement,
  schema: Schema<Value>,
  options: BindFormOptions<Value> = {},
): BoundForm<Value> {
  return new Binding(form, schema, options);
}
