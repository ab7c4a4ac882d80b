// After any number of errors the client works on, and neither its heap nor its wasm memory has grown.
import "../support/wasm-memory.mjs";
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { schemas } from "fieldgate";
import { assertFlat, inUse } from "../support/flat-memory.mjs";
import { client, ID, json, rejection } from "../support/pigello.mjs";
import { wasmBytes } from "../support/wasm-memory.mjs";

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
    let rounds = 0;
    await assertFlat(10_000, async (i) => {
      rounds++;
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
    assert.equal(calls, rounds);
  });

  test("large texts are given back", async () => {
    const { create } = schemas.organization;
    const check = (length) => create.validateJson(JSON.stringify({ name: "A", tags: "x".repeat(length) }));
    check(8 << 20);
    const before = await inUse();
    for (let i = 0; i < 20; i++) assert.equal(check(8 << 20).ok, false);
    const after = await inUse();
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
