// Values of another realm, as test runners with a browser's environment bring them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { schemas } from "fieldgate";
import { client } from "../support/pigello.mjs";

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
