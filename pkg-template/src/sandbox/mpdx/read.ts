// The documents of lists and rows: what is asked for of them, and what comes along.

import { isPlain } from "../../core/plain.js";
import type { Row } from "../row.js";
import type { Accounts, Resource } from "./accounts.js";
import { type Query, readQuery } from "./query.js";
import { document } from "./responses.js";

/** Text that sorts as its time does, years before 1 first. */
function sortable(time: unknown): string {
  const text = String(time ?? "");
  return text.startsWith("-") ? ` ${text}` : text;
}

/** The row with the fields that are wanted of its type. */
function sparse(
  { id, type, attributes, relationships }: Resource,
  fields: Query["fields"],
): Partial<Resource> {
  const wanted = fields.get(type);
  const keep = (members: Row): Row =>
    wanted === undefined
      ? members
      : Object.fromEntries(Object.entries(members).filter(([name]) => wanted.includes(name)));
  const [own, related] = [keep(attributes), keep(relationships)];
  return {
    id,
    type,
    ...(Object.keys(own).length > 0 && { attributes: own }),
    ...(Object.keys(related).length > 0 && { relationships: related }),
  };
}

/** The related rows, as far as the sandbox knows them: what their account says of them. */
function included(rows: readonly Resource[], query: Query): { included?: Partial<Resource>[] } {
  if (query.include.length === 0) return {};
  const found = new Map<string, Partial<Resource>>();
  for (const { attributes, relationships } of rows) {
    const { organization_name: name, balance, created_at, updated_at } = attributes;
    for (const relationship of query.include) {
      // A seeded row may have put anything here: what leads to no row brings none along.
      const { data } = (relationships[relationship] ?? {}) as { data?: unknown };
      const own = relationship === "balances" ? { balance, created_at, updated_at } : { name };
      for (const { id, type } of [data].flat().filter(isPlain) as unknown as Resource[]) {
        const row = { id, type, attributes: own, relationships: {} };
        if (!found.has(`${type} ${id}`)) found.set(`${type} ${id}`, sparse(row, query.fields));
      }
    }
  }
  return { included: [...found.values()] };
}

/** Answers the request for a list. */
export function list(accounts: Accounts, parent: string, parameters: URLSearchParams): Response {
  const query = readQuery(accounts.resource, parameters);
  if ("errors" in query) return document(400, query);
  const rows = accounts.of(parent).filter((row) => query.conditions.every((condition) => condition(row)));
  const field = (query.sort ?? "created_at").replace(/^-/, "");
  const sign = query.sort?.startsWith("-") === true ? -1 : 1;
  rows.sort((a, b) => {
    const [left, right] = [sortable(a.attributes[field]), sortable(b.attributes[field])];
    return left === right ? 0 : left < right ? -sign : sign;
  });
  const page = rows.slice((query.page - 1) * query.perPage, query.page * query.perPage);
  return document(200, {
    data: page.map((row) => sparse(row, query.fields)),
    ...included(page, query),
    meta: {
      pagination: {
        // What was sent comes back as the text that it came in; only defaults are numbers.
        page: parameters.get("page") ?? query.page,
        per_page: parameters.get("per_page") ?? query.perPage,
        total_count: rows.length,
        total_pages: Math.ceil(rows.length / query.perPage),
      },
      sort: query.sort,
      filter: query.filter,
    },
  });
}

/** Answers the request for one row. */
export function get(accounts: Accounts, row: Resource, parameters: URLSearchParams): Response {
  const query = readQuery(accounts.resource, parameters);
  if ("errors" in query) return document(400, query);
  return document(200, { data: sparse(row, query.fields), ...included([row], query) });
}
