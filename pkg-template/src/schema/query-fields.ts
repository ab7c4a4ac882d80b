// The options of a list, described as fields are.

import { type FieldInfo, field, type ParameterKind, type Plan } from "../core/plan.js";

const text = field("string", 0);
/** A text of several that are joined by commas. */
export const listed = field("string", 0, { pattern: "^[^,]+$" });
const id = field("string", 0, { format: "uuid" });
const order = field("string", 0, { pattern: "^-?[A-Za-z_][A-Za-z0-9_]*$" });
const whole = (minimum: number) => field("integer", 0, { minimum, maximum: 2_147_483_647 });

/** What is the same for every resource. */
const common: Partial<Record<ParameterKind, FieldInfo>> = {
  boolean: field("boolean", 0),
  count: whole(1),
  integer: whole(0),
  text,
  ids: field("array", 0, { items: id, minItems: 1 }),
  strings: field("array", 0, { items: listed, minItems: 1 }),
  order: field("array", 0, { items: order, uniqueItems: true }),
};

/** A day, or an instant of it: what of both a pattern can say. */
const TIME = "([01]\\d|2[0-3]):[0-5]\\d";
const POINT =
  "(?!0000)\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])" +
  `([Tt]${TIME}:([0-5]\\d|60)(\\.\\d+)?([Zz]|[+-]${TIME}))?`;
const range = field("string", 0, { pattern: `^${POINT}(\\.{2,3}${POINT})?$` });

function described(kind: ParameterKind, { fields, jsonApi }: Plan): FieldInfo {
  const same = common[kind];
  if (same !== undefined) return same;
  if (kind === "sort") return field("string", 0, { enum: jsonApi?.sorts ?? [] });
  const readable = Object.keys(fields).filter((name) => !fields[name]?.writeOnly);
  const names = [...(kind === "include" ? [] : readable), ...(jsonApi?.relationships ?? [])];
  return field("array", 0, { items: field("string", 0, { enum: names }), minItems: 1, uniqueItems: true });
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
  const parameters = Object.entries(plan.parameters).map(([option, kind]) => [option, described(kind, plan)]);
  const others: Record<string, FieldInfo> = Object.fromEntries(parameters);
  // As they stand in the URL, and as the issues are told.
  const filters = filtersOf(plan);
  return Object.freeze(plan.jsonApi ? { filter: filters, ...others } : { ...others, filters });
}
