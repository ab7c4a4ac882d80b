// Writes plain data as JSON, with marks where JSON has no form for a value.

import { dateText, isPlain } from "./plain.js";

/** Deepest nesting that is written. */
const MAX_DEPTH = 128;

/** Control characters that JSON does not allow; the engine reads them as what they mark. */
const NOT_JSON = "\u0001";
const DATE = "\u0002";
const TOO_DEEP = "\u0003";
const BAD_STRING = "\u0004";

/** The JSON of a value; `toJSON` is never called and nothing is left out silently. */
export function encode(value: unknown): string {
  const out: string[] = [];
  write(value, 0, out);
  return out.join("");
}

function string(value: string): string {
  return value.isWellFormed() ? JSON.stringify(value) : BAD_STRING;
}

function write(value: unknown, depth: number, out: string[]): void {
  switch (typeof value) {
    case "string":
      out.push(string(value));
      return;
    case "number":
      out.push(!Number.isFinite(value) ? NOT_JSON : Object.is(value, -0) ? "-0" : String(value));
      return;
    case "boolean":
      out.push(value ? "true" : "false");
      return;
    case "object":
      if (value === null) out.push("null");
      else if (value instanceof Date) out.push(DATE, JSON.stringify(dateText(value)));
      else if (depth >= MAX_DEPTH) out.push(TOO_DEEP);
      else if (Array.isArray(value)) array(value, depth, out);
      else if (isPlain(value)) object(value, depth, out);
      else out.push(NOT_JSON);
      return;
    default:
      // undefined in an array, functions, symbols, bigints.
      out.push(NOT_JSON);
  }
}

function array(value: readonly unknown[], depth: number, out: string[]): void {
  out.push("[");
  for (let i = 0; i < value.length; i++) {
    if (i > 0) out.push(",");
    write(value[i], depth + 1, out);
  }
  out.push("]");
}

function object(value: Record<string, unknown>, depth: number, out: string[]): void {
  out.push("{");
  let first = true;
  for (const key of Object.keys(value)) {
    const member = value[key];
    if (member === undefined) continue;
    if (!first) out.push(",");
    first = false;
    // A key that is not well-formed cannot be written; its value says so.
    const name = string(key);
    out.push(name === BAD_STRING ? JSON.stringify(key.toWellFormed()) : name, ":");
    if (name === BAD_STRING) out.push(BAD_STRING);
    else write(member, depth + 1, out);
  }
  out.push("}");
}
