// Copies of what a caller gives, which stay as they are whatever the caller does with their own.

import { ConfigError } from "../core/errors.js";
import { checkNames } from "../core/option-checks.js";
import { isDate, isPlain } from "../core/plain.js";
import { checkHeaders } from "./config.js";
import type { BulkWriteOptions, CallOptions, Flattening, PagingOptions, UpdateOptions } from "./options.js";

/** What a call takes besides the options of every call; the numbers are bits. */
export const Takes = { nothing: 0, flatten: 1, paging: 2, bulk: 4, onConflict: 8 } as const;

/** Every option that some call takes, and which do: the compiler sees to it that none is left out. */
const OPTIONS: Readonly<
  Record<keyof (PagingOptions & BulkWriteOptions & UpdateOptions<unknown, object> & Flattening), number>
> = {
  signal: Takes.nothing,
  timeout: Takes.nothing,
  deadline: Takes.nothing,
  headers: Takes.nothing,
  openEnums: Takes.nothing,
  complete: Takes.nothing,
  locale: Takes.nothing,
  flatten: Takes.flatten,
  prefetch: Takes.paging,
  chunkSize: Takes.bulk,
  chunkBytes: Takes.bulk,
  concurrency: Takes.bulk,
  onProgress: Takes.bulk,
  only: Takes.bulk,
  skipInvalid: Takes.bulk,
  onConflict: Takes.onConflict,
};

/** The options of every call, and of those that take more. */
function namesOf(takes: number): readonly string[] {
  return Object.entries(OPTIONS).flatMap(([name, by]) => ((by & takes) === by ? [name] : []));
}

/** Refuses a call that is none, or that has options which its method does not read. */
export function checkCall(call: unknown, takes: number = Takes.nothing): void {
  if (call === undefined || call === null) return;
  if (typeof call !== "object") throw new ConfigError("call", "must be an object");
  checkNames("", call, namesOf(takes));
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
function optionsOf<Call extends object>(call: Call, takes: number): Call {
  if (isPlain(call)) return { ...call };
  const known = namesOf(takes).filter((name) => name in call);
  return Object.fromEntries(known.map((name) => [name, call[name as keyof Call]])) as Call;
}

/** A call whose options and headers stay as they are, whatever the caller does with their own. */
export function ownCall<Call extends CallOptions>(call: Call | undefined, takes: number): Call {
  checkCall(call, takes);
  const own = optionsOf(call ?? ({} as Call), takes);
  return { ...own, headers: checkHeaders(own.headers) };
}

/** What comes of some work, once it is asked for. */
export function later<Value>(work: () => Value): () => Value {
  try {
    const value = work();
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
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
