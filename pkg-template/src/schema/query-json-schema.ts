// JSON Schemas of list options: parameters, filters and their operators.

import { type FilterKind, field, type Plan } from "../core/plan.js";
import { filterOperators } from "../generated/plans.js";
import { Dialect, int32, type JsonSchema, type JsonSchemaOptions, property, uuid } from "./json-schema.js";
import { listed, queryFields } from "./query-fields.js";
import { given } from "./rule-json-schema.js";

/** What one value of each kind is. */
export const filterValues: Readonly<Record<FilterKind, JsonSchema>> = {
  text: { type: "string" },
  integer: { type: "integer", ...int32 },
  dateTime: { type: "string", format: "date-time" },
  boolean: { type: "boolean" },
  id: uuid,
  reference: uuid,
};

/** Several values of a kind, which are joined by commas. */
export function listOf(kind: FilterKind): JsonSchema {
  const items = kind === "text" ? { type: "string", pattern: listed.pattern } : filterValues[kind];
  return { type: "array", items, minItems: 1 };
}

function object(properties: JsonSchema): JsonSchema {
  return { type: "object", properties, additionalProperties: false };
}

function condition(kind: FilterKind, dialect: Dialect): JsonSchema {
  const value = filterValues[kind];
  const operators: JsonSchema = { in: listOf(kind), isnull: filterValues.boolean };
  for (const name of filterOperators[kind]) operators[name] ??= value;
  const oneOf = (some: JsonSchema) => ({
    anyOf: [value, dialect.nothing(), { ...object(some), minProperties: 1 }],
  });
  return oneOf({ ...operators, not: oneOf(operators) });
}

/** The JSON Schema of the options of a list. */
export function queryJsonSchema(plan: Plan, options: JsonSchemaOptions | undefined): JsonSchema {
  const dialect = new Dialect(options);
  const schema = property(field("object", 0, { properties: queryFields(plan) }), false, dialect);
  if (plan.jsonApi === undefined) {
    const filters: JsonSchema = {};
    for (const [name, kind] of Object.entries(plan.filters)) filters[name] = condition(kind, dialect);
    (schema.properties as JsonSchema).filters = object(filters);
    const pages = [given("page"), given("pageSize")];
    schema.anyOf = [{ allOf: pages }, { not: { anyOf: pages } }];
  }
  return dialect.head(schema);
}
