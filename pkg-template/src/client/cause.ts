// What fetch failed with, as the cause of our error: as it is, or without the credentials that it shows.

import { isA } from "../core/realm.js";
import type { Redactor } from "./redact.js";

/** So many objects are looked at; a cause that holds more may hold a credential as well. */
const MOST = 100;

/** Where Node, Deno and Bun look for what shows an object. */
const INSPECT = Symbol.for("nodejs.util.inspect.custom");

const hidden = (): Error => new Error("what fetch failed with is not shown, as it may hold a credential");

/** Whether a value is an error, of this realm or another. */
function isAnError(value: unknown): value is Error {
  return value instanceof Error || isA(value, "Error");
}

/** Whether nothing that a log shows of a value has a credential. */
function isClean(value: unknown, redactor: Redactor, seen: Set<object>): boolean {
  if (typeof value === "string" || typeof value === "number") return Object.is(redactor.value(value), value);
  // Functions have properties as well, and others a text that shows them.
  if (typeof value === "function" || typeof value === "symbol" || typeof value === "bigint") return false;
  if (typeof value !== "object" || value === null || seen.has(value)) return true;
  const isError = isAnError(value);
  const prototype: unknown = Object.getPrototypeOf(value);
  // Of others, such as headers and buffers, logs show what is no property.
  const isKnown = isError || Array.isArray(value) || prototype === Object.prototype || prototype === null;
  // What an object shows of itself may be none of its properties.
  const { toJSON, [INSPECT]: inspect } = value as Record<PropertyKey, unknown>;
  if (!isKnown || seen.size === MOST || toJSON !== undefined || inspect !== undefined) return false;
  seen.add(value);
  const shown: unknown[] = Reflect.ownKeys(value).flatMap((key) => [
    typeof key === "symbol" ? key.description : key,
    (value as Record<PropertyKey, unknown>)[key],
  ]);
  // These may be the prototype's.
  if (isError) shown.push(value.name, value.message, value.stack, value.constructor.name);
  return shown.every((one) => isClean(one, redactor, seen));
}

/** An error with what is text or a number of another one, without credentials. */
function copyOf(error: Error, redactor: Redactor, depth: number): Error {
  const { cause } = error;
  const inner = isAnError(cause) && depth < MOST ? copyOf(cause, redactor, depth + 1) : undefined;
  const copy = new Error(redactor.text(error.message), inner === undefined ? undefined : { cause: inner });
  for (const key of ["name", "code", "errno", "syscall", "stack"]) {
    const value = (error as unknown as Record<string, unknown>)[key];
    const text = redactor.value(value);
    if (typeof text === "string" || typeof text === "number") {
      Object.defineProperty(copy, key, { value: text, configurable: true, writable: true });
    }
  }
  return copy;
}

/** The cause that an error of ours may have: some libraries for HTTP put the whole request into theirs. */
export function causeOf(error: unknown, redactor: Redactor): unknown {
  try {
    if (redactor.isEmpty || isClean(error, redactor, new Set())) return error;
    if (isAnError(error)) return copyOf(error, redactor, 0);
    return typeof error === "string" ? redactor.text(error) : hidden();
  } catch {
    // A getter of it has thrown.
    return hidden();
  }
}
