// The rows of a response: checked by the engine, and made from where it found their values.

import {
  INDEX_EMPTY,
  INDEX_FALSE,
  INDEX_INTEGER,
  INDEX_LINKS,
  INDEX_NULL,
  INDEX_TEXT,
  INDEX_TRUE,
  INDEX_WIDE,
  LINK_MANY,
  LINK_ONE,
  ROW_COMPLETE,
  ROW_HEAD,
  SHORT_BITS,
  SHORT_LENGTH,
  SHORT_REFERENCE,
} from "../generated/layout.js";
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
} from "./memory.js";
import { localeOf } from "./messages.js";
import type { Plan } from "./plan.js";

/**
 * Bytes that are made text at once. A string that is cut out of a text keeps all of it in memory
 * for as long as it lives, so a row that is kept holds so much and no more.
 */
const SLAB = 65_536;

const noBytes = new Uint8Array();
const noWords = new Int32Array();

/** Makes the rows of one response after another. */
class RowMaker {
  #plan: Plan | undefined;
  #bytes: Uint8Array = noBytes;
  #names: readonly string[] = [];
  #words: Int32Array = noWords;
  #links: Int32Array = noWords;
  /** Makes one object of each resource, if plain objects are wanted. */
  #flattener: Flattener | undefined;
  /** Numbers from the beginning of a row to its first field, and to the next row. */
  #head = ROW_HEAD;
  #width = ROW_HEAD;
  /** A part of the response, and where it begins and ends. */
  #text = "";
  #from = 0;
  #to = 0;
  /** The texts that are not plain ASCII, where their parts begin, and one of these. */
  #texts: Uint8Array = noBytes;
  #parts: Int32Array = noWords;
  #wide = "";
  #wideFrom = 0;
  /** Texts that stand in the response more than once, by their numbers, and in which part each was made. */
  #shared: string[] = [];
  #sharedFrom: number[] = [];

  /** Begins a response. */
  begin(plan: Plan, bytes: Uint8Array, members: number): void {
    this.#plan = plan;
    this.#bytes = bytes;
    this.#names = Object.keys(plan.fields);
    this.#words = indexWords();
    this.#texts = indexTexts();
    this.#parts = indexParts();
    this.#links = indexLinks();
    this.#head = ROW_HEAD + 2 * members;
    this.#width = this.#head + 2 * plan.count;
    this.#to = 0;
    this.#wideFrom = 0;
  }

  /** Ends it, and keeps nothing of it. */
  end(): void {
    this.#bytes = noBytes;
    this.#words = noWords;
    this.#links = noWords;
    this.#flattener = undefined;
    this.#texts = noBytes;
    this.#parts = noWords;
    this.#text = "";
    this.#wide = "";
    this.#shared = [];
    this.#sharedFrom = [];
  }

  /** Makes the rows whose numbers begin at `first`. */
  all(first: number, make: (at: number) => unknown): unknown[] {
    const rows: unknown[] = [];
    for (let at = first; at < this.#words.length; at += this.#width) {
      if (this.#word(at + 1) > this.#to) this.#load(at);
      const isRegular = this.#word(at + 2) !== 0;
      rows.push(isRegular ? make(at) : this.#whole(at));
    }
    return rows;
  }

  /** A row that holds more than its numbers say. */
  #whole(at: number): unknown {
    const row = this.parsed(this.#word(at), this.#word(at + 1));
    return this.#flattener === undefined ? row : this.#flattener.addResource(row);
  }

  #word(at: number): number {
    return this.#words[at] as number;
  }

  /** Makes text of the next rows, as many as a slab holds, and of one at least. */
  #load(at: number): void {
    const from = this.#word(at);
    let to = this.#word(at + 1);
    for (let next = at + this.#width + 1; next < this.#words.length; next += this.#width) {
      const end = this.#word(next);
      if (end > from + SLAB) break;
      to = end;
    }
    this.#from = from;
    this.#to = to;
    this.#text = asciiText(from, to);
  }

