// Copies of what a caller gives, which stay as they are whatever the caller does with their own.

import { isDate, isPlain } from "../core/plain.js";
import { checkHeaders } from "./config.js";
import type { CallOptions } from "./options.js";

/** Deeper than options go. */
const DEEP = 8;

function copyOf(value: unknown, depth: number, copies: Map<unknown, unknown>): unknown {
  if (typeof value !== "object" || value === null) return value;
  // What holds itself is copied once.
  const known = copies.get(value);
  if (known !== undefined || depth === DEEP) return known ?? value;
  if (isDate(value)) return new Date(value);
  const isArray = Array.isArray(value);
  if (!isArray && !isPlain(value)) return value;
  // Without a prototype, as `__proto__` is a key like others there.
  const copy = isArray ? new Array(value.length) : Object.create(null);
  copies.set(value, copy);
  for (const [key, one] of Object.entries(value)) copy[key] = copyOf(one, depth + 1, copies);
  return copy;
}

/** Options that stay as they are while pages are asked for, whatever the caller does with their own. */
export function snapshot(options: object): object {
  try {
    return copyOf(options, 0, new Map()) as object;
  } catch {
    // A getter has thrown: the list tells of it.
    return options;
  }
}

/** A call with headers that stay as they are; those that are wrong stay too, for the request to refuse. */
export function ownCall<Call extends CallOptions>(call: Call | undefined): Call {
  const own = { ...call } as Call;
  try {
    return { ...own, headers: checkHeaders(own.headers) };
  } catch {
    return own;
  }
}

/** A copy of the options that belong to a call; nothing for what only the list itself refuses rightly. */
export function ownOptions(options: unknown): Record<string, unknown> | undefined {
  if (options === undefined) return {};
  try {
    return isPlain(options) ? { ...options } : undefined;
  } catch {
    // A getter has thrown.
    return undefined;
  }
}
