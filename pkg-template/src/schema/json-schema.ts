// JSON Schemas of values, made from the same description that the checks follow.

import { ConfigError } from "../core/errors.js";
import { Mode, type ModeNumber } from "../core/check.js";
import type { FieldInfo, GroupRule, Plan } from "../core/plan.js";

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
    this.#target = options?.target ?? "draft-2020-12";
    if (!Object.hasOwn(dialects, this.#target)) {
      throw new ConfigError("target", `must be one of ${Object.keys(dialects).join(", ")}`);
    }
  }

  /** The schema with the name of its dialect, where the dialect has a name. */
  head(schema: JsonSchema): JsonSchema {
    const name = dialects[this.#target];
    return name === undefined ? schema : { $schema: name, ...schema };
  }

  /** The schema, and null besides. */
  nullable(schema: JsonSchema): JsonSchema {
    const out: JsonSchema =
      this.#target === "openapi-3.0" ? { ...schema, nullable: true } : { ...schema, type: [schema.type, "null"] };
    if (Array.isArray(out.enum)) out.enum = [...out.enum, null];
    return out;
  }

  /** Null alone. */
  nothing(): JsonSchema {
    return this.#target === "openapi-3.0" ? { enum: [null], nullable: true } : { type: "null" };
  }
}

const uuid = { type: "string", format: "uuid" };

function property(field: FieldInfo, reading: boolean, dialect: Dialect): JsonSchema {
  if (field.type === undefined) return {};
  const schema: JsonSchema = { type: field.type };
  if (field.reference !== undefined) {
    schema.properties = { id: reading ? dialect.nullable(uuid) : uuid };
    if (!reading) schema.required = ["id"];
  }
  if (field.format !== undefined) schema.format = field.format;
  if (field.minimum !== undefined) schema.minimum = field.minimum;
  if (field.maximum !== undefined) schema.maximum = field.maximum;
  // A stored value may be older than a rule: lengths and enumerations are for writes.
  if (!reading) {
    if (field.minLength !== undefined) schema.minLength = field.minLength;
    if (field.maxLength !== undefined) schema.maxLength = field.maxLength;
    if (field.enum !== undefined) schema.enum = [...field.enum];
  }
  return field.nullable ? dialect.nullable(schema) : schema;
}

/** One member of the group is set and the others are not. */
function onlyOne(rule: GroupRule, member: string, types: Record<string, JsonSchema>, dialect: Dialect): JsonSchema {
  const properties: JsonSchema = {};
  for (const name of rule.fields) properties[name] = name === member ? types[name] : dialect.nothing();
  return { required: [member], properties };
}

/** What a partial change may not say: two members set, or all of them null. */
function contradictions(rule: GroupRule, types: Record<string, JsonSchema>, dialect: Dialect): JsonSchema[] {
  const out: JsonSchema[] = [];
  rule.fields.forEach((a, i) => {
    for (const b of rule.fields.slice(i + 1)) {
      out.push({ not: { required: [a, b], properties: { [a]: types[a], [b]: types[b] } } });
    }
  });
  const nulls = Object.fromEntries(rule.fields.map((name) => [name, dialect.nothing()]));
  out.push({ not: { required: [...rule.fields], properties: nulls } });
  return out;
}

/** The JSON types of fields that are set. */
function setTypes(plan: Plan): Record<string, JsonSchema> {
  return Object.fromEntries(Object.entries(plan.fields).map(([name, field]) => [name, { type: field.type }]));
}

function written(plan: Plan, mode: ModeNumber, dialect: Dialect): JsonSchema {
  const writable = Object.entries(plan.fields).filter(([, field]) => !field.readOnly);
  const properties = Object.fromEntries(
    writable.map(([name, field]) => [name, property(field, false, dialect)]),
  );
  const schema: JsonSchema = { type: "object", properties, additionalProperties: false };
  const types = setTypes(plan);
  if (mode === Mode.create) {
    schema.required = writable.filter(([, field]) => field.required).map(([name]) => name);
    const groups = plan.rules.map((rule) => ({
      oneOf: rule.fields.map((member) => onlyOne(rule, member, types, dialect)),
    }));
    if (groups.length > 0) schema.allOf = groups;
  } else {
    const rules = plan.rules.flatMap((rule) => contradictions(rule, types, dialect));
    if (rules.length > 0) schema.allOf = rules;
  }
  return schema;
}

/** The JSON Schema of the values of a mode. */
export function jsonSchema(plan: Plan, mode: ModeNumber, options: JsonSchemaOptions | undefined): JsonSchema {
  const dialect = new Dialect(options);
  if (mode === Mode.read) {
    const fields = Object.entries(plan.fields);
    return dialect.head({
      type: "object",
      properties: Object.fromEntries(fields.map(([name, field]) => [name, property(field, true, dialect)])),
      required: fields.filter(([, field]) => field.required).map(([name]) => name),
    });
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
