// JSON Schemas of values, made from the same description that the checks follow.

import { ConfigError } from "../core/errors.js";
import { checkOptions } from "../core/option-checks.js";
import type { FieldInfo, Plan } from "../core/plan.js";
import { Mode } from "../generated/layout.js";
import { ruleSchemas } from "./rule-json-schema.js";

/** A JSON Schema. */
export type JsonSchema = { [keyword: string]: unknown };

/** The dialects that a schema can be written in. */
export type JsonSchemaTarget = "draft-2020-12" | "draft-07" | "openapi-3.0";

/** Options of `jsonSchema()`. */
export interface JsonSchemaOptions {
  /** The dialect. Default: `draft-2020-12`. */
  readonly target?: JsonSchemaTarget | (string & {}) | undefined;
}

const dialects: Record<string, string | undefined> = {
  "draft-2020-12": "https://json-schema.org/draft/2020-12/schema",
  "draft-07": "http://json-schema.org/draft-07/schema#",
  "openapi-3.0": undefined,
};

/** What the dialects write in different ways. */
export class Dialect {
  readonly #target: string;

  constructor(options: JsonSchemaOptions | undefined) {
    checkOptions(options ?? undefined, ["target"]);
    this.#target = options?.target ?? "draft-2020-12";
    if (!Object.hasOwn(dialects, this.#target)) {
      throw new ConfigError("target", `must be one of ${Object.keys(dialects).join(", ")}`);
    }
  }

  /** A schema of the caller's own, who may change it, with the name of its dialect, where the dialect has a name. */
  head(schema: JsonSchema): JsonSchema {
    const name = dialects[this.#target];
    return JSON.parse(JSON.stringify(name === undefined ? schema : { $schema: name, ...schema }));
  }

  /** A number, or the text of one. */
  numberOrText(nullable: boolean): JsonSchema {
    return { anyOf: ["number", "string"].map((type) => (nullable ? this.nullable({ type }) : { type })) };
  }

  /** The schema, and null besides. */
  nullable(schema: JsonSchema): JsonSchema {
    const out: JsonSchema =
      this.#target === "openapi-3.0"
        ? { ...schema, nullable: true }
        : { ...schema, type: [schema.type, "null"] };
    if (Array.isArray(out.enum)) out.enum = [...out.enum, null];
    return out;
  }

  /** Null alone. */
  nothing(): JsonSchema {
    // OpenAPI 3.0 has no type of null, and heeds `nullable` only beside a type.
    return this.#target === "openapi-3.0"
      ? { type: "object", nullable: true, enum: [null] }
      : { type: "null" };
  }
}

/** The JSON Schema of a UUID. */
export const uuid = { type: "string", format: "uuid" };

/** The range of every integer that is read. */
export const int32 = { minimum: -2_147_483_648, maximum: 2_147_483_647 };
/** The formats that a value is held to when it is read. */
const readFormats = new Set<string | undefined>(["uuid", "date", "date-time"]);

/** What only a value that is written is held to: a stored one may be older than a rule. */
const limits = [
  "format",
  "minimum",
  "maximum",
  "minItems",
  "uniqueItems",
  "minLength",
  "maxLength",
  "pattern",
  "enum",
] as const;

/** The JSON Schema of a field. */
export function property(field: FieldInfo, reading: boolean, dialect: Dialect): JsonSchema {
  if (field.type === undefined) return {};
  const nullable = field.nullable || (reading && field.nullableRead === true);
  if (field.type === "number or string") return dialect.numberOrText(nullable);
  const schema: JsonSchema = { type: field.type };
  if (field.reference !== undefined) {
    schema.properties = { id: reading ? dialect.nullable(uuid) : uuid };
    if (!reading) schema.required = ["id"];
  }
  // OpenAPI 3.0 wants `items` in every array; elsewhere it does no harm.
  if (field.type === "array") schema.items = field.items ? property(field.items, reading, dialect) : {};
  if (field.properties !== undefined) Object.assign(schema, members(field.properties, reading, dialect));
  else if (field.type === "object" && field.reference === undefined) schema.additionalProperties = true;
  if (!reading) {
    for (const limit of limits) if (field[limit] !== undefined) schema[limit] = field[limit];
  } else if (field.type === "integer") Object.assign(schema, int32);
  else if (readFormats.has(field.format)) schema.format = field.format;
  return nullable ? dialect.nullable(schema) : schema;
}

/** The keywords of an object with these fields; when written it has no others. */
function members(
  fields: Readonly<Record<string, FieldInfo>>,
  reading: boolean,
  dialect: Dialect,
): JsonSchema {
  const used = Object.entries(fields).filter(([, field]) => (reading ? !field.writeOnly : !field.readOnly));
  const required = used.filter(([, field]) => field.required).map(([name]) => name);
  const properties = used.map(([name, field]) => {
    const schema = property(field, reading, dialect);
    return [name, reading && field.readOnly ? { ...schema, readOnly: true } : schema];
  });
  const schema: JsonSchema = { properties: Object.fromEntries(properties) };
  if (required.length > 0) schema.required = required;
  if (!reading) schema.additionalProperties = false;
  return schema;
}

function written(plan: Plan, mode: Mode, dialect: Dialect): JsonSchema {
  const schema: JsonSchema = { type: "object", ...members(plan.fields, false, dialect) };
  const partial = mode !== Mode.create;
  if (partial) delete schema.required;
  const rules = ruleSchemas(plan, partial, dialect.nothing());
  if (rules.length > 0) schema.allOf = rules;
  return schema;
}

/** The JSON Schema of the values of a mode. */
export function jsonSchema(plan: Plan, mode: Mode, options: JsonSchemaOptions | undefined): JsonSchema {
  const dialect = new Dialect(options);
  if (mode === Mode.read) {
    return dialect.head({ type: "object", ...members(plan.fields, true, dialect) });
  }
  if (mode !== Mode.bulkRow) return dialect.head(written(plan, mode, dialect));
  const update = written(plan, Mode.update, dialect);
  return dialect.head({
    oneOf: [
      written(plan, Mode.create, dialect),
      { ...update, properties: { id: uuid, ...(update.properties as object) }, required: ["id"] },
    ],
  });
}
