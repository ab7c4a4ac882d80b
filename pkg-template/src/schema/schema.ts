// A schema: the checks of one kind of value, for forms, imports and requests.

import {
  checkField,
  checkJson,
  checkMany,
  checkValidate,
  checkValue,
  type ValidateOptions,
} from "../core/check.js";
import { ConfigError } from "../core/errors.js";
import type { Issue } from "../core/issues.js";
import { labelOf, localeOf } from "../core/messages.js";
import { checkOptions } from "../core/option-checks.js";
import { isPlain } from "../core/plain.js";
import type { FieldInfo, Plan } from "../core/plan.js";
import { Mode } from "../generated/layout.js";
import { type HtmlAttributes, type HtmlAttributesOptions, htmlAttributes } from "./html-attributes.js";
import { type JsonSchema, type JsonSchemaOptions, jsonSchema } from "./json-schema.js";
import { resultOf } from "./results.js";
import { type StandardSchema, standard } from "./standard.js";

/** What a check found: the value, or every issue. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value; readonly issues?: undefined }
  | {
      readonly ok: false;
      readonly value?: undefined;
      /** Every issue, in the order of the fields and rules. */
      readonly issues: readonly Issue[];
      /** What a property of the value threw when it was read. */
      readonly cause?: unknown;
    };

/** What a check of JSON found. */
export type JsonResult =
  | { readonly ok: true; readonly issues?: undefined }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** What of an entity can be written: with its id where the value is a row to update, otherwise some of the value. */
export type Picked<Value, Entity> = Entity extends { readonly id: string }
  ? [Extract<Value, { id: string }>] extends [never]
    ? Partial<Value>
    : Extract<Value, { id: string }>
  : Partial<Value>;

/**
 * The name of a field: editors offer those of a value, and any other text is one that is not known. Those of a
 * resource object of JSON:API are its attributes.
 */
export type FieldName<Value> =
  | (Value extends { readonly type: string; readonly attributes: infer Attributes }
      ? keyof Attributes & string
      : keyof Value & string)
  | (string & {});

/** The fields by name: those of a value are there, under any other text there may be none. */
export type SchemaFields<Value> = Readonly<Record<FieldName<Value>, FieldInfo>>;

/** The fields of a plan as they are in a mode. */
function fieldsOf({ fields }: Plan, mode: Mode): Readonly<Record<string, FieldInfo>> {
  // What lays values out goes by them.
  if (mode === Mode.read) return Object.freeze(fields);
  const entries = Object.entries(fields).map(([name, field]) => {
    // Only the server sets the id elsewhere; of a bulk row it says which row is meant, if one is.
    const readOnly = field.readOnly && !(mode === Mode.bulkRow && name === "id");
    const required = field.required && !field.readOnly;
    const isSame = readOnly === field.readOnly && required === field.required;
    return [name, isSame ? field : Object.freeze({ ...field, required, readOnly })];
  });
  return Object.freeze(Object.fromEntries(entries));
}

/** The checks of one kind of value. */
export class Schema<Value> {
  readonly #plan: Plan;
  readonly #mode: Mode;
  /** The fields by wire name; of what is written, none that only the server sets is required. */
  readonly fields: SchemaFields<Value>;
  /** For libraries that take Standard Schema: synchronous, issues in English. */
  readonly "~standard": StandardSchema<Value>;

  /** @internal */
  constructor(plan: Plan, mode: Mode) {
    this.#plan = plan;
    this.#mode = mode;
    // No accessor: each would give its schema a shape of its own, and calls of many schemas would be slow.
    this.fields = fieldsOf(plan, mode) as SchemaFields<Value>;
    this["~standard"] = standard(this);
  }

