// JSON Schemas of list options: parameters, filters and their operators.

import type { FieldInfo, FilterKind, Plan } from "../core/plan.js";
import { filterOperators } from "../generated/plans.js";
import { Dialect, type JsonSchema, type JsonSchemaOptions, property } from "./json-schema.js";
import { listed, queryFields } from "./query-fields.js";
import { given } from "./rule-json-schema.js";

const int32 = { type: "integer", minimum: -2_147_483_648, maximum: 2_147_483_647 };
const uuid = { type: "string", format: "uuid" };

/** What one value of each kind is. */
export const filterValues: Readonly<Record<FilterKind, JsonSchema>> = {
  text: { type: "string" },
  integer: int32,
  dateTime: { type: "string", format: "date-time" },
  boolean: { type: "boolean" },
  id: uuid,
  reference: uuid,
};

/** Several values of a kind, which are joined by commas. */
export function listOf(kind: FilterKind): JsonSchema {
  const value = filterValues[kind];
  return {
    type: "array",
    items: kind === "text" ? { ...value, pattern: listed.pattern } : value,
    minItems: 1,
  };
}

function condition(kind: FilterKind, dialect: Dialect): JsonSchema {
  const value = filterValues[kind];
  const operators: JsonSchema = {};
  for (const name of filterOperators[kind]) operators[name] = value;
  operators.in = listOf(kind);
  operators.isnull = { type: "boolean" };
  const object = (properties: JsonSchema): JsonSchema => ({
    type: "object",
    properties,
    additionalProperties: false,
    minProperties: 1,
  });
  const nothing = dialect.nothing();
  const not = { anyOf: [value, nothing, object(operators)] };
  return { anyOf: [value, nothing, object({ ...operators, not })] };
}

/** The JSON Schema of the options of a list. */
export function queryJsonSchema(plan: Plan, options: JsonSchemaOptions | undefined): JsonSchema {
  const dialect = new Dialect(options);
  const described = Object.entries<FieldInfo>(queryFields(plan));
  const properties = Object.fromEntries(
    described.map(([name, info]) => [name, property(info, false, dialect)]),
  );
  const schema = { type: "object", properties, additionalProperties: false };
  if (plan.jsonApi !== undefined) return dialect.head(schema);
  const filters = Object.entries(plan.filters).map(([name, kind]) => [name, condition(kind, dialect)]);
  properties.filters = {
    type: "object",
    properties: Object.fromEntries(filters),
    additionalProperties: false,
  };
  const pages = [given("page"), given("pageSize")];
  return dialect.head({ ...schema, anyOf: [{ allOf: pages }, { not: { anyOf: pages } }] });
}
