// The module's memory grows and moves while values are checked: nothing may be lost by that.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Pigello, schemas } from "fieldgate";

function capturing() {
  const sent = [];
  const fetch = async (_, init) => {
    sent.push(typeof init.body === "string" ? init.body : new TextDecoder().decode(init.body));
    return new Response("{}", { status: 418 });
  };
  return { sent, organizations: new Pigello({ baseUrl: "http://localhost", fetch }).sales.organization };
}

test("a body that makes memory grow between two rows is written whole", async () => {
  const { sent, organizations } = capturing();
  const rows = Array.from({ length: 20_000 }, (_, i) => ({
    name: `Row ${i} ${"x".repeat(200)}`,
    custom_id: null,
  }));
  await organizations.bulkWrite(rows, { chunkSize: rows.length, chunkBytes: 1 << 30 });
  assert.equal(sent.length, 1);
  assert.deepEqual(JSON.parse(sent[0]), rows);
});

test("a getter that validates something else leaves the texts before it as they are", async () => {
  const { sent, organizations } = capturing();
  const customId = "\u{1f3e0}".repeat(100);
  const value = {
    name: "n".repeat(250),
    get custom_id() {
      schemas.organization.create.validate({ name: "a".repeat(255), custom_id: "b".repeat(1_000) });
      return customId;
    },
  };
  await assert.rejects(organizations.create(value));
  assert.deepEqual(JSON.parse(sent[0]), { name: "n".repeat(250), custom_id: customId });
});

test("texts that a check leaves out are in the body that it interrupts", async () => {
  const { sent, organizations } = capturing();
  const value = {
    get name() {
      // For a check alone, text that no rule reads stays where it is.
      assert.ok(schemas.organization.create.validate({ name: "Inner" }).ok);
      return "Outer";
    },
    custom_id: "plain",
  };
  await assert.rejects(organizations.create(value));
  assert.deepEqual(JSON.parse(sent[0]), { name: "Outer", custom_id: "plain" });
});
