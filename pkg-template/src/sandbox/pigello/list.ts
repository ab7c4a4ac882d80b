// The list of a resource: filtered, ordered, paged, and in the form asked for.

import { json, lines } from "../responses.js";
import type { Row } from "../row.js";
import type { SandboxResource } from "../table.js";
import { readQuery } from "./query.js";

/** Answers a list request. */
export function list(
  resource: SandboxResource,
  rows: readonly Row[],
  parameters: URLSearchParams,
  maxPageSize: number | undefined,
): Response {
  const query = readQuery(resource, parameters, maxPageSize);
  if ("errors" in query) return json(400, query.errors);
  let found = rows.filter((row) => query.conditions.every((condition) => condition(row)));
  if (query.statistics) return json(200, { count: found.length });
  if (query.order !== undefined) found.sort(query.order);
  if (query.page !== undefined) {
    const { number, size } = query.page;
    found = found.slice((number - 1) * size, number * size);
  }
  if (query.slim) found = found.map(({ id }) => ({ id }));
  return query.lines ? lines(found) : json(200, found);
}
