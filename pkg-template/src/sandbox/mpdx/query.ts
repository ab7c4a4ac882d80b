// The query of a list or of one row: filters, paging, sort, include and sparse fields.

import type { JsonApiSandboxResource } from "../table.js";
import type { Resource } from "./accounts.js";
import { type ErrorObject, error } from "./responses.js";
import { range } from "./times.js";

/** What a list asks for. */
export interface Query {
  readonly conditions: ((row: Resource) => boolean)[];
  /** The accepted filters, which the answer repeats. */
  readonly filter: Record<string, string>;
  readonly include: readonly string[];
  /** The fields that are wanted, by type. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly page: number;
  readonly perPage: number;
  readonly sort: string | null;
}

const PER_PAGE = 25;

/** Reads the parameters; what the server does not know it passes over. */
export function readQuery(
  { plan }: JsonApiSandboxResource,
  parameters: URLSearchParams,
): Query | { readonly errors: ErrorObject[] } {
  const errors: ErrorObject[] = [];
  const wrong = (parameter: string, detail: string): void => {
    errors.push(error(400, `${parameter} ${detail}`, { source: { parameter } }));
  };
  const count = (name: string, fallback: number): number => {
    const text = parameters.get(name);
    if (text === null) return fallback;
    if (!/^[1-9]\d{0,9}$/.test(text)) wrong(name, "must be a whole number from 1");
    return Number(text);
  };
  const conditions: Query["conditions"] = [];
  const filter: Query["filter"] = {};
  const fields = new Map<string, string[]>();
  for (const [key, text] of parameters) {
    const [, kind, name = ""] = /^(filter|fields)\[(\w+)\]$/.exec(key) ?? [];
    if (kind === "fields") fields.set(name, text.split(","));
    const condition = kind === "filter" ? conditionOf(name, text) : undefined;
    if (condition === "wrong") wrong(key, "must be a date, a date-time, or a range of them");
    else if (condition !== undefined) {
      conditions.push(condition);
      filter[name] = text;
    }
  }
  const sort = parameters.get("sort");
  const sorts = plan.jsonApi?.sorts ?? [];
  if (sort !== null && !sorts.includes(sort)) wrong("sort", `"${sort}" is not supported`);
  const known = plan.jsonApi?.relationships ?? [];
  // "**" is known to be passed over.
  const asked = (parameters.get("include") ?? "").split(",").filter((name) => name !== "" && name !== "**");
  const include = asked.includes("*") ? known : asked;
  for (const name of include) if (!known.includes(name)) wrong("include", `"${name}" is not supported`);
  const page = count("page", 1);
  const perPage = count("per_page", PER_PAGE);
  return errors.length > 0 ? { errors } : { conditions, filter, include, fields, page, perPage, sort };
}

function conditionOf(name: string, text: string): Query["conditions"][number] | "wrong" | undefined {
  if (name === "wildcard_search") {
    const wanted = text.toLowerCase();
    return ({ attributes }) =>
      String(attributes.name ?? "")
        .toLowerCase()
        .includes(wanted) || String(attributes.designation_number ?? "").startsWith(text);
  }
  if (name !== "updated_at") return undefined;
  const within = range(text);
  return within === undefined ? "wrong" : ({ attributes }) => within(attributes.updated_at);
}
