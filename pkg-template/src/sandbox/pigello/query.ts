// The query of a list, read whole: every parameter is known and right, or the request is refused.

import { isUuid } from "../../core/plain.js";
import type { SandboxResource } from "../table.js";
import { add, type FieldErrors } from "./body.js";
import { type Condition, carries, filter, folded } from "./filter.js";
import { type Order, order } from "./order.js";
import { boolean } from "./values.js";

/** The documents call the numbers of pages `int32`. */
const INT32_MAX = 2_147_483_647;

/** What a list asks for. */
export interface Query {
  readonly conditions: Condition[];
  order?: Order;
  page?: { readonly number: number; readonly size: number };
  slim: boolean;
  lines: boolean;
  statistics: boolean;
}

/** Reads the parameters of a list. */
export function readQuery(
  resource: SandboxResource,
  parameters: URLSearchParams,
  maxPageSize: number | undefined,
): Query | { readonly errors: FieldErrors } {
  const errors: FieldErrors = {};
  const query: Query = { conditions: [], slim: false, lines: false, statistics: false };
  const pages = new Map<string, number>();
  const seen = new Set<string>();
  for (const [name, text] of parameters) {
    const fault = seen.has(name) ? "is given twice." : parameter(resource, name, text, query, pages);
    if (fault !== undefined) add(errors, name, fault);
    seen.add(name);
  }
  for (const [one, other] of [
    ["_page", "_page_size"],
    ["_page_size", "_page"],
  ] as const) {
    if (seen.has(one) && !seen.has(other)) add(errors, other, `must be set together with ${one}.`);
  }
  const [number, size] = [pages.get("_page"), pages.get("_page_size")];
  if (size !== undefined && size > (maxPageSize ?? size))
    add(errors, "_page_size", `must be at most ${maxPageSize}.`);
  if (number !== undefined && size !== undefined) query.page = { number, size };
  return Object.keys(errors).length > 0 ? { errors } : query;
}

/** Takes one parameter into the query; returns what is wrong with it. */
function parameter(
  resource: SandboxResource,
  name: string,
  text: string,
  query: Query,
  pages: Map<string, number>,
): string | undefined {
  const kind = Object.hasOwn(resource.parameters, name) ? resource.parameters[name] : undefined;
  switch (kind) {
    case undefined: {
      const found = filter(resource, name, text);
      if ("error" in found) return found.error;
      query.conditions.push(found.condition);
      return undefined;
    }
    case "boolean":
      return flag(name, text, query);
    case "count":
    case "integer": {
      const least = kind === "count" ? 1 : 0;
      const isWithin = /^\d{1,10}$/.test(text) && Number(text) >= least && Number(text) <= INT32_MAX;
      if (!isWithin) return `must be a whole number from ${least} to ${INT32_MAX}.`;
      pages.set(name, Number(text));
      return undefined;
    }
    case "text":
      query.conditions.push(search(resource, text));
      return undefined;
    case "order": {
      const found = order(resource, text);
      if ("error" in found) return found.error;
      query.order = found;
      return undefined;
    }
    case "ids":
    case "strings": {
      const wanted = text.split(",");
      if (kind === "ids" && !wanted.every(isUuid)) return "must be UUIDs with a comma between each two.";
      const marks = kind === "ids" ? wanted.map((id) => id.toLowerCase()) : wanted;
      query.conditions.push((row) => carries(row[name], marks));
      return undefined;
    }
  }
}

function flag(name: string, text: string, query: Query): string | undefined {
  const value = boolean(text);
  if (value === undefined) return "must be true or false.";
  if (name === "_slim") query.slim = value;
  else if (name === "_jsonl") query.lines = value;
  else if (name === "_statistics") query.statistics = value;
  return undefined;
}

/** Looks for text in every field of free text. */
function search(resource: SandboxResource, text: string): Condition {
  const names = Object.entries(resource.plan.fields)
    .filter(([, field]) => field.type === "string" && field.format === undefined)
    .map(([name]) => name);
  const wanted = folded(text);
  return (row) => names.some((name) => folded(String(row[name] ?? "")).includes(wanted));
}
