// The rows of a response: checked by the engine, and made from where it found their values.

import { Form, Index, Link, RowState, Short, Size } from "../generated/layout.js";
import * as engine from "../wasm/fieldgate.js";
import { type Issue, issuesOf } from "./issues.js";
import { Flattener, flatten } from "./json-api.js";
import {
  asciiText,
  decoder,
  enter,
  indexLinks,
  indexParts,
  indexTexts,
  indexWords,
  leave,
  putBytes,
  uses,
} from "./memory.js";
import { type Locale, localeOf } from "./messages.js";
import type { Plan } from "./plan.js";

/**
 * Bytes that are made text at once. A string that is cut out of a text keeps all of it in memory
 * for as long as it lives, so a row that is kept holds so much and no more.
 */
const SLAB = 65_536;

const noBytes = new Uint8Array();
const noWords = new Int32Array();

// What is known of the response whose rows are made. Not an object's: engines take longer to get at members.

let plan: Plan | undefined;
let bytes: Uint8Array = noBytes;
let names: readonly string[] = [];
let words: Int32Array = noWords;
let links: Int32Array = noWords;
/** Makes one object of each resource, if plain objects are wanted. */
let flattener: Flattener | undefined;
/** Numbers from the beginning of a row to its first field, and to the next row. */
let head = Size.rowHead;
let width = Size.rowHead;
/** A part of the response, and where it begins and ends. */
let text = "";
let textFrom = 0;
let textTo = 0;
/** The texts that are not plain ASCII, where their parts begin, and one of these. */
let texts: Uint8Array = noBytes;
let parts: Int32Array = noWords;
let wide = "";
let wideFrom = 0;
/** Texts that stand in the response more than once, by their numbers, and in which part each was made. */
let shared: string[] = [];
let sharedFrom: number[] = [];

/** Begins a response. */
function begin(of: Plan, response: Uint8Array, members: number): void {
  plan = of;
  bytes = response;
  names = Object.keys(of.fields);
  words = indexWords();
  texts = indexTexts();
  parts = indexParts();
  links = indexLinks();
  head = Size.rowHead + 2 * members;
  width = head + 2 * of.count;
  textTo = 0;
  wideFrom = 0;
}

/** Ends it, and keeps nothing of it. */
function end(): void {
  bytes = noBytes;
  words = noWords;
  links = noWords;
  flattener = undefined;
  texts = noBytes;
  parts = noWords;
  text = "";
  wide = "";
  shared = [];
  sharedFrom = [];
}

/** Makes the rows whose numbers begin at `first`. */
function all(first: number, make: (at: number) => unknown): unknown[] {
  const rows: unknown[] = [];
  for (let at = first; at < words.length; at += width) {
    if (word(at + 1) > textTo) load(at);
    const isRegular = word(at + 2) !== 0;
    rows.push(isRegular ? make(at) : whole(at));
  }
  return rows;
}

/** A row that holds more than its numbers say. */
function whole(at: number): unknown {
  const row = parsed(word(at), word(at + 1));
  return flattener === undefined ? row : flattener.addResource(row);
}

function word(at: number): number {
  return words[at] as number;
}

/** Makes text of the next rows, as many as a slab holds, and of one at least. */
function load(at: number): void {
  textFrom = word(at);
  textTo = word(at + 1);
  for (let next = at + width + 1; next < words.length; next += width) {
    const to = word(next);
    if (to > textFrom + SLAB) break;
    textTo = to;
  }
  text = asciiText(textFrom, textTo);
}

/** The row whose numbers begin there. */
function rowAt(at: number): Record<string, unknown> {
  const isComplete = word(at + 2) === RowState.complete;
  return others(at, isComplete ? (plan as Plan).make(value, at + head) : {}, isComplete);
}

/** Adds the fields that are there of all, or of those that are not usual. */
function others(at: number, row: Record<string, unknown>, hasUsual: boolean): Record<string, unknown> {
  const { usual, count } = plan as Plan;
  for (let place = hasUsual ? usual : 0; place < count; place++) {
    const field = at + head + place * 2;
    if (words[field] !== 0) row[names[place] as string] = value(field);
  }
  return row;
}

/** A resource object of JSON:API. */
function resourceAt(at: number): Record<string, unknown> {
  const id = value(at + Size.rowHead);
  const type = value(at + Size.rowHead + 2);
  const attributes = rowAt(at);
  if (words[at + Size.rowHead + 4] === 0) return { id, type, attributes };
  return { id, type, attributes, relationships: value(at + Size.rowHead + 4) };
}

/** A resource object of JSON:API as a plain object. */
function flatAt(at: number): unknown {
  const { makeFlat } = plan as Plan;
  const to = flattener as Flattener;
  const relationships = word(at + Size.rowHead + 4);
  const hasLinks = relationships === Index.links;
  if (relationships !== 0 && !hasLinks) return to.addResource(resourceAt(at));
  const id = value(at + Size.rowHead) as string;
  const type = value(at + Size.rowHead + 2) as string;
  const isComplete = word(at + 2) === RowState.complete;
  const row = isComplete && makeFlat ? makeFlat(value, at + head, id, type) : { id, type };
  others(at, row, isComplete);
  to.add(type, row);
  return hasLinks ? relate(word(at + Size.rowHead + 5), row) : row;
}

function link(at: number): number {
  return links[at] as number;
}

/** A text of a relationship. */
function nameAt(at: number): string {
  return cut(link(at), link(at + 1)) as string;
}

/** The row that an identifier leads to, or the identifier. */
function relatedAt(at: number): Record<string, unknown> {
  const id = nameAt(at);
  const type = nameAt(at + 2);
  return flattener === undefined ? { id, type } : flattener.early(type, id);
}

