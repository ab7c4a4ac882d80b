// The check of what `bindForm` is called with, as code without types calls it with anything.

import { ConfigError } from "../core/errors.js";
import { checkFunction, checkNames } from "../core/option-checks.js";
import { isA } from "../core/realm.js";
import type { BindFormOptions } from "./bound-form.js";

/** The options that are functions, and all of them. */
const FUNCTIONS = ["values", "onSubmit", "onError"] as const;
const KNOWN = [...FUNCTIONS, "locale", "complete", "openEnums"];

/**
 * Refuses what cannot be bound; a form may be another window's.
 * @throws {ConfigError} naming the argument or the option.
 */
export function checkArguments(form: unknown, schema: unknown, options: unknown): void {
  // Not by its properties: a control may have the name of any of them.
  if (!isA(form, "HTMLFormElement")) throw new ConfigError("form", "must be a form element");
  // Those of lists have no labels.
  if (typeof (schema as { label?: unknown } | undefined | null)?.label !== "function")
    throw new ConfigError("schema", "must be a schema of values, such as schemas.organization.create");
  if (typeof options !== "object" || options === null) throw new ConfigError("options", "must be an object");
  checkNames("", options, KNOWN);
  for (const name of FUNCTIONS) checkFunction(name, (options as BindFormOptions<unknown>)[name]);
}
