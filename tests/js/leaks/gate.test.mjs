// The leak gate itself can fail: small leaks of each kind of memory are found.
import "../../support/wasm-memory.mjs";
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { schemas } from "fieldgate";
import { assertFlat } from "../../support/flat-memory.mjs";

const { create } = schemas.organization;
const CALLS = 100_000;

describe("the gate finds", () => {
  test("32 bytes of each call that stay in the heap", async () => {
    const kept = [];
    await assert.rejects(
      assertFlat(CALLS, (i) => kept.push({ i })),
      /heapUsed grows/,
    );
  });

  test("the issues of each tenth call that are kept", async () => {
    const kept = [];
    const work = (i) => {
      const result = create.validate({ nmae: 1, custom_id: "x".repeat(130) });
      if (i % 10 === 0) kept.push(result);
    };
    await assert.rejects(assertFlat(20_000, work), /heapUsed grows/);
  });

  test("buffers", async () => {
    const kept = [];
    await assert.rejects(
      assertFlat(10_000, () => kept.push(new ArrayBuffer(64))),
      /arrayBuffers grows|heapUsed grows/,
    );
  });

  test("wasm memory", async () => {
    // A larger text each time makes the memory grow each time, as a leak in there would.
    const work = (i) => {
      create.validateJson(`{"name":"${"x".repeat(40_000 * (i + 1))}"}`);
    };
    await assert.rejects(assertFlat(50, work), /the wasm memory has grown/);
  });
});
