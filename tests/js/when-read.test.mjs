// When the values of a call are read, and that all of them are looked at.
import assert from "node:assert/strict";
import { test } from "node:test";
import { brief, client, ID, json, organization, rejection } from "../support/pigello.mjs";

test("values are read before the call returns: what is changed afterwards is not sent", async () => {
  const { org, calls } = client((_, index) => json(index === 2 ? [organization] : organization));
  const value = { name: "before" };
  const sent = [org.create(value), org.update(ID, value), org.bulkWrite([value])];
  value.name = "after";
  await Promise.all(sent);
  const names = await Promise.all(calls.map((call) => new Response(call.body).json()));
  assert.deepEqual(
    names.map((body) => [body].flat()[0].name),
    ["before", "before", "before"],
  );
});

test("an id that is none hides nothing of the changes", async () => {
  const { org, calls } = client();
  const error = await rejection(org.update("x", { name: 5 }));
  assert.deepEqual(brief(error.issues), ["id format", "name type"]);
  assert.equal(calls.length, 0);
});
