// Updates of a row under optimistic locking.

import { checkValue } from "../../core/check.js";
import { Mode } from "../../generated/layout.js";
import type { Row } from "../row.js";
import type { Accounts, Resource } from "./accounts.js";
import { document, error, errorsOf, refusal } from "./responses.js";
import { second, written } from "./times.js";

const TOKEN = "updated_in_db_at";

/** The body's `data`, or nothing when it is no document. */
function dataOf(bytes: Uint8Array): Row | undefined {
  try {
    const body = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as {
      data?: unknown;
    } | null;
    const data = body?.data;
    return typeof data === "object" && data !== null ? (data as Row) : undefined;
  } catch {
    return undefined;
  }
}

/** Refuses a token that is not the row's own. */
function conflict(row: Resource, token: unknown): Response | undefined {
  const current = String(row.attributes[TOKEN]);
  if (typeof token === "string" && second(token) === second(current)) return undefined;
  const detail =
    token === undefined
      ? "Updated in db at has to be sent in the list of attributes in order to update resource"
      : `Updated in db at is not equal to the current value in the database (${current})`;
  const source = { pointer: `/data/attributes/${TOKEN}` };
  return refusal(409, detail, { source, meta: { [TOKEN]: current } });
}

/** Changes a row by a body. */
export function update(accounts: Accounts, parent: string, row: Resource, bytes: Uint8Array): Response {
  const { plan } = accounts.resource;
  const data = dataOf(bytes);
  if (data === undefined)
    return refusal(400, "The body is no document with data", { source: { pointer: "/data" } });
  if (data.type !== row.type)
    return refusal(409, `type has to be ${row.type}`, { source: { pointer: "/data/type" } });
  if (data.id !== undefined && String(data.id).toLowerCase() !== row.id.toLowerCase())
    return refusal(409, "id is not that of the path", { source: { pointer: "/data/id" } });
  const given = Object.entries((data.attributes ?? {}) as Row);
  const names = given.map(([name]) => name).filter((name) => name === "id" || name.endsWith("_id"));
  if (names.length > 0) {
    const errors = names.map((name) =>
      error(409, `${name} cannot be an attribute`, { source: { pointer: `/data/attributes/${name}` } }),
    );
    return document(409, { errors });
  }
  // What cannot be written is passed over in silence.
  const changes: Row = Object.fromEntries(given.filter(([name]) => plan.fields[name]?.readOnly === false));
  const overwrite = changes.overwrite === true || changes.overwrite === "true";
  const locked = overwrite ? undefined : conflict(row, changes[TOKEN]);
  if (locked !== undefined) return locked;
  const { [TOKEN]: _, overwrite: __, ...values } = changes;
  const { issues } = checkValue(plan, Mode.update, { ...values, overwrite: true }, undefined);
  if (issues.length > 0) return document(400, { errors: errorsOf(issues) });
  const times: Record<string, string> = {};
  for (const name of ["created_at", "updated_at"]) {
    if (typeof values[name] !== "string") continue;
    const time = written(values[name]);
    if (time === undefined)
      return refusal(400, `${name} is no date`, { source: { pointer: `/data/attributes/${name}` } });
    times[name] = time;
  }
  const updated = times.updated_at ?? accounts.now();
  const attributes = { ...row.attributes, ...values, ...times, updated_at: updated, [TOKEN]: updated };
  const next: Resource = { ...row, attributes };
  accounts.put(parent, next);
  return document(200, { data: next });
}
