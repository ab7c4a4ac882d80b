// Writing to the sandbox one row at a time: create, get, update, delete, and every refusal.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ACCESS, CONNECTION, ID, ORGANIZATION, open } from "../support/sandbox.mjs";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test("create answers 201 with the whole row", async () => {
  const { post } = open();
  const { status, headers, body } = await post(ORGANIZATION, { name: "Norra" });
  assert.equal(status, 201);
  assert.equal(headers.get("content-type"), "application/json");
  assert.match(body.id, UUID);
  assert.deepEqual(body, {
    name: "Norra",
    organization: null,
    custom_id: null,
    id: body.id,
    created_at: "2026-01-01T00:00:00Z",
    customer_columns: {},
    tags: [],
  });
});

test("a row with every kind of field comes back whole", async () => {
  const { post } = open();
  const { status, body } = await post(CONNECTION, {
    sub_tenant: { id: ID(1) },
    tenant: { id: ID(2).toUpperCase(), name: "more keys are not kept" },
    stakeholder_type: 2,
    category: 9,
    invoice_distribution_instruction: [null, { any: ["thing", 1.5] }],
  });
  assert.equal(status, 201);
  assert.deepEqual(body, {
    sub_tenant: { id: ID(1) },
    tenant: { id: ID(2) },
    stakeholder_type: 2,
    reminder_distribution_instruction: null,
    organization: null,
    is_active: false,
    category: 9,
    custom_id: null,
    invoice_distribution_instruction: [null, { any: ["thing", 1.5] }],
    prefer_invoice_view_only: false,
    parent_sub_tenant: null,
    debt_distribution_instruction: null,
    id: body.id,
    created_at: "2026-01-01T00:00:00Z",
    tags: [],
    customer_columns: {},
    pending_monitor_approval_amount: null,
  });
});

test("get answers 200 with the row, in either case of the id", async () => {
  const { post, get } = open();
  const { body: made } = await post(ORGANIZATION, { name: "Norra" });
  for (const id of [made.id, made.id.toUpperCase()]) {
    const { status, body } = await get(`${ORGANIZATION}${id}/`);
    assert.deepEqual([status, body], [200, made]);
  }
});

test("delete answers 204 without a body, and the row is gone", async () => {
  const { post, get, list, delete: remove } = open();
  const { body: made } = await post(ORGANIZATION, { name: "Norra" });
  const path = `${ORGANIZATION}${made.id}/`;
  const { status, text } = await remove(path);
  assert.deepEqual([status, text], [204, ""]);
  assert.equal((await get(path)).status, 404);
  assert.equal((await remove(path)).status, 404);
  assert.deepEqual((await list(ORGANIZATION)).body, []);
  // What it had is free again.
  assert.equal((await post(ORGANIZATION, { name: "Norra" })).status, 201);
});

test("400 has messages by field, all at once, and nothing is written", async () => {
  const { post, sandbox } = open();
  const { status, body } = await post(ORGANIZATION, {
    custom_id: "x".repeat(129),
    organization: { id: "north" },
    id: ID(1),
    created_at: "2026-01-01T00:00:00Z",
    tags: [],
    nme: "A",
  });
  assert.equal(status, 400);
  assert.deepEqual(Object.keys(body).sort(), [
    "created_at",
    "custom_id",
    "id",
    "name",
    "nme",
    "organization",
    "tags",
  ]);
  for (const messages of Object.values(body)) {
    assert.ok(
      Array.isArray(messages) && messages.length > 0 && messages.every((one) => typeof one === "string"),
    );
  }
  assert.deepEqual(body.name, ["is required"]);
  assert.match(body.custom_id[0], /128/);
  assert.match(body.organization[0], /^id /);
  assert.match(body.nme[0], /name/);
  assert.equal(sandbox.rows("organization").length, 0);
});

test("values of the wrong kind", async () => {
  const { post } = open();
  const wrong = async (path, value, ...fields) => {
    const { status, body } = await post(path, value);
    assert.deepEqual([status, Object.keys(body)], [400, fields], JSON.stringify(value));
  };
  await wrong(ORGANIZATION, { name: null }, "name");
  await wrong(ORGANIZATION, { name: 17 }, "name");
  await wrong(ORGANIZATION, { name: "x".repeat(256) }, "name");
  await wrong(ORGANIZATION, { name: "A", organization: "x" }, "organization");
  await wrong(ORGANIZATION, { name: "A\u0000" }, "name");
  const fine = { sub_tenant: { id: ID(1) }, tenant: { id: ID(2) }, stakeholder_type: 0 };
  await wrong(CONNECTION, { ...fine, stakeholder_type: 4 }, "stakeholder_type");
  await wrong(CONNECTION, { ...fine, stakeholder_type: 1.5 }, "stakeholder_type");
  await wrong(CONNECTION, { ...fine, category: 10 }, "category");
  await wrong(CONNECTION, { ...fine, is_active: null }, "is_active");
  await wrong(CONNECTION, { ...fine, tenant: {} }, "tenant");
  await wrong(
    CONNECTION,
    { ...fine, invoice_distribution_instruction: {} },
    "invoice_distribution_instruction",
  );
  for (const body of [[], "text", 1, null]) {
    const answer = await post(ORGANIZATION, JSON.stringify(body));
    assert.deepEqual([answer.status, Object.keys(answer.body)], [400, ["non_field_errors"]]);
  }
});

test("lengths count characters, not UTF-16 units", async () => {
  const { post } = open();
  assert.equal((await post(ORGANIZATION, { name: "\u{1f3e0}".repeat(255) })).status, 201);
  assert.equal((await post(ORGANIZATION, { name: "\u{1f3e0}".repeat(256) })).status, 400);
});

