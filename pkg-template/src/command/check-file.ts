// The check of a file of rows: one object, an array, or an object in each line.

import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import type { ValidateOptions } from "../core/check.js";
import { type Issue, ofLine } from "../core/issues.js";
import { localeOf } from "../core/messages.js";
import type { JsonResult } from "../schema/schema.js";
import { print } from "./print.js";

/** What checks the rows. */
interface Checker {
  validateJson(source: Uint8Array, options: ValidateOptions & { readonly many?: boolean }): JsonResult;
}

/** An issue, and in which line the row is, if lines are rows. */
interface Found {
  readonly line?: number;
  readonly issue: Issue;
}

const LINE_END = 0x0a;
const BRACKET = 0x5b;
const BRACE = 0x7b;
/** What some editors write before UTF-8. */
const MARK = [0xef, 0xbb, 0xbf];

const isSpace = (byte: number): boolean => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);

/** The lines that hold something, with their numbers from 1. */
function* linesOf(bytes: Uint8Array): Generator<readonly [number, Uint8Array]> {
  for (let start = 0, number = 1; start < bytes.length; number++) {
    const end = bytes.indexOf(LINE_END, start);
    const line = bytes.subarray(start, end < 0 ? bytes.length : end);
    start += line.length + 1;
    if (!line.every(isSpace)) yield [number, line];
  }
}

/** The text of a file, without the mark before it. */
const textOf = (bytes: Uint8Array): Uint8Array =>
  MARK.every((byte, place) => bytes[place] === byte) ? bytes.subarray(MARK.length) : bytes;

/** The first byte that says something. */
const begin = (bytes: Uint8Array): number | undefined => bytes.find((byte) => !isSpace(byte));

/** What is wrong with a line as JSON. */
function faultOf(schema: Checker, text: Uint8Array): Issue | undefined {
  const one = schema.validateJson(text, {});
  return one.ok || one.issues[0]?.code !== "not_json" ? undefined : one.issues[0];
}

/** The names of files in which each line is a row, whatever it begins with. */
const NAME_OF_LINES = /\.(jsonl|ndjson)$/i;

/**
 * Whether lines are rows, in text that is no array: there is only one; or it is no JSON as a whole, and either its
 * first line is a value by itself, or another one is an object and it does not begin as one over several lines does.
 */
function areLines(schema: Checker, bytes: Uint8Array, whole: readonly Issue[]): boolean {
  const lines = linesOf(bytes);
  const [first, second] = [lines.next().value?.[1], lines.next().value?.[1]];
  if (first === undefined || second === undefined) return true;
  if (whole[0]?.code !== "not_json") return false;
  const fault = faultOf(schema, first);
  if (fault === undefined) return true;
  if (fault.params.reason === "truncated" && begin(second) !== BRACE) return false;
  for (const [, text] of linesOf(bytes)) {
    if (begin(text) === BRACE && faultOf(schema, text) === undefined) return true;
  }
  return false;
}

function* issuesOf(
  schema: Checker,
  bytes: Uint8Array,
  options: ValidateOptions,
  isOfLines: boolean,
): Generator<Found> {
  const first = begin(bytes);
  // Lines of which there are none.
  if (first === undefined) return;
  const many = first === BRACKET;
  const whole = isOfLines ? undefined : schema.validateJson(bytes, { ...options, many });
  if (whole?.ok) return;
  if (whole !== undefined && (many || !areLines(schema, bytes, whole.issues))) {
    for (const issue of whole.issues) yield { issue };
    return;
  }
  for (const [line, text] of linesOf(bytes)) {
    const one = schema.validateJson(text, options);
    if (one.ok) continue;
    for (const issue of one.issues) yield { line, issue: ofLine(issue, line, localeOf(options.locale)) };
  }
}

/** An issue as compilers print theirs, so that editors find the place. */
function lineOf(file = "-", line: number | undefined, { path, code, message }: Issue): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return [`${place}:`, ...(path.length === 0 ? [] : [path.join(".")]), message, `(${code})`].join(" ");
}

/**
 * Checks a file, or what comes on standard input, and prints the issues.
 * @returns Whether there were none.
 */
export async function checkFile(
  schema: Checker,
  file: string | undefined,
  options: ValidateOptions,
  asJson: boolean,
): Promise<boolean> {
  const bytes = textOf(
    file === undefined || file === "-" ? await buffer(process.stdin) : await readFile(file),
  );
  let count = 0;
  for (const { line, issue } of issuesOf(schema, bytes, options, NAME_OF_LINES.test(file ?? ""))) {
    count++;
    await print(asJson ? JSON.stringify({ line, ...issue }) : lineOf(file, line, issue));
  }
  if (count > 0) console.error(count === 1 ? "1 issue" : `${count} issues`);
  return count === 0;
}
