// Lays values out for the engine: one call for each field, made by the generated plans. `at` is the
// place of the slot among the 32-bit numbers of memory; each call says whether there is a value.

import { Inner, Size, Tag } from "../generated/layout.js";
import { encode } from "./encode.js";
import { addText, f64, sendsTexts, u32 } from "./memory.js";
import { dateText, isDate, isPlain } from "./plain.js";
import type { Plan } from "./plan.js";

/** Where the tag of a reference's `id` lies in the number, and what is known of opaque data. */
const INNER = 8;

const { getPrototypeOf } = Object;
const { hasOwnProperty: hasOwn, propertyIsEnumerable: isEnumerable } = Object.prototype;

/** Shows keys that someone has put on every object; those are no one's own. */
const bare: Record<string, unknown> = {};

/** The tag of a value whose content no rule reads. */
function tag(at: number, value: unknown): number {
  if (value === undefined) {
    u32[at] = Tag.absent;
    return 0;
  }
  // What no rule reads has no text.
  u32[at + 1] = 0;
  if (value === null) u32[at] = Tag.null;
  else if (typeof value === "boolean") u32[at] = value ? Tag.true : Tag.false;
  else if (typeof value === "number") putNumber(at, value);
  else if (typeof value === "string") u32[at] = Tag.string;
  else u32[at] = Array.isArray(value) ? Tag.array : isPlain(value) ? Tag.object : Tag.other;
  return 1;
}

function putNumber(at: number, value: number): number {
  u32[at] = Tag.number;
  u32[at + 1] = 0;
  f64[(at >> 1) + 1] = value;
  return 1;
}

/** Writes a value that has a text. */
function put(at: number, kind: number, value: string): number {
  u32[at] = kind;
  u32[at + 1] = value.length;
  addText(value);
  return 1;
}

/** Whether text can be stored: without lone surrogates and NUL. */
function isStorable(value: string): boolean {
  return value.isWellFormed() && !value.includes("\0");
}

/** The tag of text whose length is wrong for certain, and which so need not cross. */
function unreadTag(value: string): number {
  return isStorable(value) ? Tag.unreadString : Tag.badString;
}

/** A string of at most `longest` characters. */
export function text(at: number, value: unknown, longest: number): number {
  if (typeof value !== "string") return tag(at, value);
  // Two UTF-16 units at most make a character.
  if (value.length <= longest * 2) return put(at, Tag.string, value);
  u32[at] = unreadTag(value);
  return 1;
}

/** Any surrogate: of text without one, each UTF-16 unit is a character. */
const SURROGATE = /[\ud800-\udfff]/;

/** A string of at most `longest` characters, of which no rule reads more than the length. */
export function unread(at: number, value: unknown, longest: number): number {
  if (sendsTexts || typeof value !== "string" || value === "") return text(at, value, longest);
  const isLong = value.length > longest;
  if (!isStorable(value) || (isLong && SURROGATE.test(value))) return text(at, value, longest);
  u32[at] = isLong ? Tag.unreadString : Tag.known;
  return 1;
}

/** Whether a `Date` may stand for its text: in what is written. What was read has text. */
let takesDates = true;

/** A date-time: text, or a `Date`. */
export function dateTime(at: number, value: unknown, longest = 64): number {
  if (typeof value !== "object" || value === null || !takesDates || !isDate(value))
    return text(at, value, longest);
  const written = dateText(value);
  if (written !== "") return put(at, Tag.string, written);
  // Even where any text is one, this is none: it goes the way of text that need not cross.
  u32[at] = Tag.unreadString;
  return 1;
}

/** A boolean. */
export function bool(at: number, value: unknown): number {
  if (typeof value !== "boolean") return tag(at, value);
  u32[at] = value ? Tag.true : Tag.false;
  return 1;
}

/** A number. */
export function int(at: number, value: unknown): number {
  return typeof value === "number" ? putNumber(at, value) : tag(at, value);
}

/** A number that need not be whole: its text is what is sent. */
export function number(at: number, value: unknown): number {
  if (typeof value !== "number") return tag(at, value);
  // A number that JSON cannot hold has no text.
  return put(at, Tag.number, Number.isFinite(value) ? String(value) : "");
}

