// What a row that is kept holds of the answer that it came in: its own part, whatever its texts equal.

import "../../support/wasm-memory.mjs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { Pigello } from "fieldgate";
import { inUse } from "../../support/flat-memory.mjs";

const LISTS = 50;
const ROWS = 4_000;
/** A part of the text of so many bytes, and as much again for all else that a row is. */
const PART = 65_536;

const id = (number) => `0b6e2a55-6f0e-4c11-9a43-${String(number).padStart(12, "0")}`;

/** Rows that are more and more like the last one, each of its texts beginning far away from the next. */
function rowsOf(last) {
  const rows = Array.from({ length: ROWS }, (_, i) => ({
    id: id(i),
    name: i < 300 ? `A name that no other row has: ${i}` : last.name,
    organization: i < 1300 ? { id: id(i + ROWS) } : last.organization,
    custom_id: i < 2300 ? `a custom id of its own ${i}` : last.custom_id,
    created_at: i < 3300 ? new Date(Date.UTC(2026, 0, 1) + i * 1000).toISOString() : last.created_at,
  }));
  rows.push({ id: id(ROWS), ...last });
  return rows;
}

/** Bytes that each list leaves behind of which one row is kept. */
async function heldBy(last) {
  const bytes = new TextEncoder().encode(JSON.stringify(rowsOf(last)));
  const fetch = async () => new Response(bytes, { headers: { "content-type": "application/json" } });
  const { organization } = new Pigello({ baseUrl: "http://localhost", fetch }).sales;
  const kept = [];
  const keep = async () => kept.push((await organization.list()).at(-1));
  await keep();
  const before = await inUse();
  for (let i = 0; i < LISTS; i++) await keep();
  const after = await inUse();
  assert.deepEqual(kept.at(-1), { id: id(ROWS), ...last });
  return (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / LISTS;
}

const plain = {
  name: "A name that many rows have in common",
  organization: { id: id(9_999) },
  custom_id: "a custom id that many rows have",
  created_at: "2020-01-01T00:00:00.000Z",
};

test("a row holds its part of the answer, and of those that it equals none", async () => {
  const held = await heldBy(plain);
  assert.ok(held < 1.5 * PART, `a row holds ${held} bytes`);
});

test("with texts that are not ASCII, a part of those too", async () => {
  const held = await heldBy({ ...plain, name: "Ängen 😀", custom_id: "å" });
  assert.ok(held < 2.5 * PART, `a row holds ${held} bytes`);
});
