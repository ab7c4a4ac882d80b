// The rows of a response: checked by the engine, and made from where it found their values.

import * as engine from "../wasm/fieldgate.js";
import { type Issue, issuesOf } from "./issues.js";
import { asciiText, enter, indexWords, leave, putBytes } from "./memory.js";
import { localeOf } from "./messages.js";
import type { Plan } from "./plan.js";

/** Numbers before those of the fields: where a row begins and ends, and its state. */
const HEAD = 3;
const COMPLETE = 2;

/** What the engine's numbers say of a field. */
const NULL = 1;
const FALSE = 2;
const TRUE = 3;
const INTEGER = 4;
const REFERENCE = 5;
const EMPTY = 6;
const TEXT = 8;

/**
 * Bytes that are made text at once. A string that is cut out of a text keeps all of it in memory
 * for as long as it lives, so a row that is kept holds so much and no more.
 */
const SLAB = 32_768;

const decoder = new TextDecoder();

/** Makes the rows of one response. */
class RowMaker {
  readonly #plan: Plan;
  readonly #bytes: Uint8Array;
  readonly #names: readonly string[];
  /** A part of the response, and where it begins. */
  #text = "";
  #from = 0;
  #to = 0;
  #words: Int32Array;

  constructor(plan: Plan, bytes: Uint8Array, words: Int32Array) {
    this.#plan = plan;
    this.#bytes = bytes;
    this.#names = Object.keys(plan.fields);
    this.#words = words;
  }

  rows(): unknown[] {
    const width = HEAD + 2 * this.#plan.count;
    const rows: unknown[] = [];
    for (let at = 0; at < this.#words.length; at += width) {
      const end = this.#word(at + 1);
      if (end > this.#to) this.#load(at, width);
      rows.push(this.#row(at));
    }
    return rows;
  }

  #word(at: number): number {
    return this.#words[at] as number;
  }

  /** Makes text of the next rows, as many as a slab holds, and of one at least. */
  #load(at: number, width: number): void {
    const from = this.#word(at);
    let to = this.#word(at + 1);
    for (let next = at + width + 1; next < this.#words.length; next += width) {
      const end = this.#word(next);
      if (end > from + SLAB) break;
      to = end;
    }
    this.#from = from;
    this.#to = to;
    this.#text = asciiText(from, to);
  }

  #row(at: number): unknown {
    const state = this.#word(at + 2);
    if (state === 0) return this.#parsed(this.#word(at), this.#word(at + 1));
    let place = 0;
    let row: Record<string, unknown> = {};
    if (state === COMPLETE) {
      row = this.#plan.make(this.#value, at + HEAD);
      place = this.#plan.writable;
    }
    for (; place < this.#plan.count; place++) {
      const field = at + HEAD + place * 2;
      if (this.#words[field] !== 0) row[this.#names[place] as string] = this.#value(field);
    }
    return row;
  }

  /** The value of a field that is there. */
  readonly #value = (at: number): unknown => {
    const what = this.#word(at);
    const second = this.#word(at + 1);
    if (what >= TEXT) return this.#text.substring(what - TEXT - this.#from, second - this.#from);
    switch (what) {
      case NULL:
        return null;
      case FALSE:
        return false;
      case TRUE:
        return true;
      case INTEGER:
        return second;
      case REFERENCE:
        return { id: this.#text.substring(second - this.#from, second - this.#from + 36) };
      case EMPTY:
        return [];
      default:
        return this.#parsed(what & 0x7fff_ffff, second);
    }
  };

  /** A value that is not plain enough to be cut out. */
  #parsed(from: number, to: number): unknown {
    return JSON.parse(decoder.decode(this.#bytes.subarray(from, to)));
  }
}

/** What came of reading rows. */
export interface Reading {
  readonly issues: Issue[];
  /** The rows, if there are no issues. */
  readonly rows: unknown[];
}

/** Checks and makes the rows of a response, an array of them or one in each line. */
export function readRows(plan: Plan, bytes: Uint8Array, lines = false): Reading {
  enter();
  try {
    putBytes(bytes);
    const count = engine.read_rows(plan.id, bytes.length, lines);
    if (count > 0) return { issues: issuesOf(plan, count, localeOf(undefined)), rows: [] };
    return { issues: [], rows: new RowMaker(plan, bytes, indexWords()).rows() };
  } finally {
    leave();
  }
}
