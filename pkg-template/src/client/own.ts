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

/** A call with headers that stay as they are; those that are wrong stay too, for the request to refuse. */
export function ownCall<Call extends CallOptions>(call: Call | undefined): Call {
  const own = { ...call } as Call;
  try {
    return { ...own, headers: checkHeaders(own.headers) };
  } catch {
    return own;
  }
}

/** What a caller has given, read once. */
export interface Own {
  /** A copy, deep as options go, which stays as it is; nothing for what only the list or the check refuses rightly. */
  readonly own: Record<string, unknown> | undefined;
  /** What to hand on then. */
  readonly given: object;
}

/** Reads options, or what is to be written, which are an object. */
export function ownOptions(options: unknown): Own {
  if (options === undefined) return { own: {}, given: {} };
  try {
    const own = isPlain(options) ? copyOf(options, 0, new Map()) : undefined;
    return { own: own as Own["own"], given: options as object };
  } catch (cause) {
    // Another time the getter that has thrown may not: what it threw is what is told.
    const unreadable = {
      get unreadable(): never {
        throw cause;
      },
    };
    return { own: undefined, given: unreadable };
  }
}
