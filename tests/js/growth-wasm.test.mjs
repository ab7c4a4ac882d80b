// What wasm memory is needed: measured in a process of its own, as memory that has grown for something else hides it.
// The test that needs the least comes first.
import "../support/wasm-memory.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { client, json } from "../support/pigello.mjs";
import { wasmBytes } from "../support/wasm-memory.mjs";
import { rowText, streamed } from "./support/streamed.mjs";

test("a stream needs no more wasm memory for 100,000 rows than for 1,000", async () => {
  const after = [];
  for (const length of [1_000, 100_000]) {
    let count = 0;
    for await (const row of streamed(length).rows) if (row.id) count += 1;
    assert.equal(count, length);
    after.push(wasmBytes());
  }
  assert.equal(after[1], after[0]);
});

test("an answer of twice the size needs no more than about twice the wasm memory", async () => {
  const needed = async (count) => {
    const text = `[${Array.from({ length: count }, (_, i) => rowText(i)).join(",")}]`;
    assert.equal((await client(() => json(text)).org.list()).length, count);
    return wasmBytes();
  };
  // The smaller one is large enough for what is always there to be a small part.
  const [once, twice] = [await needed(40_000), await needed(80_000)];
  assert.ok(twice <= once * 2.2, `${once} bytes, then ${twice}`);
});
