// The JSON Schema of a resource object of JSON:API, around that of its attributes.

import type { Plan } from "../core/plan.js";
import type { JsonSchema } from "./json-schema.js";

/** The JSON Schema of a resource object; `attributes` is that of its attributes, with its dialect. */
export function resourceJsonSchema(plan: Plan, { $schema, ...attributes }: JsonSchema): JsonSchema {
  const schema: JsonSchema = {
    type: "object",
    properties: {
      id: { type: "string", format: "uuid" },
      type: { type: "string", enum: [plan.jsonApi?.type] },
      attributes,
      relationships: {
        type: "object",
        properties: Object.fromEntries(
          (plan.jsonApi?.relationships ?? []).map((name) => [
            name,
            { type: "object", additionalProperties: true },
          ]),
        ),
      },
    },
    required: ["id", "type"],
  };
  return $schema === undefined ? schema : { $schema, ...schema };
}
