// JSON:API documents, and plain objects made of them.

import type { ResourceIdentifier } from "./types.js";

/** Any resource object of a document. */
export interface AnyResource extends ResourceIdentifier {
  attributes?: object;
  relationships?: object;
}

/** A document with one row. */
export interface Document<Resource> {
  data: Resource;
  /** The rows that were asked for by `include`. */
  included?: AnyResource[];
}

/** Where a page of a list stands. The server sends `page` and `per_page` back as it got them. */
export interface Pagination {
  page: number | string;
  per_page: number | string;
  total_count: number;
  total_pages: number;
}

/** A document with a page of rows. */
export interface ListDocument<Resource> {
  data: Resource[];
  meta: {
    pagination: Pagination;
    sort: string | null;
    filter: Record<string, unknown>;
    [key: string]: unknown;
  };
  /** The rows that were asked for by `include`. */
  included?: AnyResource[];
}

/** The attributes of a resource, with its relationships beside them. */
export type Flat<Resource> = Resource extends {
  id: string;
  type: infer Type;
  attributes: infer Attributes;
  relationships?: infer Relationships;
}
  ? { id: string; type: Type } & Attributes & { [Name in keyof Relationships]?: unknown }
  : Record<string, unknown> & ResourceIdentifier;

/** The rows of a document as plain objects. */
export type Flattened<Doc> = Doc extends { data: (infer Resource)[] }
  ? Flat<Resource>[]
  : Doc extends { data: infer Resource }
    ? Flat<Resource>
    : unknown;

type Plain = Record<string, unknown>;

/** Sets a key as data: `__proto__` is a key like any other. */
function put(target: Plain, key: string, value: unknown): void {
  if (key !== "__proto__") target[key] = value;
  else Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

function isObject(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isIdentifier(value: unknown): value is ResourceIdentifier {
  return isObject(value) && typeof value.id === "string" && typeof value.type === "string";
}

/** Makes plain objects, one for each row, however often it is referred to. */
class Flattener {
  /** By type and id. */
  readonly #rows = new Map<string, Map<string, { readonly row: Plain; readonly relationships: unknown }>>();

  add(resource: unknown): void {
    if (!isIdentifier(resource)) return;
    const { id, type, attributes, relationships } = resource as AnyResource;
    let rows = this.#rows.get(type);
    if (rows === undefined) {
      rows = new Map();
      this.#rows.set(type, rows);
    }
    // What names the row stands first, and nothing takes its place.
    const row: Plain = isObject(attributes) ? { id, type, ...attributes } : { id, type };
    row.id = id;
    row.type = type;
    rows.set(id, { row, relationships });
  }

  /** Links the rows: all are there by now, so that no chain of them is followed and cycles do no harm. */
  link(): void {
    for (const rows of this.#rows.values()) {
      for (const { row, relationships } of rows.values()) {
        if (isObject(relationships)) this.#linkOne(row, relationships);
      }
    }
  }

  #linkOne(row: Plain, relationships: Plain): void {
    for (const name of Object.keys(relationships)) {
      const relationship = relationships[name];
      if (name === "id" || name === "type" || !isObject(relationship)) continue;
      if (relationship.data !== undefined) put(row, name, this.flat(relationship.data));
    }
  }

  /** The row of an identifier; one that the document does not carry keeps id and type. */
  flat(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((one) => this.flat(one));
    if (!isIdentifier(value)) return value;
    return this.#rows.get(value.type)?.get(value.id)?.row ?? { id: value.id, type: value.type };
  }
}

/**
 * The rows of a document as plain objects: attributes and relationships side by side, related rows
 * resolved from `included` and from the rows themselves, cycles included. A related row that the
 * document does not carry stays `{ id, type }`.
 */
export function flatten<Doc extends { data: unknown; included?: readonly unknown[] }>(
  document: Doc,
): Flattened<Doc> {
  const flattener = new Flattener();
  const data = Array.isArray(document.data) ? document.data : [document.data];
  for (const resource of document.included ?? []) flattener.add(resource);
  for (const resource of data) flattener.add(resource);
  flattener.link();
  return flattener.flat(document.data) as Flattened<Doc>;
}