  /** The fields of a row. */
  readonly fields = (at: number): Record<string, unknown> => {
    const plan = this.#plan as Plan;
    const isComplete = this.#word(at + 2) === ROW_COMPLETE;
    const row = isComplete ? plan.make(this.#value, at + this.#head) : {};
    return this.#others(at, row, isComplete);
  };

  /** Adds the fields that are there of all, or of those that are not usual. */
  #others(at: number, row: Record<string, unknown>, hasUsual: boolean): Record<string, unknown> {
    const plan = this.#plan as Plan;
    for (let place = hasUsual ? plan.usual : 0; place < plan.count; place++) {
      const field = at + this.#head + place * 2;
      if (this.#words[field] !== 0) row[this.#names[place] as string] = this.#value(field);
    }
    return row;
  }

  /** A resource object of JSON:API. */
  readonly object = (at: number): Record<string, unknown> => {
    const id = this.#value(at + ROW_HEAD);
    const type = this.#value(at + ROW_HEAD + 2);
    const attributes = this.fields(at);
    if (this.#words[at + ROW_HEAD + 4] === 0) return { id, type, attributes };
    return { id, type, attributes, relationships: this.#value(at + ROW_HEAD + 4) };
  };

  /** A resource object of JSON:API as a plain object. */
  readonly flat = (at: number): unknown => {
    const { makeFlat } = this.#plan as Plan;
    const flattener = this.#flattener as Flattener;
    const relationships = this.#word(at + ROW_HEAD + 4);
    const hasLinks = relationships === INDEX_LINKS;
    if (relationships !== 0 && !hasLinks) return flattener.addResource(this.object(at));
    const id = this.#value(at + ROW_HEAD) as string;
    const type = this.#value(at + ROW_HEAD + 2) as string;
    const isComplete = this.#word(at + 2) === ROW_COMPLETE;
    const row = isComplete && makeFlat ? makeFlat(this.#value, at + this.#head, id, type) : { id, type };
    this.#others(at, row, isComplete);
    flattener.add(type, row);
    return hasLinks ? this.#relate(this.#word(at + ROW_HEAD + 5), row) : row;
  };

  #link(at: number): number {
    return this.#links[at] as number;
  }

  /** A text of a relationship. */
  #name(at: number): string {
    return this.#cut(this.#link(at), this.#link(at + 1)) as string;
  }

  /** The row that an identifier leads to, or the identifier. */
  #related(at: number): Record<string, unknown> {
    const id = this.#name(at);
    const type = this.#name(at + 2);
    return this.#flattener === undefined ? { id, type } : this.#flattener.early(type, id);
  }

  /** Gives an object the relationships whose numbers begin there: to a plain one what they lead to. */
  #relate(first: number, object: Record<string, unknown>): Record<string, unknown> {
    let at = first + 1;
    for (let count = this.#link(first); count > 0; count--) {
      const name = this.#name(at);
      const what = this.#link(at + 2);
      at += 3;
      let data: unknown = null;
      if (what === LINK_ONE) {
        data = this.#related(at);
        at += 4;
      } else if (what >= LINK_MANY) {
        // An array that grows takes room for many.
        const many = new Array<unknown>(what - LINK_MANY).fill(null);
        for (let i = 0; i < many.length; i++, at += 4) many[i] = this.#related(at);
        data = many;
      }
      if (this.#flattener === undefined) object[name] = { data };
      else if (name !== "id" && name !== "type") object[name] = data;
    }
    return object;
  }

  /** The value of a field that is there. */
  readonly #value = (at: number): unknown => {
    const what = this.#word(at);
    const second = this.#word(at + 1);
    if (what >= INDEX_TEXT) return this.#cut(what, second);
    switch (what) {
      case INDEX_NULL:
        return null;
      case INDEX_FALSE:
        return false;
      case INDEX_TRUE:
        return true;
      case INDEX_INTEGER:
        return second;
      case INDEX_EMPTY:
        return [];
      case INDEX_LINKS:
        return this.#relate(second, {});
      default:
        return this.#other(what & 0x7fff_ffff, second);
    }
  };

