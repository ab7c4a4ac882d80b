// The leak gate: work that is done often leaves neither heap, nor buffers, nor wasm memory behind.

import assert from "node:assert/strict";
import { wasmBytes } from "./wasm-memory.mjs";

/** The calls are made in so many parts, with a look at memory after each; the first one warms up. */
const PARTS = 5;
/** Less than the smallest object of V8 with one field, and what code and caches may take at any time. */
const BYTES_A_CALL = 16;
const NOISE = 48 * 1024;

const KINDS = ["heapUsed", "arrayBuffers"];

/** A collection that frees less than this has found the heap settled. */
const SETTLED = 1024;
const MOST_COLLECTIONS = 12;
/**
 * How often growth is looked for again: code and caches may grow for as long as a busy machine's
 * background compiler lags behind, but not for ever; a leak grows every time.
 */
const ATTEMPTS = 3;

async function collected() {
  globalThis.gc();
  // What waits for the end of a turn, weak references among it, is garbage only afterwards.
  await new Promise((resolve) => setImmediate(resolve));
  globalThis.gc();
  return process.memoryUsage();
}

/** What is in use once the garbage is gone. */
export async function inUse() {
  assert.equal(typeof globalThis.gc, "function", "this suite runs with --expose-gc");
  let { heapUsed, arrayBuffers } = await collected();
  for (let i = 1; i < MOST_COLLECTIONS; i++) {
    // Finalizers run a few in a turn, and free more objects each time.
    const now = await collected();
    const freed = heapUsed - now.heapUsed;
    heapUsed = Math.min(heapUsed, now.heapUsed);
    arrayBuffers = Math.min(arrayBuffers, now.arrayBuffers);
    if (freed < SETTLED) break;
  }
  return { heapUsed, arrayBuffers, wasm: wasmBytes() };
}

async function measured(calls, work, first) {
  const marks = [];
  for (let part = 0; part < PARTS; part++) {
    for (let i = 0; i < calls / PARTS; i++) {
      const pending = work(first + (part * calls) / PARTS + i);
      // A call that is not asynchronous is not made so: a turn costs more than it does.
      if (pending instanceof Promise) await pending;
    }
    marks.push(await inUse());
  }
  return marks;
}

/** What has grown in every part but one, in bytes, or `undefined`. */
function growth(marks, allowed) {
  for (const kind of KINDS) {
    const growths = marks.slice(1).map((mark, i) => mark[kind] - marks[i][kind]);
    const [, grown] = growths.sort((a, b) => a - b);
    if (grown >= allowed) return `${kind} grows by ${grown} bytes`;
  }
}

/**
 * Asserts that calls leave nothing behind; `work` is called `calls` times, or a multiple of that. A leak
 * grows in every part, while what the engine does by itself (code, caches, the time of a collection) shows
 * in some. It may also drop as much in one part as a leak adds: the least growth but one counts.
 */
export async function assertFlat(calls, work) {
  const allowed = (calls / PARTS) * BYTES_A_CALL + NOISE;
  let grown;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const marks = await measured(calls, work, attempt * calls);
    assert.equal(marks.at(-1).wasm, marks[0].wasm, "the wasm memory has grown");
    grown = growth(marks, allowed);
    if (grown === undefined) return;
  }
  assert.fail(`${grown} in every ${calls / PARTS} calls, ${ATTEMPTS} times over`);
}
