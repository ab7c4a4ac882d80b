// Writes plain data as JSON, with marks where JSON has no form for a value.

import { Mark, Size } from "../generated/layout.js";
import { dateText, isDate, isPlain } from "./plain.js";

/** What cannot stand in JSON as it is, with all surrogates, of which some can. */
const SPECIAL = /[^ !#-[\]-\ud7ff\ue000-\uffff]/;

/** The JSON of a value. */
export interface Encoded {
  readonly json: string;
  /** Whether there may be something within that JSON or a server cannot hold. */
  readonly isSuspect: boolean;
}

/** JSON that is added to; so much of it at a time is a chain of its parts, as long chains keep collectors busy. */
class Json {
  static readonly #PART = 4096;
  /** Whether there is a mark, or a NUL in a text. */
  isSuspect = false;
  /** Whether something was too deep. No more containers are written then: one that holds itself twice has no end. */
  isTooDeep = false;
  /** How often that is forgotten for the next member. */
  #apart: number;
  /** Members of containers that are less deep than this have it forgotten. */
  readonly #near: number;
  readonly #parts: string[] = [];
  #last = "";

  constructor(apart: number, near: number) {
    this.#apart = apart;
    this.#near = near;
  }

  /** The next member of a container is at hand. */
  next(depth: number): void {
    if (this.isTooDeep && depth <= this.#near && this.#apart-- > 0) this.isTooDeep = false;
  }

  add(text: string): void {
    this.#last += text;
    // To be read, the chain is put together.
    if (this.#last.length < Json.#PART || Number.isNaN(this.#last.charCodeAt(0))) return;
    this.#parts.push(this.#last);
    this.#last = "";
  }

  mark(mark: string): void {
    this.isSuspect = true;
    this.add(mark);
  }

  get json(): string {
    return this.#parts.length === 0 ? this.#last : this.#parts.join("") + this.#last;
  }
}

/**
 * The JSON of a value; `toJSON` is never called and nothing is left out silently. That a member `near` the top is too
 * deep says nothing of the next, for so many of them; for each, a container that holds itself is gone through once more.
 */
export function encode(value: unknown, apart = 8, near = 2): Encoded {
  const out = new Json(apart, near);
  write(value, 0, out);
  return out;
}

function write(value: unknown, depth: number, out: Json): void {
  switch (typeof value) {
    case "string":
      string(value, out);
      return;
    case "number":
      if (Number.isFinite(value)) out.add(Object.is(value, -0) ? "-0" : String(value));
      else out.mark(Mark.other);
      return;
    case "boolean":
      out.add(value ? "true" : "false");
      return;
    case "object":
      if (value === null) out.add("null");
      else if (value instanceof Date) out.mark(dateMark(value));
      else if (depth >= Size.depth || out.isTooDeep) {
        out.isTooDeep = true;
        out.mark(Mark.tooDeep);
      } else if (Array.isArray(value)) array(value, depth + 1, out);
      else if (isPlain(value)) object(value, depth + 1, out);
      // Asked last of all, as it costs something: most objects are plain.
      else out.mark(isDate(value) ? dateMark(value) : Mark.other);
      return;
    default:
      // undefined in an array, functions, symbols, bigints.
      out.mark(Mark.other);
  }
}

function dateMark(date: Date): string {
  return `${Mark.date}"${dateText(date)}"`;
}

function string(value: string, out: Json): void {
  if (!SPECIAL.test(value)) out.add(`"${value}"`);
  else if (!value.isWellFormed()) out.mark(Mark.badString);
  else {
    out.isSuspect ||= value.includes("\0");
    out.add(JSON.stringify(value));
  }
}

function array(value: readonly unknown[], depth: number, out: Json): void {
  out.add("[");
  for (let i = 0; i < value.length; i++) {
    out.next(depth);
    if (i > 0) out.add(",");
    write(value[i], depth, out);
  }
  out.add("]");
}

function object(value: Record<string, unknown>, depth: number, out: Json): void {
  out.add("{");
  let isFirst = true;
  for (const key of Object.keys(value)) {
    const member = value[key];
    if (member === undefined) continue;
    out.next(depth);
    if (!isFirst) out.add(",");
    isFirst = false;
    // A key that is not well-formed cannot be written; its value says so.
    const isGood = key.isWellFormed();
    string(isGood ? key : key.toWellFormed(), out);
    out.add(":");
    if (isGood) write(member, depth, out);
    else out.mark(Mark.badString);
  }
  out.add("}");
}
