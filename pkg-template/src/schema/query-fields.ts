// The options of a list, described as fields are.

import { type FieldInfo, field, type ParameterKind, type Plan } from "../core/plan.js";

const MOST = 2_147_483_647;
const text = field("string", 0);
const id = field("string", 0, { format: "uuid" });

function described(option: string, kind: ParameterKind, plan: Plan): FieldInfo {
  switch (kind) {
    case "boolean":
      return field("boolean", 0);
    case "integer":
      return field("integer", 0, { minimum: option === "page" ? 1 : 0, maximum: MOST });
    case "count":
      return field("integer", 0, { minimum: 1, maximum: MOST });
    case "text":
      return text;
    case "sort": {
      const sorts = plan.jsonApi?.sorts ?? [];
      return field("string", 0, { enum: sorts.flatMap((sort) => [sort, `-${sort}`]) });
    }
    case "ids":
      return field("array", 0, { items: id });
    case "strings":
      return field("array", 0, { items: text });
    default:
      return field("array", 0, { items: text, uniqueItems: true });
  }
}

/** The options by name: parameters, and the object of the filters. */
export function queryFields(plan: Plan): Readonly<Record<string, FieldInfo>> {
  const parameters = Object.entries(plan.parameters).map(([option, kind]) => [
    option,
    described(option, kind, plan),
  ]);
  const filters = plan.jsonApi === undefined ? "filters" : "filter";
  return Object.freeze({ ...Object.fromEntries(parameters), [filters]: field("object", 0) });
}
