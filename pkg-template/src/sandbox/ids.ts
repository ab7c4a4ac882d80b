// Ids: those that rows are given, and those that look random and are not, as the same seed gives the same ones.

import type { Row } from "./row.js";

/**
 * The ids that rows to be added are given, in lower case.
 * @throws {TypeError} when there are no rows, one is no object, or one has the id of another: only one would be held.
 */
export function givenIds(rows: readonly Row[]): ReadonlySet<string> {
  if (!Array.isArray(rows)) throw new TypeError("the rows must be an array");
  const places = new Map<string, number>();
  for (const [index, row] of (rows as readonly Row[]).entries()) {
    if (typeof row !== "object" || row === null) throw new TypeError(`row ${index}: must be an object`);
    if (typeof row.id !== "string") continue;
    const id = row.id.toLowerCase();
    const first = places.get(id);
    if (first !== undefined) throw new TypeError(`row ${index}: has the id of row ${first}`);
    places.set(id, index);
  }
  return new Set(places.keys());
}

/** Makes version 4 UUIDs from a seed. */
export function idGenerator(seed: number): () => string {
  const next = random(seed);
  return () => {
    const hex = Array.from({ length: 4 }, () => next().toString(16).padStart(8, "0")).join("");
    const variant = "89ab"[Number.parseInt(hex.charAt(16), 16) & 3];
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `${variant}${hex.slice(17, 20)}`,
      hex.slice(20),
    ].join("-");
  };
}

/** The generator mulberry32: 32 bits a call. */
function random(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
