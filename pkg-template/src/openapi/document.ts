// What the OpenAPI documents of both APIs have in common.

import type { JsonSchema } from "../schema/json-schema.js";

/** A part of an OpenAPI document. */
export type Part = JsonSchema;

/** What is said of a resource in words, by name. */
export interface Notes {
  /** Of operations that are not in the resource's own document. */
  readonly operations: Readonly<Record<string, string>>;
  /** Of list parameters, by option. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Of filters, by option. */
  readonly filters: Readonly<Record<string, string>>;
  /** Of relationships. */
  readonly relationships: Readonly<Record<string, string>>;
}

/** OpenAPI has no dialect of its own name in 3.0. */
export const TARGET = { target: "openapi-3.0" } as const;

/** A reference to a schema of the document. */
export function schemaRef(name: string): Part {
  return { $ref: `#/components/schemas/${name}` };
}

/** A name as types have it. */
export function typeName(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}

/** The id of a row in the path. */
export function pathId(name: string, description: string): Part {
  return { name, in: "path", required: true, description, schema: { type: "string", format: "uuid" } };
}

/** A parameter of the query, with what is said of it; several values are joined by commas. */
export function query(name: string, schema: Part, ...said: (string | undefined)[]): Part {
  const joined = schema.type === "array" ? { style: "form", explode: false } : {};
  return { name, in: "query", ...described(...said), schema: int32(schema), ...joined };
}

/** A description, if there is anything to say. */
export function described(...said: (string | undefined)[]): Part {
  const description = said.filter((text) => text !== undefined && text !== "").join(" ");
  return description === "" ? {} : { description };
}

/** The schema, with the format of the integers: all have 32 bits. */
export function int32(schema: Part): Part {
  const text = JSON.stringify(schema, (_, part) =>
    part?.type === "integer" ? { ...part, format: "int32" } : part,
  );
  return JSON.parse(text);
}

/** Content of one media type. */
export function content(mediaType: string, schema: Part): Part {
  return { [mediaType]: { schema } };
}

/** A success, and the refusals that every operation shares. */
export function responses(status: number, description: string, body?: Part): Part {
  return {
    [status]: body === undefined ? { description } : { description, content: body },
    "4XX": { description: "The server refused the request." },
    "5XX": { description: "The server failed." },
  };
}

/** The frame of a document. */
export function frame(title: string, version: string, server: Part, rest: Part): Part {
  return {
    openapi: "3.0.3",
    info: {
      title,
      version,
      description: "Made from the rules that Fieldgate validates by; facts of the API's public documents.",
      license: { name: "MIT OR Apache-2.0", url: "https://spdx.org/licenses/MIT.html" },
    },
    servers: [server],
    ...rest,
  };
}
