// JSON Schemas of the list options of a JSON:API resource.

import type { JsonApiPlan, Plan } from "../core/plan.js";
import type { JsonSchema } from "./json-schema.js";

const count = { type: "integer", minimum: 1, maximum: 2_147_483_647 };

function names(allowed: readonly string[]): JsonSchema {
  return { type: "array", items: { type: "string", enum: [...allowed] }, minItems: 1, uniqueItems: true };
}

/** The JSON Schema of the options, without the name of a dialect: no keyword differs between them. */
export function jsonApiQuerySchema(plan: Plan, { filters, relationships, sorts }: JsonApiPlan): JsonSchema {
  const fields = Object.entries(plan.fields).filter(([, field]) => field.writeOnly !== true);
  const filter = Object.keys(filters).map((name) => [name, { type: "string" }]);
  return {
    type: "object",
    properties: {
      filter: { type: "object", properties: Object.fromEntries(filter), additionalProperties: false },
      page: count,
      perPage: count,
      sort: { type: "string", enum: sorts.flatMap((sort) => [sort, `-${sort}`]) },
      include: names(relationships),
      fields: names([...fields.map(([name]) => name), ...relationships]),
    },
    additionalProperties: false,
  };
}
