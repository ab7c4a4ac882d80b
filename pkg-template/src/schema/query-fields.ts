// The options of a list, described as fields are.

import { type FieldInfo, field, type ParameterKind, type Plan } from "../core/plan.js";

const MOST = 2_147_483_647;
const text = field("string", 0);
/** A text of several that are joined by commas. */
export const listed = field("string", 0, { pattern: "^[^,]+$" });
const id = field("string", 0, { format: "uuid" });
const order = field("string", 0, { pattern: "^-?[A-Za-z_][A-Za-z0-9_]*$" });

/** A day, or an instant of it: what of both a pattern can say. */
const POINT =
  "(?!0000)\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])" +
  "([Tt]([01]\\d|2[0-3]):[0-5]\\d:([0-5]\\d|60)(\\.\\d+)?([Zz]|[+-]([01]\\d|2[0-3]):[0-5]\\d))?";
const range = field("string", 0, { pattern: `^${POINT}(\\.{2,3}${POINT})?$` });

/** A list of some of these names. */
function names(allowed: readonly string[]): FieldInfo {
  return field("array", 0, { items: field("string", 0, { enum: allowed }), minItems: 1, uniqueItems: true });
}

function described(option: string, kind: ParameterKind, { fields, jsonApi }: Plan): FieldInfo {
  switch (kind) {
    case "boolean":
      return field("boolean", 0);
    case "integer":
      return field("integer", 0, { minimum: option === "page" ? 1 : 0, maximum: MOST });
    case "count":
      return field("integer", 0, { minimum: 1, maximum: MOST });
    case "text":
      return text;
    case "sort":
      return field("string", 0, { enum: jsonApi?.sorts ?? [] });
    case "ids":
      return field("array", 0, { items: id, minItems: 1 });
    case "strings":
      return field("array", 0, { items: listed, minItems: 1 });
    case "order":
      return field("array", 0, { items: order, uniqueItems: true });
    case "include":
      return names(jsonApi?.relationships ?? []);
    default: {
      const readable = Object.keys(fields).filter((name) => fields[name]?.writeOnly !== true);
      return names([...readable, ...(jsonApi?.relationships ?? [])]);
    }
  }
}

/** The filters of a list: what each one of JSON:API takes; of the others each takes operators too. */
function filtersOf({ jsonApi }: Plan): FieldInfo {
  if (jsonApi === undefined) return field("object", 0);
  const filters = Object.entries(jsonApi.filters).map(([name, kind]) => [
    name,
    kind === "dates" ? range : text,
  ]);
  return field("object", 0, { properties: Object.fromEntries(filters) });
}

/** The options by name: parameters, and the object of the filters. */
export function queryFields(plan: Plan): Readonly<Record<string, FieldInfo>> {
  const parameters = Object.entries(plan.parameters).map(([option, kind]) => [
    option,
    described(option, kind, plan),
  ]);
  const filters = plan.jsonApi === undefined ? "filters" : "filter";
  return Object.freeze({ ...Object.fromEntries(parameters), [filters]: filtersOf(plan) });
}
