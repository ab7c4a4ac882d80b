// JSON:API documents, and plain objects made of them.

import { ConfigError } from "./errors.js";
import type { ResourceIdentifier } from "./types.js";

/** Any resource object of a document. */
export interface AnyResource extends ResourceIdentifier {
  /** The fields of the row. */
  attributes?: object;
  /** The rows that it is related to, by name. */
  relationships?: object;
}

/** A document with one row. */
export interface Document<Resource> {
  /** The row. */
  data: Resource;
  /** The rows that were asked for by `include`. */
  included?: AnyResource[];
}

/** Where a page of a list stands. The server sends `page` and `per_page` back as it got them. */
export interface Pagination {
  /** Number of the page, from 1; text if the request named it. */
  page: number | string;
  /** Most rows in a page; text if the request named it. */
  per_page: number | string;
  /** Rows of the whole list. */
  total_count: number;
  /** Pages of the whole list. */
  total_pages: number;
}

/** A document with a page of rows. */
export interface ListDocument<Resource> {
  /** The rows of the page. */
  data: Resource[];
  /** What the server says of the list; keys that the documents do not name are kept. */
  meta: {
    /** Where the page stands. */
    pagination: Pagination;
    /** What the list is sorted by, as it was asked for; null if nothing was. */
    sort: string | null;
    /** The filters that were asked for, by their wire names. */
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

/** A document with one row, which is a plain object. */
export interface FlatDocument<Resource> extends Omit<Document<Resource>, "data"> {
  /** The row. */
  data: Flat<Resource>;
}

/** A document with a page of rows, which are plain objects. */
export interface FlatListDocument<Resource> extends Omit<ListDocument<Resource>, "data"> {
  /** The rows of the page. */
  data: Flat<Resource>[];
}

/** The rows of a document as plain objects. */
export type Flattened<Doc> = Doc extends { data: (infer Resource)[] }
  ? Flat<Resource>[]
  : Doc extends { data: infer Resource }
    ? Flat<Resource>
    : unknown;

type Plain = Record<string, unknown>;

function isObject(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isIdentifier(value: unknown): value is ResourceIdentifier {
  return isObject(value) && typeof value.id === "string" && typeof value.type === "string";
}

/** Relationships that lead to a row or to none, by name. */
type Links = Record<string, { readonly data: unknown }>;

function isLink(name: string, relationship: unknown): boolean {
  return name !== "id" && name !== "type" && isObject(relationship) && relationship.data !== undefined;
}

/** The relationships that take a place in the row: all of them, almost always. */
function linksOf(relationships: unknown): Links | undefined {
  if (!isObject(relationships)) return undefined;
  for (const name of Object.keys(relationships)) {
    if (isLink(name, relationships[name])) continue;
    return Object.fromEntries(Object.entries(relationships).filter((entry) => isLink(...entry))) as Links;
  }
  return relationships as Links;
}

/** Makes plain objects, one for each resource, however often it is referred to. */
export class Flattener {
  /** The rows of each type; by id only once one of them is looked for. */
  readonly #rows = new Map<string, Plain[]>();
  readonly #byId = new Map<string, Map<string, Plain>>();
  readonly #linked: { readonly row: Plain; readonly links: Links }[] = [];
  /** The rows of types that were asked for before all rows were there. */
  readonly #early = new Map<string, Map<string, Plain> | undefined>();
  /** The types of the rows that were added since. */
  readonly #added = new Set<string>();

  /** The row of a resource, not linked yet; what is no resource stays what it is. */
  readonly row = (resource: unknown): unknown => {
    if (!isIdentifier(resource)) return resource;
    const { id, type, attributes, relationships } = resource as AnyResource;
    const links = linksOf(relationships);
    // Relationships keep the places of what they lead to: an object with all of its keys is made at once.
    const row: Plain = { id, type, ...(isObject(attributes) ? attributes : undefined), ...links };
    // Nothing takes the place of what names the row.
    row.id = id;
    row.type = type;
    if (links !== undefined) this.#linked.push({ row, links });
    this.#keep(type, row);
    return row;
  };

  #keep(type: string, row: Plain): void {
    const rows = this.#rows.get(type);
    if (rows === undefined) this.#rows.set(type, [row]);
    else rows.push(row);
  }

  /** Takes the row of a resource, its relationships in their places already. */
  add(type: string, row: Plain): void {
    this.#added.add(type);
    this.#keep(type, row);
  }

  /** The same of a resource that no row was made of yet. */
  addResource(resource: unknown): unknown {
    if (isIdentifier(resource)) this.#added.add(resource.type);
    return this.row(resource);
  }

  /** The row of an identifier among those that are there so far. */
  early(type: string, id: string): Plain {
    let rows = this.#early.get(type);
    if (rows === undefined && !this.#early.has(type)) {
      rows = this.#ofType(type);
      this.#early.set(type, rows);
    }
    return rows?.get(id) ?? { id, type };
  }

  /** Whether a row that was added later may be one that was asked for early. */
  wasEarly(): boolean {
    return [...this.#added].some((type) => this.#early.has(type));
  }

  /** Links the rows: all are there by now, so that no chain of them is followed and cycles do no harm. */
  link(): void {
    for (const { row, links } of this.#linked) {
      for (const name of Object.keys(links)) row[name] = this.#related(links[name]?.data);
    }
  }

  /** The row of an identifier; one that the document does not carry keeps id and type. */
  readonly #related = (value: unknown): unknown => {
    // To many: identifiers, and no lists within the list.
    if (Array.isArray(value)) return value.map((one) => (Array.isArray(one) ? one : this.#related(one)));
    if (!isIdentifier(value)) return value;
    return this.#ofType(value.type)?.get(value.id) ?? { id: value.id, type: value.type };
  };

  #ofType(type: string): Map<string, Plain> | undefined {
    const rows = this.#rows.get(type);
    let byId = this.#byId.get(type);
    if (byId === undefined && rows !== undefined) {
      byId = new Map(rows.map((row) => [row.id as string, row]));
      this.#byId.set(type, byId);
    }
    return byId;
  }
}

/** A document whose rows are plain objects; what is no document stays what it is. */
export function flattened(document: unknown): unknown {
  if (!isObject(document) || (document.included !== undefined && !Array.isArray(document.included)))
    return document;
  return { ...document, data: flatten(document as { data: unknown }) };
}

/**
 * The rows of a document as plain objects: attributes and relationships side by side, related rows
 * resolved from `included` and from the rows themselves, cycles included. A related row that the
 * document does not carry stays `{ id, type }`.
 * @throws {ConfigError} for what is no object.
 */
export function flatten<Doc extends { data: unknown; included?: readonly unknown[] }>(
  document: Doc,
): Flattened<Doc> {
  if (!isObject(document) || !Array.isArray(document.included ?? []))
    throw new ConfigError("document", "must be a document of JSON:API");
  const flattener = new Flattener();
  // A row that stands in both places is the one of `data`.
  for (const resource of document.included ?? []) flattener.row(resource);
  const { data } = document;
  const rows = Array.isArray(data) ? data.map(flattener.row) : flattener.row(data);
  flattener.link();
  return rows as Flattened<Doc>;
}
