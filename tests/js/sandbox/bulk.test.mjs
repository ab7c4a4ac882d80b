// Bulk writes to the sandbox: rows with an id are updates, and all are written or none.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ACCESS, ID, ORGANIZATION, open } from "../support/sandbox.mjs";

const LIST = `${ORGANIZATION}list/`;
const names = (sandbox) => sandbox.rows("organization").map((row) => row.name);

test("new rows answer 201 with whole rows in the order sent", async () => {
  const { post, list } = open();
  const { status, body } = await post(LIST, [{ name: "B" }, { name: "A", custom_id: "1" }]);
  assert.equal(status, 201);
  assert.deepEqual(
    body.map((row) => [row.name, row.custom_id, row.created_at]),
    [
      ["B", null, "2026-01-01T00:00:00Z"],
      ["A", "1", "2026-01-01T00:00:01Z"],
    ],
  );
  assert.deepEqual((await list(ORGANIZATION)).body, body);
});

test("an empty list writes nothing", async () => {
  const { post } = open();
  const { status, body } = await post(LIST, []);
  assert.deepEqual([status, body], [201, []]);
});

test("a row with an id is a partial update", async () => {
  const { post, sandbox } = open();
  const [made] = sandbox.seed("organization", [{ name: "Norra", custom_id: "1" }]);
  const { status, body } = await post(LIST, [{ name: "New" }, { id: made.id.toUpperCase(), custom_id: "2" }]);
  assert.equal(status, 201);
  assert.deepEqual(body[1], { ...made, custom_id: "2" });
  assert.deepEqual(names(sandbox), ["Norra", "New"]);
});

test("an object for each row, empty for the good ones, and nothing is written", async () => {
  const { post, sandbox } = open();
  const { status, body } = await post(LIST, [
    { name: "A" },
    { custom_id: "x".repeat(129) },
    { name: "B" },
    "text",
    { name: "C", tags: [] },
  ]);
  assert.equal(status, 400);
  assert.deepEqual(
    body.map((row) => Object.keys(row)),
    [[], ["name", "custom_id"], [], ["non_field_errors"], ["tags"]],
  );
  assert.deepEqual(body[1].name, ["is required"]);
  assert.deepEqual(names(sandbox), []);
});

test("ids that no row has, that are none, or that come twice", async () => {
  const { post, sandbox } = open();
  const [made] = sandbox.seed("organization", [{ id: ID(1), name: "Norra" }]);
  const unknown = await post(LIST, [{ name: "A" }, { id: ID(2), name: "B" }]);
  assert.deepEqual([unknown.status, unknown.body], [400, [{}, { id: ["no row has this id."] }]]);
  for (const id of ["x", null, 1]) {
    const bad = await post(LIST, [{ id, name: "B" }]);
    assert.deepEqual([bad.status, bad.body.map((row) => Object.keys(row))], [400, [["id"]]]);
  }
  const twice = await post(LIST, [
    { id: made.id, name: "A" },
    { id: made.id, name: "B" },
  ]);
  assert.deepEqual([twice.status, twice.body.map((row) => Object.keys(row))], [400, [[], ["id"]]]);
  assert.deepEqual(sandbox.rows("organization"), [made]);
});

test("unique names: against what is there, and within the request", async () => {
  const { post, sandbox } = open();
  const [one, two] = sandbox.seed("organization", [{ name: "One" }, { name: "Two" }]);
  const taken = ["organization with this name already exists."];
  const { status, body } = await post(LIST, [{ name: "One" }, { name: "New" }, { name: "New" }]);
  assert.deepEqual([status, body], [400, [{ name: taken }, {}, { name: taken }]]);
  assert.deepEqual(names(sandbox), ["One", "Two"]);
  // The rows as they would be are compared: two can swap, and a name that is given up is free.
  const swapped = await post(LIST, [
    { id: one.id, name: "Two" },
    { id: two.id, name: "Three" },
    { name: "One" },
  ]);
  assert.equal(swapped.status, 201);
  assert.deepEqual(names(sandbox), ["Two", "Three", "One"]);
});

test("exactly one of a group, in new rows and in merged ones", async () => {
  const { post, sandbox } = open();
  const asked = { answer: true, integration: { id: ID(9) } };
  const [made] = sandbox.seed("answeredIntegrationPersonalInformationAccess", [
    { ...asked, answered_by_tenant: { id: ID(1) } },
  ]);
  const { status, body } = await post(`${ACCESS}list/`, [
    { ...asked, answered_by_tenant: { id: ID(2) } },
    asked,
    { id: made.id, answer: false },
  ]);
  assert.deepEqual(
    [status, body.map((row) => Object.keys(row))],
    [400, [[], ["answered_by_organization_user"], []]],
  );
  const merged = await post(`${ACCESS}list/`, [{ id: made.id, answered_by_sub_tenant: { id: ID(3) } }]);
  assert.deepEqual(
    [merged.status, merged.body.map((row) => Object.keys(row))],
    [400, [["answered_by_tenant", "answered_by_sub_tenant"]]],
  );
});

test("a body that is no list, and one that is no JSON", async () => {
  const { post } = open();
  const object = await post(LIST, { name: "A" });
  assert.deepEqual([object.status, Object.keys(object.body)], [400, ["non_field_errors"]]);
  const broken = await post(LIST, '[{"name":"A"},');
  assert.deepEqual([broken.status, Object.keys(broken.body)], [400, ["detail"]]);
});

test("a refused request leaves no gap in ids and times", async () => {
  const [a, b] = [open(), open()];
  await a.post(LIST, [{ name: "A" }, {}]);
  await a.post(LIST, [{ name: "A" }, { name: "A" }]);
  assert.deepEqual((await a.post(LIST, [{ name: "A" }])).body, (await b.post(LIST, [{ name: "A" }])).body);
});

test("a thousand rows at once", async () => {
  const { post, list } = open();
  const rows = Array.from({ length: 1000 }, (_, i) => ({ name: `Row ${i}` }));
  const { status, body } = await post(LIST, rows);
  assert.deepEqual([status, body.length, new Set(body.map((row) => row.id)).size], [201, 1000, 1000]);
  assert.equal((await list(ORGANIZATION)).body.length, 1000);
});