/** Gives an object the relationships whose numbers begin there: to a plain one what they lead to. */
function relate(first: number, object: Record<string, unknown>): Record<string, unknown> {
  let at = first + 1;
  for (let count = link(first); count > 0; count--) {
    const name = nameAt(at);
    const what = link(at + 2);
    at += 3;
    let data: unknown = null;
    if (what === Link.one) {
      data = relatedAt(at);
      at += 4;
    } else if (what >= Link.many) {
      // An array that grows takes room for many.
      const many = new Array<unknown>(what - Link.many).fill(null);
      for (let i = 0; i < many.length; i++, at += 4) many[i] = relatedAt(at);
      data = many;
    }
    if (flattener === undefined) own(object, name, { data });
    else if (name !== "id" && name !== "type") own(object, name, data);
  }
  return object;
}

/** Gives an object a property; where built-in objects are frozen, one that they have takes no assignment. */
function own(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name in Object.prototype)
    Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
  else object[name] = value;
}

/** The value of a field that is there. */
function value(at: number): unknown {
  const what = word(at);
  const second = word(at + 1);
  if (what >= Index.text) return cut(what, second);
  switch (what) {
    case Index.null:
      return null;
    case Index.false:
      return false;
    case Index.true:
      return true;
    case Index.integer:
      return second;
    case Index.empty:
      return [];
    case Index.links:
      return relate(second, {});
    default:
      return other(what & 0x7fff_ffff, second);
  }
}

/** A text that is ASCII, or the reference that it is. */
function cut(what: number, second: number): unknown {
  const from = what - Index.text - textFrom;
  return second < 0 ? short(from, ~second) : text.substring(from, from + second);
}

/** A short text, or the reference that it is. */
function short(from: number, bits: number): unknown {
  const number = bits >> Short.bits;
  // Of another part it would keep all of that in memory.
  let made = sharedFrom[number] === textFrom ? shared[number] : undefined;
  if (made === undefined) {
    made = text.substring(from, from + (bits & Short.length));
    if (number !== 0) {
      shared[number] = made;
      sharedFrom[number] = textFrom;
    }
  }
  return (bits & Short.reference) === 0 ? made : { id: made };
}

/** A value that is not ASCII text. */
function other(at: number, second: number): unknown {
  if (second < 0) return decoded(at, at + ~second);
  // One bit tells that there are other characters than ASCII, which the text has not.
  if ((at & Index.wide) !== 0) return parsed(at - Index.wide, second);
  const json = text.substring(at - textFrom, second - textFrom);
  const first = json.charCodeAt(0);
  return first === 0x7b || first === 0x5b || first === 0x22 ? JSON.parse(json) : Number(json);
}

/** A text of other characters than ASCII. */
function decoded(from: number, to: number): string {
  if (from < wideFrom || to > wideFrom + wide.length) loadPart(from);
  return wide.substring(from - wideFrom, to - wideFrom);
}

/** Makes text of the part that has the unit. */
function loadPart(unit: number): void {
  let at = 0;
  while ((parts[at + 3] as number) <= unit) at += 2;
  wideFrom = parts[at + 1] as number;
  wide = decoder.decode(texts.subarray(parts[at], parts[at + 2]));
}

/** A value that is not plain enough to be cut out. */
function parsed(from: number, to: number): unknown {
  return JSON.parse(decoder.decode(bytes.subarray(from, to)));
}

/** The document around the rows, and the rows in it. */
function documentOf(flat: boolean, isOne: boolean): Record<string, unknown> {
  const before = decoder.decode(bytes.subarray(0, word(0)));
  const after = decoder.decode(bytes.subarray(word(1)));
  const document = JSON.parse(`${before}0${after}`) as Record<string, unknown>;
  if (!flat) document.data = dataOf(resourceAt, isOne);
  else {
    const to = new Flattener();
    const { included } = document;
    if (Array.isArray(included)) included.forEach(to.row);
    flattener = to;
    document.data = dataOf(flatAt, isOne);
    if (to.wasEarly()) {
      // Rows lead to each other: all must be there before one can be looked for.
      flattener = undefined;
      document.data = dataOf(resourceAt, isOne);
      document.data = flatten(document as { data: unknown });
    } else to.link();
  }
  return document;
}

function dataOf(make: (at: number) => unknown, isOne: boolean): unknown {
  textTo = 0;
  const rows = all(2, make);
  return isOne ? rows[0] : rows;
}

/** Bytes that the engine's numbers can count; no longer text can be made of a response either. */
export const MOST_BYTES = Index.wide;

/** What came of reading a response. */
export interface Reading {
  readonly issues: Issue[];
  /** The rows or the document, if there are no issues. */
  readonly value?: unknown;
}

const inDocument = { before: ["data"], after: ["attributes"] };

/** Checks a response and makes what it holds: an array, or a document of JSON:API. */
export function readRows(
  plan: Plan,
  bytes: Uint8Array,
  form: Form,
  flat = false,
  locale?: Locale | string,
): Reading {
  const isDocument = form >= Form.document;
  const before = enter();
  try {
    putBytes(bytes);
    const count = engine.read_rows(plan.id, bytes.length, form);
    if (count > 0) {
      return { issues: issuesOf(plan, count, localeOf(locale), isDocument ? inDocument : undefined) };
    }
    begin(plan, bytes, isDocument ? 3 : 0);
    if (!isDocument) return { issues: [], value: all(0, rowAt) };
    return { issues: [], value: documentOf(flat, form === Form.documentOfOne) };
  } finally {
    end();
    uses.depth = before;
    leave();
  }
}
