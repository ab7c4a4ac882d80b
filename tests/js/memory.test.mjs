// After any number of errors the client works on, and neither its heap nor its wasm memory has grown.
import "../support/wasm-memory.mjs";
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { schemas } from "fieldgate";
import { client, ID, json, rejection } from "../support/pigello.mjs";
import { wasmBytes } from "../support/wasm-memory.mjs";

/** What is in use once the garbage is gone. */
function inUse() {
  assert.equal(typeof globalThis.gc, "function", "this suite runs with --expose-gc");
  globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { heapUsed, arrayBuffers, wasm: wasmBytes() };
}

/** Does the work often, twice: the first time warms up, the second must leave nothing behind. */
async function assertFlat(times, work) {
  for (let i = 0; i < times / 5; i++) await work(i);
  const before = inUse();
  for (let i = 0; i < times; i++) await work(i);
  const after = inUse();
  assert.equal(after.wasm, before.wasm, "the wasm memory has grown");
  // 300 bytes of each call are noise; a leak of 1 kB is three times that.
  for (const kind of ["heapUsed", "arrayBuffers"]) {
    const grown = after[kind] - before[kind];
    assert.ok(grown < times * 300, `${kind} has grown by ${grown} bytes`);
  }
}

describe("memory", () => {
  test("10,000 invalid creates, then a valid one", async () => {
    const { org, calls } = client();
    await assertFlat(10_000, (i) =>
      rejection(org.create({ name: i, nmae: `${i}`, organization: { id: "x" }, custom_id: "x".repeat(200) })),
    );
    assert.equal(calls.length, 0);
    await org.create({ name: "A" });
    assert.equal(calls.length, 1);
  });

  test("10,000 wrong ids, filters, bulk rows, throwing getters and answers", async () => {
    let calls = 0;
    const fetch = async () => {
      calls++;
      return json('{"name":', 200);
    };
    const { org } = client(undefined, { fetch });
    await assertFlat(10_000, async (i) => {
      await rejection(org.get("x"));
      await rejection(org.get(ID));
      await rejection(org.list({ filters: { [`f${i}`]: 1 } }));
      await rejection(org.bulkWrite([{ name: 1 }, { [`k${i}`]: 1 }]));
      const throwing = {
        get name() {
          throw new Error(`${i}`);
        },
      };
      await rejection(org.create(throwing));
    });
    assert.equal(calls, 12_000);
  });

  test("large texts are given back", () => {
    const { create } = schemas.organization;
    const check = (length) => create.validateJson(JSON.stringify({ name: "A", tags: "x".repeat(length) }));
    check(8 << 20);
    const before = inUse();
    for (let i = 0; i < 20; i++) assert.equal(check(8 << 20).ok, false);
    const after = inUse();
    assert.equal(after.wasm, before.wasm);
    assert.ok(after.arrayBuffers - before.arrayBuffers < 1 << 20);
  });

  test("a failing check leaves the next one its full depth", () => {
    // Levels of use are counted; one that a throw leaves behind would end in another engine for each call.
    const before = wasmBytes();
    const throwing = {
      get name() {
        throw new Error("no");
      },
    };
    for (let i = 0; i < 1_000; i++) schemas.organization.create.validate(throwing);
    assert.deepEqual(schemas.organization.create.validate({ name: "A" }), { ok: true, value: { name: "A" } });
    assert.equal(wasmBytes(), before);
  });
});
