// JSON Schemas of list options: parameters, filters and their operators.

import type { FilterKind, ParameterKind, Plan } from "../core/plan.js";
import { filterOperators } from "../generated/plans.js";
import { jsonApiQuerySchema } from "./json-api-query-schema.js";
import { Dialect, type JsonSchema, type JsonSchemaOptions } from "./json-schema.js";
import { given } from "./rule-json-schema.js";

const int32 = { type: "integer", minimum: -2_147_483_648, maximum: 2_147_483_647 };
/** The JSON Schema of a UUID. */
export const uuid = { type: "string", format: "uuid" };

type PlainParameter = Exclude<ParameterKind, "count" | "sort" | "include" | "fieldset">;

const parameters: Record<PlainParameter, JsonSchema> = {
  boolean: { type: "boolean" },
  integer: { type: "integer", maximum: 2_147_483_647 },
  text: { type: "string" },
  order: {
    type: "array",
    items: { type: "string", pattern: "^-?[A-Za-z_][A-Za-z0-9_]*$" },
    uniqueItems: true,
  },
  ids: { type: "array", items: uuid, minItems: 1 },
  strings: { type: "array", items: { type: "string", pattern: "^[^,]+$" }, minItems: 1 },
};

/** What one value of each kind is. */
export const filterValues: Readonly<Record<FilterKind, JsonSchema>> = {
  text: { type: "string" },
  integer: int32,
  dateTime: { type: "string", format: "date-time" },
  boolean: { type: "boolean" },
  id: uuid,
  reference: uuid,
};

function condition(kind: FilterKind, dialect: Dialect): JsonSchema {
  const value = filterValues[kind];
  const listed = kind === "text" ? { ...value, pattern: "^[^,]+$" } : value;
  const operators: JsonSchema = {};
  for (const name of filterOperators[kind]) operators[name] = value;
  operators.in = { type: "array", items: listed, minItems: 1 };
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
  if (plan.jsonApi !== undefined) return dialect.head(jsonApiQuerySchema(plan, plan.jsonApi));
  const properties: JsonSchema = {};
  for (const [option, kind] of Object.entries(plan.parameters)) {
    properties[option] = parameters[kind as PlainParameter];
  }
  properties.page = { ...parameters.integer, minimum: 1 };
  properties.pageSize = { ...parameters.integer, minimum: 0 };
  const filters = Object.entries(plan.filters).map(([name, kind]) => [name, condition(kind, dialect)]);
  properties.filters = {
    type: "object",
    properties: Object.fromEntries(filters),
    additionalProperties: false,
  };
  const pages = [given("page"), given("pageSize")];
  return dialect.head({
    type: "object",
    properties,
    additionalProperties: false,
    anyOf: [{ allOf: pages }, { not: { anyOf: pages } }],
  });
}
