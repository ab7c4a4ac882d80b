// Values of another realm, as test runners with a browser's environment bring them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { schemas } from "fieldgate";
import { client as mpdx, ROW } from "../support/mpdx.mjs";
import { brief, client } from "../support/pigello.mjs";

const FOREIGN = runInNewContext("Uint8Array");

/** An answer whose body's bytes were made elsewhere. */
function answer(text) {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(FOREIGN.from(new TextEncoder().encode(text)));
      controller.close();
    },
  });
  const response = new Response(null, { headers: { "content-type": "application/json" } });
  Object.defineProperty(response, "body", { value: body });
  return response;
}

test("an answer whose bytes are of another realm is read, whole and streamed", async () => {
  assert.ok(!(new FOREIGN(1) instanceof Uint8Array));
  const text = '[{"id":"497f6eca-6276-4993-bfeb-53cbbbba6f08","name":"Norra"}]';
  const { org } = client(() => answer(text));
  assert.deepEqual(
    (await org.list()).map(({ name }) => name),
    ["Norra"],
  );
  const { org: streaming } = client(() => answer(text.slice(1, -1)));
  for await (const row of streaming.stream()) assert.equal(row.name, "Norra");
});

test("JSON as bytes of another realm is read", () => {
  const { create } = schemas.organization;
  const bytes = new TextEncoder().encode('{"name":"Norra"}');
  const ForeignBuffer = runInNewContext("ArrayBuffer");
  const copy = new ForeignBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  for (const source of [FOREIGN.from(bytes), copy]) assert.equal(create.validateJson(source).ok, true);
});

test("a Date of another realm is one wherever a Date is taken", async () => {
  const date = runInNewContext("new Date(0)");
  const text = "1970-01-01T00:00:00.000Z";
  assert.ok(!(date instanceof Date));
  const { org, calls } = client([]);
  await org.list({ filters: { created_at: { lt: date } } });
  assert.equal(new URL(calls[0].url).searchParams.get("created_at__lt"), text);
  const { update, listQuery } = schemas.designationAccount;
  assert.equal(update.validate({ overwrite: true, updated_at: date }).ok, true);
  assert.equal(listQuery.validate({ filter: { updatedAt: date } }).ok, true);
  const { accounts, calls: sent } = mpdx();
  await accounts.update(ROW, { overwrite: true, updated_at: date });
  assert.equal(JSON.parse(sent[0].body).data.attributes.updated_at, text);
  const invalid = runInNewContext("new Date(NaN)");
  assert.deepEqual(brief(update.validateField("updated_at", invalid)), ["updated_at format"]);
  // Elsewhere it is no data, and what only calls itself a date is none.
  const { create, bulkRow } = schemas.organization;
  assert.deepEqual(brief(create.validate({ name: date }).issues), ["name type"]);
  assert.deepEqual(brief(bulkRow.validate(date).issues), [" type"]);
  const named = Object.assign(Object.create({}), { [Symbol.toStringTag]: "Date" });
  assert.deepEqual(brief(update.validateField("updated_at", named)), ["updated_at type"]);
});
