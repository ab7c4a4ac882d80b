// Copies of what a caller gives, which stay as they are whatever the caller does with their own.

import { ConfigError } from "../core/errors.js";
import { checkNames } from "../core/option-names.js";
import { isDate, isPlain } from "../core/plain.js";
import { checkHeaders } from "./config.js";
import type { BulkWriteOptions, CallOptions, Flattening, PagingOptions, UpdateOptions } from "./options.js";

/** Every option that some call takes: the compiler sees to it that none is left out. */
const OPTIONS: Readonly<
  Record<keyof (PagingOptions & BulkWriteOptions & UpdateOptions<unknown, object> & Flattening), 1>
> = {
  signal: 1,
  timeout: 1,
  deadline: 1,
  headers: 1,
  openEnums: 1,
  complete: 1,
  locale: 1,
  flatten: 1,
  prefetch: 1,
  chunkSize: 1,
  chunkBytes: 1,
  concurrency: 1,
  onProgress: 1,
  only: 1,
  skipInvalid: 1,
  onConflict: 1,
};

const CALL_OPTIONS = Object.keys(OPTIONS);

/** Refuses a call that is none, or that has options no one reads. */
export function checkCall(call: unknown): void {
  if (call === undefined || call === null) return;
  if (typeof call !== "object") throw new ConfigError("call", "must be an object");
  checkNames("", call, CALL_OPTIONS);
}

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

/** The options of a call; of what is no plain object those too that it inherits, as where they are only read. */
function optionsOf<Call extends object>(call: Call): Call {
  if (isPlain(call)) return { ...call };
  const known = CALL_OPTIONS.filter((name) => name in call);
  return Object.fromEntries(known.map((name) => [name, call[name as keyof Call]])) as Call;
}

/** A call whose options and headers stay as they are; those that are wrong stay too, for the request to refuse. */
export function ownCall<Call extends CallOptions>(call: Call | undefined): Call {
  const own =
    typeof call === "object" && call !== null
      ? optionsOf(call)
      : ({ ...(call as unknown as object) } as Call);
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