  /** A text that is ASCII, or the reference that it is. */
  #cut(what: number, second: number): unknown {
    const from = what - INDEX_TEXT - this.#from;
    return second < 0 ? this.#short(from, ~second) : this.#text.substring(from, from + second);
  }

  /** A short text, or the reference that it is. */
  #short(from: number, bits: number): unknown {
    const number = bits >> SHORT_BITS;
    // Of another part it would keep all of that in memory.
    let text = this.#sharedFrom[number] === this.#from ? this.#shared[number] : undefined;
    if (text === undefined) {
      text = this.#text.substring(from, from + (bits & SHORT_LENGTH));
      if (number !== 0) {
        this.#shared[number] = text;
        this.#sharedFrom[number] = this.#from;
      }
    }
    return (bits & SHORT_REFERENCE) === 0 ? text : { id: text };
  }

  /** A value that is not ASCII text. */
  #other(at: number, second: number): unknown {
    if (second < 0) return this.#decoded(at, at + ~second);
    // One bit tells that there are other characters than ASCII, which the text has not.
    if ((at & INDEX_WIDE) !== 0) return this.parsed(at - INDEX_WIDE, second);
    const json = this.#text.substring(at - this.#from, second - this.#from);
    const first = json.charCodeAt(0);
    return first === 0x7b || first === 0x5b || first === 0x22 ? JSON.parse(json) : Number(json);
  }

  /** A text of other characters than ASCII. */
  #decoded(from: number, to: number): string {
    if (from < this.#wideFrom || to > this.#wideFrom + this.#wide.length) this.#loadPart(from);
    return this.#wide.substring(from - this.#wideFrom, to - this.#wideFrom);
  }

  /** Makes text of the part that has the unit. */
  #loadPart(unit: number): void {
    let at = 0;
    while ((this.#parts[at + 3] as number) <= unit) at += 2;
    this.#wideFrom = this.#parts[at + 1] as number;
    this.#wide = decoder.decode(this.#texts.subarray(this.#parts[at], this.#parts[at + 2]));
  }

  /** A value that is not plain enough to be cut out. */
  parsed(from: number, to: number): unknown {
    return JSON.parse(decoder.decode(this.#bytes.subarray(from, to)));
  }

  /** The document around the rows, and the rows in it. */
  document(flat: boolean, isOne: boolean): Record<string, unknown> {
    const before = decoder.decode(this.#bytes.subarray(0, this.#word(0)));
    const after = decoder.decode(this.#bytes.subarray(this.#word(1)));
    const document = JSON.parse(`${before}0${after}`) as Record<string, unknown>;
    if (!flat) document.data = this.#data(this.object, isOne);
    else {
      const flattener = new Flattener();
      const { included } = document;
      if (Array.isArray(included)) included.forEach(flattener.row);
      this.#flattener = flattener;
      document.data = this.#data(this.flat, isOne);
      if (flattener.wasEarly()) {
        // Rows lead to each other: all must be there before one can be looked for.
        this.#flattener = undefined;
        document.data = this.#data(this.object, isOne);
        document.data = flatten(document as { data: unknown });
      } else flattener.link();
    }
    return document;
  }

  #data(make: (at: number) => unknown, isOne: boolean): unknown {
    this.#to = 0;
    const rows = this.all(2, make);
    return isOne ? rows[0] : rows;
  }
}

/** Bytes that the engine's numbers can count; no longer text can be made of a response either. */
export const MOST_BYTES = INDEX_WIDE;

/** How rows come, by its number in the engine. */
export const Form = { array: 0, lines: 1, document: 2, documentOfOne: 3 } as const;

/** A number of {@link Form}. */
export type FormNumber = (typeof Form)[keyof typeof Form];

/** What came of reading a response. */
export interface Reading {
  readonly issues: Issue[];
  /** The rows or the document, if there are no issues. */
  readonly value?: unknown;
}

/** One for all: engines drop what they optimised when no object of its kind is left. */
const maker = new RowMaker();

const inDocument = { before: ["data"], after: ["attributes"] };

/** Checks a response and makes what it holds: an array, or a document of JSON:API. */
export function readRows(plan: Plan, bytes: Uint8Array, form: FormNumber, flat = false): Reading {
  const isDocument = form >= Form.document;
  enter();
  try {
    putBytes(bytes);
    const count = engine.read_rows(plan.id, bytes.length, form);
    if (count > 0) {
      return { issues: issuesOf(plan, count, localeOf(undefined), isDocument ? inDocument : undefined) };
    }
    maker.begin(plan, bytes, isDocument ? 3 : 0);
    if (!isDocument) return { issues: [], value: maker.all(0, maker.fields) };
    return { issues: [], value: maker.document(flat, form === Form.documentOfOne) };
  } finally {
    maker.end();
    leave();
  }
}
