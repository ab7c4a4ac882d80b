// Writes plain data as JSON, with marks where JSON has no form for a value.

import { dateText, isPlain } from "./plain.js";

/** Deepest nesting that is written. */
const MAX_DEPTH = 128;

/** Control characters that JSON does not allow; the engine reads them as what they mark. */
const NOT_JSON = "\u0001";
const DATE = "\u0002";
const TOO_DEEP = "\u0003";
const BAD_STRING = "\u0004";

/** What cannot stand in JSON as it is, with all surrogates, of which some can. */
const SPECIAL = /[^ !#-[\]-\ud7ff\ue000-\uffff]/;

/** The JSON of a value; `toJSON` is never called and nothing is left out silently. */
export function encode(value: unknown, depth = 0): string {
  switch (typeof value) {
    case "string":
      return string(value);
    case "number":
      return !Number.isFinite(value) ? NOT_JSON : Object.is(value, -0) ? "-0" : String(value);
    case "boolean":
      return value ? "true" : "false";
    case "object":
      if (value === null) return "null";
      if (value instanceof Date) return DATE + JSON.stringify(dateText(value));
      if (depth >= MAX_DEPTH) return TOO_DEEP;
      if (Array.isArray(value)) return array(value, depth + 1);
      return isPlain(value) ? object(value, depth + 1) : NOT_JSON;
    default:
      // undefined in an array, functions, symbols, bigints.
      return NOT_JSON;
  }
}

function string(value: string): string {
  if (!SPECIAL.test(value)) return `"${value}"`;
  return value.isWellFormed() ? JSON.stringify(value) : BAD_STRING;
}

// Texts are added up: engines put them together once, when they are read.

function array(value: readonly unknown[], depth: number): string {
  let out = "[";
  for (let i = 0; i < value.length; i++) {
    if (i > 0) out += ",";
    out += encode(value[i], depth);
  }
  return `${out}]`;
}

function object(value: Record<string, unknown>, depth: number): string {
  let out = "{";
  for (const key of Object.keys(value)) {
    const member = value[key];
    if (member === undefined) continue;
    if (out.length > 1) out += ",";
    // A key that is not well-formed cannot be written; its value says so.
    const name = string(key);
    if (name === BAD_STRING) out += `${JSON.stringify(key.toWellFormed())}:${BAD_STRING}`;
    else out += `${name}:${encode(member, depth)}`;
  }
  return `${out}}`;
}
