// The OpenAPI document of the Pigello Core API.

import type { FieldInfo, FilterKind, OperationName } from "../core/plan.js";
import { Mode } from "../generated/layout.js";
import { notes } from "../generated/openapi.js";
import { pigelloHeaders } from "../generated/plans.js";
import { resources } from "../generated/sandbox.js";
import type { SandboxResource } from "../sandbox/table.js";
import { Dialect, jsonSchema, property } from "../schema/json-schema.js";
import { queryFields } from "../schema/query-fields.js";
import { filterValues, listOf } from "../schema/query-json-schema.js";
import {
  content,
  described,
  frame,
  int32,
  type Part,
  pathId,
  query,
  responses,
  schemaRef,
  TARGET,
  typeName,
} from "./document.js";

const JSON_TYPE = "application/json";
const uuid = { type: "string", format: "uuid" };
/** The schema of a row of a slim list. */
const ID = "Id";
const LISTED =
  "The rows: whole ones, or with `_slim=true` only the id of each. With `_statistics=true` statistics come " +
  "instead, whose form is not documented; that it is an object is assumed. With `_jsonl=true` the rows come as " +
  "newline-delimited JSON, one in each line, under a media type that is not documented.";
const statistics: Part = {
  type: "object",
  description: "Statistics of the rows; their form is not documented.",
  additionalProperties: true,
};

/** Parameters that go together. */
const partners: Readonly<Record<string, string>> = { _page: "_page_size", _page_size: "_page" };

function operand(operator: string, kind: FilterKind): Part {
  if (operator === "isnull") return { type: "boolean" };
  return operator === "in" ? listOf(kind) : filterValues[kind];
}

/** The option of a parameter, of which the package knows what it takes. */
function optionOf(name: string): string {
  return name.replace(/^_/, "").replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The parameters besides filters. */
function parametersOf({ plan, parameters: own }: SandboxResource): Part[] {
  const known = queryFields(plan);
  const dialect = new Dialect(TARGET);
  return Object.keys(own).map((name) => {
    const option = optionOf(name);
    const partner = partners[name];
    const said = notes[plan.key]?.parameters[option];
    const schema = property(known[option] as FieldInfo, false, dialect);
    // What is said of these names the partner as an option.
    return query(name, schema, partner === undefined ? said : `Only together with \`${partner}\`.`);
  });
}

/** Every filter, with each operator, and the negation of each. */
function listQuery(resource: SandboxResource): Part[] {
  const out = parametersOf(resource);
  for (const [name, { value, operators }] of Object.entries(resource.filters)) {
    const said = notes[resource.plan.key]?.filters[name];
    for (const mark of ["", "!"]) {
      out.push(query(`${name}${mark}`, filterValues[value], said));
      for (const operator of operators)
        out.push(query(`${name}__${operator}${mark}`, operand(operator, value), said));
    }
  }
  return out;
}

function schemasOf({ plan }: SandboxResource): Record<string, Part> {
  const name = typeName(plan.key);
  return {
    [name]: int32(jsonSchema(plan, Mode.read, TARGET)),
    [`${name}Create`]: int32(jsonSchema(plan, Mode.create, TARGET)),
    [`${name}Update`]: int32(jsonSchema(plan, Mode.update, TARGET)),
    [`${name}BulkRow`]: int32(jsonSchema(plan, Mode.bulkRow, TARGET)),
  };
}

function operations(resource: SandboxResource): Record<OperationName, Part> {
  const { plan } = resource;
  const name = typeName(plan.key);
  const entity = content(JSON_TYPE, schemaRef(name));
  const rowsOf = (schema: string): Part => ({ type: "array", items: schemaRef(schema) });
  const entities = content(JSON_TYPE, rowsOf(name));
  const listed = content(JSON_TYPE, { anyOf: [rowsOf(name), rowsOf(ID), statistics] });
  const body = (schema: Part) => ({ requestBody: { required: true, content: content(JSON_TYPE, schema) } });
  const about = (operation: OperationName, summary: string): Part => ({
    operationId: `${plan.key}_${operation}`,
    summary: `${summary} ${plan.name}`,
    ...described(notes[plan.key]?.operations[operation]),
    tags: [plan.app],
  });
  return {
    list: {
      ...about("list", "List"),
      parameters: listQuery(resource),
      responses: responses(200, LISTED, listed),
    },
    create: {
      ...about("create", "Create"),
      ...body(schemaRef(`${name}Create`)),
      responses: responses(201, "The row.", entity),
    },
    get: { ...about("get", "Get"), responses: responses(200, "The row.", entity) },
    update: {
      ...about("update", "Update"),
      ...body(schemaRef(`${name}Update`)),
      responses: responses(200, "The row.", entity),
    },
    delete: { ...about("delete", "Delete"), responses: responses(204, "Nothing.") },
    bulkWrite: {
      ...about("bulkWrite", "Bulk write"),
      ...body(rowsOf(`${name}BulkRow`)),
      responses: responses(201, "The rows.", entities),
    },
  };
}

function pathsOf(resource: SandboxResource): Record<string, Part> {
  const { plan, path } = resource;
  const all = operations(resource);
  const some = (methods: Partial<Record<string, OperationName>>): Part =>
    Object.fromEntries(
      Object.entries(methods).flatMap(([method, operation]) =>
        operation !== undefined && plan.operations.includes(operation) ? [[method, all[operation]]] : [],
      ),
    );
  return {
    [path]: some({ post: "create" }),
    [`${path}list/`]: some({ get: "list", post: "bulkWrite" }),
    [`${path}{pk}/`]: {
      parameters: [pathId("pk", "UUID of the row.")],
      ...some({ get: "get", patch: "update", delete: "delete" }),
    },
  };
}

const id: Part = {
  type: "object",
  description: "A row of a slim list.",
  required: ["id"],
  properties: { id: uuid },
};

/** The document. */
export function pigelloDocument(): Part {
  // The documents name the schemes as our options are named, with underscores.
  const schemes = Object.entries(pigelloHeaders).map(([option, name]) => [
    option.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    { type: "apiKey", in: "header", name },
  ]);
  const server = {
    url: "https://{environment}.pigello.io",
    variables: { environment: { default: "api", enum: ["api", "dev.api"] } },
  };
  return frame("Pigello Core API", "2.0.0", server, {
    // All seven headers together.
    security: [Object.fromEntries(schemes.map(([option]) => [option, []]))],
    tags: [...new Set(resources.map(({ plan }) => plan.app))].map((name) => ({
      name,
      description: `The application ${name}.`,
    })),
    paths: Object.assign({}, ...resources.map(pathsOf)),
    components: {
      securitySchemes: Object.fromEntries(schemes),
      schemas: Object.assign({ [ID]: id }, ...resources.map(schemasOf)),
    },
  });
}
