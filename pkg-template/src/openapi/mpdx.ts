// The OpenAPI document of MPDX.

import { Mode } from "../core/check.js";
import type { FieldInfo, JsonApiPlan, Plan } from "../core/plan.js";
import { jsonApiResources } from "../generated/sandbox.js";
import { resourceJsonSchema } from "../schema/json-api-json-schema.js";
import { jsonSchema } from "../schema/json-schema.js";
import { content, frame, type Part, pathId, responses, schemaRef, TARGET, typeName } from "./document.js";

const MEDIA_TYPE = "application/vnd.api+json";

function document(data: Part, more: Part = {}): Part {
  const included = { type: "array", items: { type: "object" } };
  return { type: "object", required: ["data"], properties: { data, included, ...more } };
}

function names(allowed: readonly string[]): Part {
  return { type: "array", items: { type: "string", enum: [...allowed] }, minItems: 1, uniqueItems: true };
}

/** Names of the filters in the query string, by their option. */
function wireName(option: string): string {
  return option.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function listQuery(plan: Plan, api: JsonApiPlan): Part[] {
  const count = { type: "integer", format: "int32", minimum: 1 };
  const fields = Object.entries<FieldInfo>(plan.fields).filter(([, field]) => field.writeOnly !== true);
  const joined = { style: "form", explode: false };
  return [
    ...Object.keys(api.filters).map((option) => ({
      name: `filter[${wireName(option)}]`,
      in: "query",
      schema: { type: "string" },
    })),
    { name: "page", in: "query", schema: count },
    { name: "per_page", in: "query", schema: count },
    {
      name: "sort",
      in: "query",
      schema: { type: "string", enum: api.sorts.flatMap((sort) => [sort, `-${sort}`]) },
    },
    { name: "include", in: "query", schema: names(api.relationships), ...joined },
    {
      name: `fields[${api.type}]`,
      in: "query",
      schema: names([...fields.map(([name]) => name), ...api.relationships]),
      ...joined,
    },
  ];
}

function updateOf(name: string, type: string): Part {
  const data = {
    type: "object",
    required: ["type", "attributes"],
    properties: {
      id: { type: "string", format: "uuid" },
      type: { type: "string", enum: [type] },
      attributes: schemaRef(`${name}Update`),
    },
  };
  return { type: "object", required: ["data"], properties: { data } };
}

function pathsOf(plan: Plan, api: JsonApiPlan, before: string, after: string): Record<string, Part> {
  const name = typeName(plan.key);
  const one = content(MEDIA_TYPE, document(schemaRef(name)));
  const many = content(
    MEDIA_TYPE,
    document({ type: "array", items: schemaRef(name) }, { meta: { type: "object" } }),
  );
  const about = (operation: string, summary: string): Part => ({
    operationId: `${plan.key}_${operation}`,
    summary: `${summary} ${plan.name}`,
    tags: [plan.app],
  });
  const parent = pathId(wireName(api.parent), "UUID of the account list.");
  const path = `${before}{${wireName(api.parent)}}${after}`;
  return {
    [path]: {
      parameters: [parent],
      get: {
        ...about("list", "List"),
        parameters: listQuery(plan, api),
        responses: responses(200, "A page.", many),
      },
    },
    [`${path}/{id}`]: {
      parameters: [parent, pathId("id", "UUID of the row.")],
      get: { ...about("get", "Get"), responses: responses(200, "The row.", one) },
      put: {
        ...about("update", "Update"),
        requestBody: { required: true, content: content(MEDIA_TYPE, updateOf(name, api.type)) },
        responses: responses(200, "The row.", one),
      },
    },
  };
}

/** The document. */
export function mpdxDocument(): Part {
  const schemas: Record<string, Part> = {};
  const paths: Record<string, Part> = {};
  for (const { plan, before, after } of jsonApiResources) {
    if (plan.jsonApi === undefined) continue;
    const name = typeName(plan.key);
    schemas[name] = resourceJsonSchema(plan, jsonSchema(plan, Mode.read, TARGET));
    schemas[`${name}Update`] = jsonSchema(plan, Mode.update, TARGET);
    Object.assign(paths, pathsOf(plan, plan.jsonApi, before, after));
  }
  const apps = [...new Set(jsonApiResources.map(({ plan }) => plan.app))];
  return frame(
    "MPDX API",
    "v2",
    { url: "https://api.mpdx.org" },
    {
      security: [{ token: [] }],
      tags: apps.map((name) => ({ name, description: `The application ${name}.` })),
      paths,
      components: { securitySchemes: { token: { type: "http", scheme: "bearer" } }, schemas },
    },
  );
}
