// The schema of list options: the checks that a list does before it sends anything.

import { checkValidate, type ValidateOptions } from "../core/check.js";
import type { Issue } from "../core/issues.js";
import type { FieldInfo, Plan } from "../core/plan.js";
import { listTarget, listTargetOfJson } from "../core/requests.js";
import { type HtmlAttributes, type HtmlAttributesOptions, htmlAttributes } from "./html-attributes.js";
import type { JsonSchema, JsonSchemaOptions } from "./json-schema.js";
import { queryFields } from "./query-fields.js";
import { queryJsonSchema } from "./query-json-schema.js";
import { validateEach } from "./results.js";
import type { FieldName, JsonResult, Result, SchemaFields } from "./schema.js";
import { type StandardSchema, standard } from "./standard.js";

/** Stands for the row that a list is under: the options are checked, and not where they go. */
const ANY_PARENT = "00000000-0000-0000-0000-000000000000";

/** The checks of the options of a list. */
export class QuerySchema<Options> {
  readonly #plan: Plan;
  /** The options by name. */
  readonly fields: SchemaFields<Options>;
  /** For libraries that take Standard Schema: synchronous, issues in English. */
  readonly "~standard": StandardSchema<Options>;

  /** @internal */
  constructor(plan: Plan) {
    this.#plan = plan;
    this.fields = queryFields(plan) as SchemaFields<Options>;
    this["~standard"] = standard(this);
  }

  /**
   * Checks list options: every issue, at once.
   * @throws {NotReadyError} when the module is not loaded yet.
   */
  validate(value: unknown, options?: ValidateOptions): Result<Options> {
    checkValidate(options);
    const found = listTarget(this.#plan, value, options?.locale, ANY_PARENT);
    return "issues" in found ? { ok: false, ...found } : { ok: true, value: value as Options };
  }

  /**
   * Checks one option by itself: what it needs beside it, as `page` needs `pageSize`, is not asked for.
   * @throws {NotReadyError} when the module is not loaded yet.
   */
  validateField(name: FieldName<Options>, value: unknown, options?: ValidateOptions): Issue[] {
    const key = String(name);
    const result = this.validate({ [key]: value }, options);
    return result.ok ? [] : result.issues.filter(({ path }) => path[0] === key.toWellFormed());
  }

  /**
   * Checks the options of several lists; the path of each issue begins with the place.
   * @throws {NotReadyError} when the module is not loaded yet.
   */
  validateMany(values: readonly unknown[], options?: ValidateOptions): Result<Options[]> {
    return validateEach(this, values, options);
  }

  /**
   * Checks the JSON text or bytes of list options.
   * Text that is not JSON is one `not_json` issue with line, column and offset.
   * @throws {NotReadyError} when the module is not loaded yet.
   */
  validateJson(source: string | Uint8Array | ArrayBuffer, options?: ValidateOptions): JsonResult {
    checkValidate(options);
    const found = listTargetOfJson(this.#plan, source, options?.locale, ANY_PARENT);
    return "issues" in found ? { ok: false, issues: found.issues } : { ok: true };
  }

  /** Attributes of a form control for that option. */
  htmlAttributes(name: FieldName<Options>, options?: HtmlAttributesOptions): HtmlAttributes {
    return Object.hasOwn(this.fields, name)
      ? htmlAttributes(this.fields[name] as FieldInfo, false, options)
      : {};
  }

  /**
   * The JSON Schema of the options.
   * @throws {ConfigError} for a target that is not known.
   */
  jsonSchema(options?: JsonSchemaOptions): JsonSchema {
    return queryJsonSchema(this.#plan, options);
  }
}
