// The OpenAPI document of MPDX.

import type { FieldInfo, JsonApiPlan, Plan } from "../core/plan.js";
import { Mode } from "../generated/layout.js";
import { notes } from "../generated/openapi.js";
import { jsonApiResources } from "../generated/sandbox.js";
import type { JsonApiSandboxResource } from "../sandbox/table.js";
import { resourceJsonSchema } from "../schema/json-api-json-schema.js";
import { Dialect, jsonSchema, property } from "../schema/json-schema.js";
import { queryFields } from "../schema/query-fields.js";
import {
  content,
  described,
  frame,
  type Part,
  pathId,
  query,
  responses,
  schemaRef,
  TARGET,
  typeName,
} from "./document.js";

const MEDIA_TYPE = "application/vnd.api+json";
/** Parameters of that name are not heeded in OpenAPI, so it is said in words. */
const HEADER = `Every request needs the header \`Content-Type: ${MEDIA_TYPE}\`, although this one has no body.`;

const any = { type: "object", additionalProperties: true };
const whole = { type: "integer" };
/** What the server sends back as text when the request named it. */
const echoed = { anyOf: [whole, { type: "string" }] };

/** What the documents show of a list beside its rows. */
const meta: Part = {
  type: "object",
  required: ["pagination"],
  properties: {
    pagination: {
      type: "object",
      required: ["page", "per_page", "total_count", "total_pages"],
      properties: { page: echoed, per_page: echoed, total_count: whole, total_pages: whole },
    },
    sort: { type: "string", nullable: true },
    filter: any,
  },
};

/** What refers to a row, of that type or of any. */
function identifier(type?: string): Part {
  return {
    type: "object",
    required: ["id", "type"],
    properties: {
      id: { type: "string", format: "uuid" },
      type: type === undefined ? { type: "string" } : { type: "string", enum: [type] },
    },
  };
}

/** The relationships of a resource, each with the rows that it leads to. */
function relationshipsOf({ plan, relationships }: JsonApiSandboxResource): Part {
  const each = Object.entries(relationships).map(([name, { type, many }]) => [
    name,
    {
      type: "object",
      ...described(notes[plan.key]?.relationships[name]),
      properties: {
        data: many ? { type: "array", items: identifier(type) } : { ...identifier(type), nullable: true },
      },
    },
  ]);
  return { type: "object", properties: Object.fromEntries(each) };
}

/** A resource object, with what the documents show of its relationships. */
function resourceOf(resource: JsonApiSandboxResource): Part {
  const { properties, ...schema } = resourceJsonSchema(
    resource.plan,
    jsonSchema(resource.plan, Mode.read, TARGET),
  );
  return { ...schema, properties: { ...(properties as Part), relationships: relationshipsOf(resource) } };
}

function document(data: Part, more: Part = {}): Part {
  const row = identifier();
  const properties = { ...(row.properties as Part), attributes: any, relationships: any };
  const included = { type: "array", items: { ...row, properties } };
  return { type: "object", required: ["data"], properties: { data, included, ...more } };
}

/** Names in the query string, by their option. */
function wireName(option: string): string {
  return option.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function listQuery(plan: Plan, api: JsonApiPlan): Part[] {
  const { filter, ...options } = queryFields(plan);
  const said = notes[plan.key];
  const dialect = new Dialect(TARGET);
  const parameter = (name: string, info: FieldInfo, text: string | undefined) =>
    query(name, property(info, false, dialect), text);
  return [
    ...Object.entries(filter?.properties ?? {}).map(([option, info]) =>
      parameter(`filter[${wireName(option)}]`, info, said?.filters[option]),
    ),
    ...Object.entries(options).map(([option, info]) => {
      const name = option === "fields" ? `fields[${api.type}]` : wireName(option);
      return parameter(name, info, said?.parameters[option]);
    }),
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
  const many = content(MEDIA_TYPE, document({ type: "array", items: schemaRef(name) }, { meta }));
  const about = (operation: string, summary: string, more?: string): Part => ({
    operationId: `${plan.key}_${operation}`,
    summary: `${summary} ${plan.name}`,
    ...described(notes[plan.key]?.operations[operation], more),
    tags: [plan.app],
  });
  const parent = pathId(wireName(api.parent), "UUID of the account list.");
  const path = `${before}{${wireName(api.parent)}}${after}`;
  return {
    [path]: {
      parameters: [parent],
      get: {
        ...about("list", "List", HEADER),
        parameters: listQuery(plan, api),
        responses: responses(200, "A page.", many),
      },
    },
    [`${path}/{id}`]: {
      parameters: [parent, pathId("id", "UUID of the row.")],
      get: { ...about("get", "Get", HEADER), responses: responses(200, "The row.", one) },
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
  for (const resource of jsonApiResources) {
    const { plan, before, after } = resource;
    if (plan.jsonApi === undefined) continue;
    const name = typeName(plan.key);
    schemas[name] = resourceOf(resource);
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
