// The texts of made rows: those that repeat, and those that are not ASCII.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { client } from "../support/pigello.mjs";
import { ID, rowsOf, textCases } from "./support/made-texts.mjs";

async function listed(rows) {
  const answer = () =>
    new Response(JSON.stringify(rows), { headers: { "content-type": "application/json" } });
  return client(answer).pigello.sales.organization.list();
}

describe("texts of made rows", () => {
  for (const [name, rows] of Object.entries(textCases)) {
    test(name, async () => {
      assert.deepStrictEqual(await listed(rows), rows);
    });
  }

  test("equal references can be changed one by one", async () => {
    const [first, second] = await listed(rowsOf(2, () => ({ name: "Name", organization: { id: ID } })));
    first.organization.id = "changed";
    assert.equal(second.organization.id, ID);
  });
});
