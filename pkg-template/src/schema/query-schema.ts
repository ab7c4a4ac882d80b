// The schema of list options: the checks that a list does before it sends anything.

import type { ValidateOptions } from "../core/check.js";
import type { Plan } from "../core/plan.js";
import { listTarget } from "../core/requests.js";
import type { JsonSchema, JsonSchemaOptions } from "./json-schema.js";
import { queryJsonSchema } from "./query-json-schema.js";
import type { Result } from "./schema.js";
import { type StandardSchema, standard } from "./standard.js";

/** Stands for the row that a list is under: the options are checked, and not where they go. */
const ANY_PARENT = "00000000-0000-0000-0000-000000000000";

/** The checks of the options of a list. */
export class QuerySchema<Options> {
  readonly #plan: Plan;
  /** For libraries that take Standard Schema: synchronous, issues in English. */
  readonly "~standard": StandardSchema<Options>;

  /** @internal */
  constructor(plan: Plan) {
    this.#plan = plan;
    this["~standard"] = standard(this);
  }

  /**
   * Checks list options: every issue, at once.
   * @throws {NotReadyError} when the module is not loaded yet.
   */
  validate(value: unknown, options?: ValidateOptions): Result<Options> {
    const found = listTarget(this.#plan, value, options?.locale, ANY_PARENT);
    return "issues" in found ? { ok: false, ...found } : { ok: true, value: value as Options };
  }

  /**
   * The JSON Schema of the options.
   * @throws {ConfigError} for a target that is not known.
   */
  jsonSchema(options?: JsonSchemaOptions): JsonSchema {
    return queryJsonSchema(this.#plan, options);
  }
}
