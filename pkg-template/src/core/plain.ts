// What counts as plain data, what is a date, and the text of one.

import { isA } from "./realm.js";

const objectPrototype = Object.prototype;
const { hasOwnProperty: hasOwn } = objectPrototype;
const { getPrototypeOf } = Object;

/** Whether a value is a plain object, of this realm or another. */
export function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype = getPrototypeOf(value);
  if (prototype === objectPrototype || prototype === null) return true;
  // Another realm's Object.prototype has no prototype, and is what made it.
  return (
    !Array.isArray(value) && getPrototypeOf(prototype) === null && hasOwn.call(prototype, "isPrototypeOf")
  );
}

const { getTime, toISOString } = Date.prototype;

/** Whether a value is a `Date`, of this realm or another. */
export function isDate(value: unknown): value is Date {
  return value instanceof Date || isA(value, "Date");
}

/** The text of a `Date`; empty outside the years 1 to 9999, which are all that RFC 3339 can write. */
export function dateText(date: Date): string {
  const time = getTime.call(date);
  return time >= -62_135_596_800_000 && time < 253_402_300_800_000 ? toISOString.call(date) : "";
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether text is the 36 characters of a hyphenated UUID, in either case. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
