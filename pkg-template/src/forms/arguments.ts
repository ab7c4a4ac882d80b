// The check of what `bindForm` is called with, as code without types calls it with anything.

import { ConfigError } from "../core/errors.js";
import { isA } from "../core/realm.js";

/** The options, and those of them that are functions. */
const KNOWN = ["values", "onSubmit", "onError", "locale", "complete", "openEnums"];
const FUNCTIONS = KNOWN.slice(0, 3);

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
  for (const [name, value] of Object.entries(options)) {
    if (!KNOWN.includes(name)) throw new ConfigError(name, `is no option; there are ${KNOWN.join(", ")}`);
    if (FUNCTIONS.includes(name) && value !== undefined && typeof value !== "function")
      throw new ConfigError(name, "must be a function");
  }
}