test("a field that is called __proto__ is unknown like any other", async () => {
  const { post } = open();
  const { status, text } = await post(ORGANIZATION, '{"name":"A","__proto__":1}');
  assert.equal(status, 400);
  assert.match(text, /"__proto__":\["is not a known field/);
});

test("openEnums accepts numbers that the documents do not list", async () => {
  const { post } = open({ openEnums: true });
  const row = { sub_tenant: { id: ID(1) }, tenant: { id: ID(2) }, stakeholder_type: 0, category: 21 };
  const { status, body } = await post(CONNECTION, row);
  assert.deepEqual([status, body.category], [201, 21]);
});

test("update changes what is given and nothing else", async () => {
  const { post, patch, get } = open();
  const { body: made } = await post(ORGANIZATION, { name: "Norra", custom_id: "A-1" });
  const path = `${ORGANIZATION}${made.id}/`;
  const { status, body } = await patch(path, { name: "Södra" });
  assert.deepEqual([status, body], [200, { ...made, name: "Södra" }]);
  assert.deepEqual((await patch(path, { custom_id: null })).body, {
    ...made,
    name: "Södra",
    custom_id: null,
  });
  assert.deepEqual((await patch(path, {})).body, { ...made, name: "Södra", custom_id: null });
  assert.deepEqual((await get(path)).body, { ...made, name: "Södra", custom_id: null });
});

test("update refuses what create would refuse, and leaves the row as it was", async () => {
  const { post, patch, get } = open();
  const { body: made } = await post(ORGANIZATION, { name: "Norra" });
  const path = `${ORGANIZATION}${made.id}/`;
  for (const [changes, field] of [
    [{ name: null }, "name"],
    [{ name: "x".repeat(256) }, "name"],
    [{ id: made.id }, "id"],
    [{ created_at: null }, "created_at"],
    [{ tags: [] }, "tags"],
    [{ colour: "red" }, "colour"],
  ]) {
    const { status, body } = await patch(path, { custom_id: "new", ...changes });
    assert.deepEqual([status, Object.keys(body)], [400, [field]]);
  }
  assert.deepEqual((await get(path)).body, made);
});

test("no two organizations share a name", async () => {
  const { post, patch, sandbox } = open();
  const { body: first } = await post(ORGANIZATION, { name: "Norra" });
  const { body: second } = await post(ORGANIZATION, { name: "Södra" });
  const duplicate = await post(ORGANIZATION, { name: "Norra" });
  assert.equal(duplicate.status, 400);
  assert.deepEqual(duplicate.body, { name: ["organization with this name already exists."] });
  const renamed = await patch(`${ORGANIZATION}${second.id}/`, { name: "Norra" });
  assert.deepEqual([renamed.status, Object.keys(renamed.body)], [400, ["name"]]);
  // Its own name is no other's; and the case counts.
  assert.equal((await patch(`${ORGANIZATION}${first.id}/`, { name: "Norra" })).status, 200);
  assert.equal((await post(ORGANIZATION, { name: "norra" })).status, 201);
  assert.deepEqual(
    sandbox.rows("organization").map((row) => row.name),
    ["Norra", "Södra", "norra"],
  );
});

const asked = { answer: true, integration: { id: ID(9) } };
const GROUP = ["answered_by_organization_user", "answered_by_tenant", "answered_by_sub_tenant"];

test("exactly one of a group on create", async () => {
  const { post } = open();
  const none = await post(ACCESS, asked);
  assert.deepEqual([none.status, Object.keys(none.body)], [400, [GROUP[0]]]);
  const two = await post(ACCESS, { ...asked, [GROUP[0]]: { id: ID(1) }, [GROUP[2]]: { id: ID(2) } });
  assert.deepEqual([two.status, Object.keys(two.body)], [400, [GROUP[0], GROUP[2]]]);
  const one = await post(ACCESS, { ...asked, [GROUP[0]]: null, [GROUP[1]]: { id: ID(1) } });
  assert.equal(one.status, 201);
});

test("exactly one of a group on update, of the row as it would be", async () => {
  const { post, patch, get } = open();
  const { body: made } = await post(ACCESS, { ...asked, [GROUP[0]]: { id: ID(1) } });
  const path = `${ACCESS}${made.id}/`;
  const second = await patch(path, { [GROUP[1]]: { id: ID(2) } });
  assert.deepEqual([second.status, Object.keys(second.body)], [400, [GROUP[0], GROUP[1]]]);
  const none = await patch(path, { [GROUP[0]]: null });
  assert.deepEqual([none.status, Object.keys(none.body)], [400, [GROUP[0]]]);
  assert.deepEqual((await get(path)).body, made);
  const moved = await patch(path, { [GROUP[0]]: null, [GROUP[1]]: { id: ID(2) } });
  assert.equal(moved.status, 200);
  assert.deepEqual(
    GROUP.map((name) => moved.body[name]),
    [null, { id: ID(2) }, null],
  );
  assert.equal((await patch(path, { answer: false })).status, 200);
});

test("a value that was there before is no fault of an update", async () => {
  const { patch, sandbox } = open();
  const row = { sub_tenant: { id: ID(1) }, tenant: { id: ID(2) }, stakeholder_type: 0, category: 21 };
  const [made] = sandbox.seed("subTenantTenantConnection", [row]);
  const { status, body } = await patch(`${CONNECTION}${made.id}/`, { custom_id: "A" });
  assert.deepEqual([status, body.category, body.custom_id], [200, 21, "A"]);
});