  /**
   * Checks a value: every issue, at once.
   * @throws {NotReadyError} when the module is not loaded yet.
   */
  validate(value: unknown, options?: ValidateOptions): Result<Value> {
    checkValidate(options);
    const { issues, cause } = checkValue(this.#plan, this.#mode, value, options);
    return resultOf(value, issues, cause);
  }

  /**
   * Checks one field by itself, as a form does while someone types.
   * @throws {NotReadyError} when the module is not loaded yet.
   */
  validateField(name: FieldName<Value>, value: unknown, options?: ValidateOptions): Issue[] {
    checkValidate(options);
    return checkField(this.#plan, this.#mode, name, value, options);
  }

  /**
   * Checks several values; the path of each issue begins with the row.
   * @throws {NotReadyError} when the module is not loaded yet.
   */
  validateMany(rows: readonly unknown[], options?: ValidateOptions): Result<Value[]> {
    checkValidate(options);
    const { issues, cause } = checkMany(this.#plan, this.#mode, rows, options);
    return resultOf(rows, issues, cause);
  }

  /**
   * Checks JSON text or bytes without building objects; with `many` an array of values.
   * Text that is not JSON is one `not_json` issue with line, column and offset.
   * @throws {NotReadyError} when the module is not loaded yet.
   */
  validateJson(
    source: string | Uint8Array | ArrayBuffer,
    options?: ValidateOptions & { readonly many?: boolean | undefined },
  ): JsonResult {
    checkValidate(options, "many");
    const issues = checkJson(this.#plan, this.#mode, source, options?.many === true, options);
    return issues.length === 0 ? { ok: true } : { ok: false, issues };
  }

  /**
   * The writable part of a fetched entity, ready for an update; references keep only their id, and for a bulk row
   * the entity's own id stays. Of a resource object of JSON:API it is that of the attributes. A null that only
   * answers may hold is left out.
   * @throws {ConfigError} for what is no object.
   */
  pick<Entity extends object>(entity: Entity): Picked<Value, Entity> {
    if (typeof entity !== "object" || entity === null) throw new ConfigError("entity", "must be an object");
    const { attributes } = entity as { attributes?: unknown };
    const from = (this.#plan.jsonApi && isPlain(attributes) ? attributes : entity) as Record<string, unknown>;
    const out: Record<string, unknown> = {};
    for (const [name, field] of Object.entries(this.fields)) {
      if (field.readOnly || !Object.hasOwn(from, name)) continue;
      const value = from[name];
      if (value === null && field.nullableRead) continue;
      if (field.reference === undefined || value === null || typeof value !== "object") {
        if (value !== undefined) out[name] = value;
      } else if ("id" in value && typeof value.id === "string") {
        out[name] = { id: value.id };
      }
    }
    return out as Picked<Value, Entity>;
  }

  /**
   * The JSON Schema of the values, as far as JSON Schema can say the rules.
   * @throws {ConfigError} for a target that is not known.
   */
  jsonSchema(options?: JsonSchemaOptions): JsonSchema {
    return jsonSchema(this.#plan, this.#mode, options);
  }

  /** What a field is called in a language. */
  label(name: FieldName<Value>, options?: Pick<ValidateOptions, "locale">): string {
    checkOptions(options ?? undefined, ["locale"]);
    return labelOf(localeOf(options?.locale), name);
  }

  /** Attributes for the control of a field: an `<input>`, or another element. */
  htmlAttributes(name: FieldName<Value>, options?: HtmlAttributesOptions): HtmlAttributes {
    if (!Object.hasOwn(this.fields, name)) return {};
    const field = this.fields[name] as FieldInfo;
    const asked = field.required && this.#mode === Mode.create;
    return htmlAttributes(field, asked, options);
  }
}

/** The checks of values with an enumeration that may go on: with `openEnums: true` there may be further integers. */
export interface OpenSchema<Value, Open> extends Schema<Value> {
  /** See {@link Schema.validate}. */
  validate(value: unknown, options: ValidateOptions & { readonly openEnums: true }): Result<Open>;
  /** See {@link Schema.validate}. */
  validate(value: unknown, options?: ValidateOptions): Result<Value>;
  /** See {@link Schema.validateMany}. */
  validateMany(
    rows: readonly unknown[],
    options: ValidateOptions & { readonly openEnums: true },
  ): Result<Open[]>;
  /** See {@link Schema.validateMany}. */
  validateMany(rows: readonly unknown[], options?: ValidateOptions): Result<Value[]>;
}
