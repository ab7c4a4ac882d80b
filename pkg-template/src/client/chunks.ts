// Cuts the rows of a bulk write into requests, by count and by bytes.

import { ConfigError } from "../core/errors.js";
import type { Issue } from "../core/issues.js";
import type { BulkWriteOptions } from "./options.js";

/** The rows of one request. */
export interface Chunk {
  /** Their places in the input. */
  readonly rows: readonly number[];
  /** Their JSON. */
  readonly body: Uint8Array<ArrayBuffer>;
}

const OPEN = 0x5b;
const CLOSE = 0x5d;

/** Checks a whole number above 0. */
export function checkCount(option: string, value: number | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  if (!Number.isInteger(value) || value < 1) throw new ConfigError(option, "must be a whole number above 0");
  return value;
}

/** The places that were named, in ascending order. */
export function placesOf(rows: readonly unknown[], only: readonly number[]): readonly number[] {
  if (!Array.isArray(only)) throw new ConfigError("only", "must be an array of places");
  const places = new Set(only);
  for (const place of places) {
    if (!Number.isInteger(place) || place < 0 || place >= rows.length) {
      throw new ConfigError("only", "holds a place that is not in the rows");
    }
  }
  return [...places].sort((a, b) => a - b);
}

/** An issue of some rows as one of all of them. */
export function moved(issue: Issue, places: readonly number[]): Issue {
  const [row, ...path] = issue.path;
  if (typeof row !== "number") return issue;
  const place = places[row];
  // Beyond the rows: it is about none of them.
  return { ...issue, path: place === undefined ? path : [place, ...path] };
}

/** The array of the rows between two places of an array. */
function part(body: Uint8Array<ArrayBuffer>, start: number, end: number): Uint8Array<ArrayBuffer> {
  // Of all rows it is there already.
  if (end - start === body.length - 2) return body;
  // With a byte more on either side, for the brackets.
  const array = body.slice(start, end + 2);
  array[0] = OPEN;
  array[array.length - 1] = CLOSE;
  return array;
}

/**
 * The requests of a bulk write: `rows` are the places of the valid rows, `body` their array, in which the
 * last byte of each stands at one of `ends`.
 */
export function chunksOf(
  rows: readonly number[],
  body: Uint8Array<ArrayBuffer>,
  ends: Uint32Array,
  options: BulkWriteOptions | undefined,
): Iterable<Chunk> {
  // Checked here: of no rows no chunk is asked for.
  const most = checkCount("chunkSize", options?.chunkSize, 500);
  const bytes = checkCount("chunkBytes", options?.chunkBytes, 4 * 1024 * 1024);
  return cut(rows, body, ends, most, bytes);
}

function* cut(
  rows: readonly number[],
  body: Uint8Array<ArrayBuffer>,
  ends: Uint32Array,
  most: number,
  mostBytes: number,
): Generator<Chunk> {
  // Two are for the brackets.
  const bytes = mostBytes - 2;
  let first = 0;
  while (first < rows.length) {
    const start = first === 0 ? 0 : (ends[first - 1] as number) + 1;
    let next = first + 1;
    while (next < rows.length && next - first < most && (ends[next] as number) - start <= bytes) next++;
    yield { rows: rows.slice(first, next), body: part(body, start, ends[next - 1] as number) };
    first = next;
  }
}
