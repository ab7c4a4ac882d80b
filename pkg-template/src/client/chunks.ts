// Cuts the rows of a bulk write into requests, by count and by bytes.

import { ConfigError } from "../core/errors.js";
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

/**
 * The requests of a bulk write: `rows` are the places of the valid rows, `ends` where each ends in
 * `body`, in which a comma stands between two of them.
 */
export function* chunksOf(
  rows: readonly number[],
  body: Uint8Array<ArrayBuffer>,
  ends: Uint32Array,
  options: BulkWriteOptions | undefined,
): Generator<Chunk> {
  const most = checkCount("chunkSize", options?.chunkSize, 500);
  // Two bytes are for the brackets.
  const bytes = checkCount("chunkBytes", options?.chunkBytes, 4 * 1024 * 1024) - 2;
  let first = 0;
  while (first < rows.length) {
    const start = first === 0 ? 0 : (ends[first - 1] as number) + 1;
    let next = first + 1;
    while (next < rows.length && next - first < most && (ends[next] as number) - start <= bytes) next++;
    const content = body.subarray(start, ends[next - 1]);
    const whole = new Uint8Array(content.length + 2);
    whole[0] = OPEN;
    whole.set(content, 1);
    whole[whole.length - 1] = CLOSE;
    yield { rows: rows.slice(first, next), body: whole };
    first = next;
  }
}
