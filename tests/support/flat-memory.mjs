// The leak gate: work that is done often leaves neither heap, nor buffers, nor wasm memory behind.

import assert from "node:assert/strict";
import { wasmBytes } from "./wasm-memory.mjs";

/** The calls are made in so many parts, with a look at memory after each; the first one warms up. */
const PARTS = 5;
/** Less than the smallest object of V8 with one field, and what code and caches may take at any time. */
const BYTES_A_CALL = 16;
const NOISE = 48 * 1024;

const KINDS = ["heapUsed", "arrayBuffers"];

/** What is in use once the garbage is gone. */
export async function inUse() {
  assert.equal(typeof globalThis.gc, "function", "this suite runs with --expose-gc");
  globalThis.gc();
  // What waits for the end of a turn, weak references among it, is garbage only afterwards.
  await new Promise((resolve) => setImmediate(resolve));
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { heapUsed, arrayBuffers, wasm: wasmBytes() };
}

async function measured(calls, work) {
  const marks = [];
  for (let part = 0; part < PARTS; part++) {
    for (let i = 0; i < calls / PARTS; i++) {
      const pending = work((part * calls) / PARTS + i);
      // A call that is not asynchronous is not made so: a turn costs more than it does.
      if (pending instanceof Promise) await pending;
    }
    marks.push(await inUse());
  }
  return marks;
}

/**
 * Asserts that `calls` calls leave nothing behind. A leak grows in every part, while what the engine
 * does by itself (code, caches, the time of a collection) shows in some. It may also drop as much in one
 * part as a leak adds: the least growth but one counts.
 */
export async function assertFlat(calls, work) {
  const marks = await measured(calls, work);
  assert.equal(marks.at(-1).wasm, marks[0].wasm, "the wasm memory has grown");
  const allowed = (calls / PARTS) * BYTES_A_CALL + NOISE;
  for (const kind of KINDS) {
    const growths = marks.slice(1).map((mark, i) => mark[kind] - marks[i][kind]);
    const [, grown] = growths.sort((a, b) => a - b);
    assert.ok(grown < allowed, `${kind} grows by ${grown} bytes in every ${calls / PARTS} calls`);
  }
}
