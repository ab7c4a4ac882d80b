// Memory that is large, full or used up: what is checked and sent stays right, and the next call works.
import "../support/wasm-memory.mjs";

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { FieldgateError, ResponseError, schemas } from "fieldgate";
import { client, ID, json, rejection } from "../support/pigello.mjs";
import { growWasmTo, wasmBytes } from "../support/wasm-memory.mjs";

const { create } = schemas.organization;
const GIB = 2 ** 30;
const MIB = 2 ** 20;
const wrong = { name: 12, nope: true };

const textOf = async ({ body }) => new Response(body).text();

/** Asserts that everything crosses into the module and back as it should. */
async function assertWorks() {
  assert.equal(create.validate({ name: "Norra" }).ok, true);
  assert.deepEqual(
    create.validate(wrong).issues.map(({ path, code }) => [path.join("."), code]),
    [
      ["name", "type"],
      ["nope", "unknown_field"],
    ],
  );
  assert.equal(create.validateMany([{ name: "A" }, {}]).issues[0].path[0], 1);
  const { org, calls } = client(({ method, url }) =>
    url.includes("/list/")
      ? json(`[{"id":"${ID}","name":"Åsa"}]`, method === "GET" ? 200 : 201)
      : json({ id: ID, name: "B" }, 201),
  );
  await org.create({ name: "Norra", custom_id: "A-1" });
  assert.equal(await textOf(calls[0]), '{"name":"Norra","custom_id":"A-1"}');
  assert.deepEqual(await org.list(), [{ id: ID, name: "Åsa" }]);
  // Bodies and the ends of their rows lie in memory of their own.
  const report = await org.bulkWrite([{ name: "A" }, { name: "B" }], { chunkSize: 1 });
  assert.equal(report.written.length, 2);
  assert.equal(await textOf(calls[3]), '[{"name":"B"}]');
}

describe("memory", () => {
  // First, as it asks for more than what others have left free.
  test("when there is no more, the call says so, and the next one works", async () => {
    growWasmTo(4 * GIB - 64 * 1024);
    const text = JSON.stringify({ name: "x".repeat(16 * MIB) });
    // What is being laid out when it happens, further out, is lost as well.
    const nested = {
      get name() {
        try {
          create.validateJson(text);
        } catch {}
        return "A";
      },
    };
    for (const work of [() => create.validateJson(text), () => create.validate(nested)]) {
      growWasmTo(4 * GIB - 64 * 1024);
      assert.throws(work, (error) => error instanceof FieldgateError && error.code === "engine_error");
      await assertWorks();
      assert.ok(wasmBytes() < 64 * MIB, "the memory is a new one");
    }
  });

  test("large bodies and many issues are given back to the module", async () => {
    const rows = Array.from({ length: 100_000 }, () => ({ name: "x".repeat(200) }));
    const write = async () => {
      const { org } = client(() => json("no", 400));
      await org.bulkWrite(rows, { chunkSize: rows.length, chunkBytes: GIB, skipInvalid: true });
    };
    const issues = () =>
      assert.equal(create.validateMany(new Array(200_000).fill(wrong)).issues.length, 400_000);
    const text = JSON.stringify({ name: "A", pad: "x".repeat(20 * MIB) });
    const check = () => assert.equal(create.validateJson(text).ok, false);
    const all = async () => {
      for (const work of [write, check, issues, write, issues, check]) await work();
    };
    await all();
    const before = wasmBytes();
    // What one of them takes is free for the others.
    for (let i = 0; i < 3; i++) await all();
    assert.equal(wasmBytes(), before);
    assert.ok(before < 160 * MIB, `${before / MIB} MiB`);
  });

  test("an answer of nothing but open brackets is an error, and takes no more memory than others", async () => {
    const before = wasmBytes();
    const open = new Uint8Array(32 * MIB).fill(0x5b);
    const { org } = client(() => new Response(open));
    const error = await rejection(org.list());
    assert.ok(error instanceof ResponseError);
    assert.equal(error.issues[0].code, "not_json");
    assert.equal(error.issues[0].params.reason, "depth");
    assert.ok(wasmBytes() - before < 256 * MIB, `${wasmBytes() / MIB} MiB`);
    await assertWorks();
  });

  test("addresses beyond 2 GiB", async () => {
    growWasmTo(2 * GIB + 64 * MIB);
    // More than there is room for: what the engine reads and writes moves to the end of memory.
    const name = "x".repeat(3 * MIB);
    assert.deepEqual(
      create.validateJson(JSON.stringify({ name })).issues.map(({ code }) => code),
      ["max_length"],
    );
    await assertWorks();
    const many = create.validateMany(new Array(1_000).fill(wrong));
    assert.equal(many.issues.length, 2_000);
    await assertWorks();
  });
});
