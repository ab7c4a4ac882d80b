// Lays values out for the engine: one call for each field, made by the generated plans.

import { encode } from "./encode.js";
import { f64, putFar, putFarAt, putText, STRIDE, u8 } from "./memory.js";
import { dateText, isPlain } from "./plain.js";

const ABSENT = 0;
const NULL = 1;
const FALSE = 2;
const TRUE = 3;
const NUMBER = 4;
const STRING = 5;
const OBJECT = 6;
const ARRAY = 7;
const OTHER = 8;
const LONG_STRING = 9;
const BAD_STRING = 10;

const { hasOwnProperty: hasOwn, propertyIsEnumerable: isEnumerable } = Object.prototype;

/** Shows keys that someone has put on every object; those are no one's own. */
const bare: Record<string, unknown> = {};

/** The tag of a value whose content no rule reads. */
function tag(place: number, value: unknown): number {
  const at = place * STRIDE;
  let kind = OTHER;
  switch (typeof value) {
    case "undefined":
      u8[at] = ABSENT;
      return 0;
    case "boolean":
      kind = value ? TRUE : FALSE;
      break;
    case "number":
      kind = NUMBER;
      f64[(at >> 3) + 1] = value;
      break;
    case "string":
      kind = STRING;
      break;
    case "object":
      if (value === null) kind = NULL;
      else if (Array.isArray(value)) kind = ARRAY;
      else if (isPlain(value)) kind = OBJECT;
  }
  u8[at] = kind;
  u8[at + 1] = ABSENT;
  return 1;
}

/** A string of at most `longest` characters. */
export function text(place: number, value: unknown, longest: number): number {
  if (typeof value !== "string") return tag(place, value);
  const at = place * STRIDE;
  // Two UTF-16 units at most make a character, so this one is too long for certain.
  if (value.length > longest * 2) {
    u8[at] = value.isWellFormed() && !value.includes("\0") ? LONG_STRING : BAD_STRING;
  } else putText(place, value, at);
  return 1;
}

/** A date-time: RFC 3339 text, or a `Date`. */
export function dateTime(place: number, value: unknown, longest = 64): number {
  return text(place, value instanceof Date ? dateText(value) : value, longest);
}

/** A boolean. */
export function bool(place: number, value: unknown): number {
  if (typeof value !== "boolean") return tag(place, value);
  u8[place * STRIDE] = value ? TRUE : FALSE;
  return 1;
}

/** A number. */
export const int = tag;

/** A number that need not be whole: its text is what is sent. */
export function number(place: number, value: unknown): number {
  if (typeof value !== "number") return tag(place, value);
  const at = place * STRIDE;
  // A number that JSON cannot hold has no text.
  putText(place, Number.isFinite(value) ? String(value) : "", at);
  u8[at] = NUMBER;
  return 1;
}

/** Any value, of which nothing is read. */
export const any = tag;

/** A reference: an object of which only the `id` counts. */
export function ref(place: number, value: unknown): number {
  if (!isPlain(value)) return tag(place, value);
  const at = place * STRIDE;
  u8[at] = OBJECT;
  let id = value.id;
  if (bare.id !== undefined && !hasOwn.call(value, "id")) id = undefined;
  if (typeof id === "string" && id.length <= 64) {
    putText(place, id, at + 1);
  } else {
    u8[at + 1] =
      id === undefined ? ABSENT : id === null ? NULL : typeof id === "string" ? longId(id) : typeofTag(id);
  }
  return 1;
}

function longId(id: string): number {
  return id.isWellFormed() && !id.includes("\0") ? LONG_STRING : BAD_STRING;
}

function typeofTag(value: unknown): number {
  return typeof value === "boolean" ? TRUE : typeof value === "number" ? NUMBER : OTHER;
}

/** An array, as JSON. */
export function list(place: number, value: unknown): number {
  return Array.isArray(value) ? json(place, value, ARRAY) : tag(place, value);
}

/** An object, as JSON. */
export function object(place: number, value: unknown): number {
  return isPlain(value) ? json(place, value, OBJECT) : tag(place, value);
}

function json(place: number, value: object, kind: number): number {
  const at = place * STRIDE;
  putFar(encode(value));
  putFarAt(at);
  u8[at] = kind;
  return 1;
}

/** How many keys of its own an object has. */
export function ownKeys(object: Record<string, unknown>): number {
  let count = 0;
  for (const key in object) if (hasOwn.call(object, key)) count++;
  return count;
}

/**
 * For an object whose keys do not match its values: empties the slots of values that are not
 * its own, and returns the JSON of the keys that no field has. No property is read again.
 */
export function unknownKeys(object: Record<string, unknown>, fields: readonly string[]): string {
  const known = new Set(fields);
  fields.forEach((name, place) => {
    const at = place * STRIDE;
    if (u8[at] !== ABSENT && !isEnumerable.call(object, name)) u8[at] = ABSENT;
  });
  // A value of undefined is an absent one; the key of such a value is not there for JSON either.
  const others = Object.keys(object).filter((key) => !known.has(key) && object[key] !== undefined);
  return others.length === 0 ? "" : JSON.stringify(others);
}