/** Any value, of which nothing is read. */
export const any = tag;

/** A reference: an object of which only the `id` counts. */
export function ref(at: number, value: unknown): number {
  if (value === null) {
    u32[at] = Tag.null;
    return 1;
  }
  if (typeof value !== "object") return tag(at, value);
  // Read first: then engines know what the object is like, and its prototype costs nothing.
  let { id } = value as { id?: unknown };
  if (getPrototypeOf(value) !== Object.prototype && !isPlain(value)) return tag(at, value);
  if (bare.id !== undefined && !hasOwn.call(value, "id")) id = undefined;
  if (typeof id === "string" && id.length === Size.uuid)
    return put(at, Tag.object | (Tag.string << INNER), id);
  return put(at, Tag.object | (idTag(id) << INNER), "");
}

/** The tag of what is no `id` by its type or length. */
function idTag(id: unknown): number {
  switch (typeof id) {
    case "undefined":
      return Tag.absent;
    case "string":
      return unreadTag(id);
    case "boolean":
      return Tag.true;
    case "number":
      return Tag.number;
    default:
      return id === null ? Tag.null : Tag.other;
  }
}

/** Data, as JSON. */
function putJson(at: number, kind: number, value: object): number {
  const { json, isSuspect } = encode(value);
  return put(at, isSuspect ? kind | (Inner.suspect << INNER) : kind, json);
}

/** An array, as JSON. */
export function list(at: number, value: unknown): number {
  return Array.isArray(value) ? putJson(at, Tag.array, value) : tag(at, value);
}

/** An object, as JSON. */
export function object(at: number, value: unknown): number {
  return isPlain(value) ? putJson(at, Tag.object, value) : tag(at, value);
}

/** How many keys a plain object has. */
function keysOf(object: Record<string, unknown>): number {
  let count = 0;
  for (const _ in object) count++;
  return count;
}

/** What {@link foreign} adds to the number of values. */
const FOREIGN = 1 << 16;

/** Marks an object that is not made by a literal or by JSON, or inherits something. */
export function foreign(object: object): number {
  return getPrototypeOf(object) === Object.prototype && keysOf(bare) === 0 ? 0 : FOREIGN;
}

/**
 * Lays a value out, unless it is no plain object; what only the server sets is looked for in a response, and
 * when there is more than the other fields.
 */
export function lay(plan: Plan, at: number, given: unknown, isRead: boolean): boolean {
  // A getter of the value may have another one laid out.
  const before = takesDates;
  takesDates = !isRead;
  try {
    return layOut(plan, at, given, isRead);
  } finally {
    takesDates = before;
  }
}

function layOut(plan: Plan, at: number, given: unknown, isRead: boolean): boolean {
  if (typeof given !== "object" || given === null) return false;
  const value = given as Record<string, unknown>;
  const end = at + plan.count * Size.slot;
  let values = plan.pack(value, at);
  let keys = 0;
  if (values < FOREIGN) keys = keysOf(value);
  else if (isPlain(value)) {
    values -= FOREIGN;
    keys = Object.keys(value).length;
  } else return false;
  if (keys === values && !isRead) {
    u32[at + plan.writable * Size.slot] = Tag.end;
    return true;
  }
  values += plan.packRest(value, at);
  u32[end] = Tag.absent;
  if (keys === values) return true;
  const unknown = unknownKeys(value, at, plan.fields);
  if (unknown.length > 0) put(end, Tag.array, JSON.stringify(unknown));
  return true;
}

/**
 * For an object whose keys do not match its values: empties the slots of values that are not
 * its own, and returns the keys that no field has. No property of a field is read again.
 */
function unknownKeys(object: Record<string, unknown>, at: number, fields: Plan["fields"]): string[] {
  Object.keys(fields).forEach((name, place) => {
    const slot = at + place * Size.slot;
    const kind = (u32[slot] as number) & 0xff;
    if (kind === Tag.absent || isEnumerable.call(object, name)) return;
    u32[slot] = kind >= Tag.number && kind <= Tag.array ? Tag.skipped : Tag.absent;
  });
  // A value of undefined is an absent one; the key of such a value is not there for JSON either.
  return Object.keys(object).filter((key) => !Object.hasOwn(fields, key) && object[key] !== undefined);
}
