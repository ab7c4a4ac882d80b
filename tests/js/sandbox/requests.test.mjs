// The sandbox before it looks at rows: credentials, paths, methods, media types, JSON.

import assert from "node:assert/strict";
import { test } from "node:test";
import { HEADERS, ID, ORGANIZATION, open } from "../support/sandbox.mjs";

const CREDENTIALS = {
  customerId: "c1",
  applicationId: "a1",
  serviceId: "s1",
  serviceVersionId: "v1",
  clientCt: "objects.realestate",
  clientObjectId: "e1",
  clientSecret: "secret-1",
};

for (const name of Object.keys(HEADERS)) {
  for (const [state, value] of [
    ["missing", null],
    ["empty", ""],
    ["blank", "  "],
  ]) {
    test(`401 when ${name} is ${state}`, async () => {
      const { send } = open();
      const { status, headers, body } = await send("GET", `${ORGANIZATION}list/`, {
        headers: { [name]: value },
      });
      assert.equal(status, 401);
      assert.equal(headers.get("content-type"), "application/json");
      assert.match(body.detail, new RegExp(name));
    });
  }
}

test("any values are credentials by default, and names are compared without case", async () => {
  const { send } = open();
  const lower = Object.fromEntries(
    Object.entries(HEADERS).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const removed = Object.fromEntries(Object.keys(HEADERS).map((name) => [name, null]));
  assert.equal(
    (await send("GET", `${ORGANIZATION}list/`, { headers: { ...removed, ...lower } })).status,
    200,
  );
});

test("with the option credentials the values are compared, and never shown", async () => {
  const { send } = open({ credentials: CREDENTIALS });
  assert.equal((await send("GET", `${ORGANIZATION}list/`)).status, 200);
  for (const name of Object.keys(HEADERS)) {
    const wrong = await send("GET", `${ORGANIZATION}list/`, { headers: { [name]: "another" } });
    assert.equal(wrong.status, 401);
    assert.doesNotMatch(wrong.text, /another|secret-1/);
  }
});

test("with credentials: false none are asked for", async () => {
  const { send } = open({ credentials: false });
  const headers = Object.fromEntries(Object.keys(HEADERS).map((name) => [name, null]));
  assert.equal((await send("GET", `${ORGANIZATION}list/`, { headers })).status, 200);
});

test("404 on unknown paths, and on a missing slash at the end", async () => {
  const { sandbox, send } = open();
  sandbox.seed("organization", [{ id: ID(1), name: "A" }]);
  const paths = [
    "/",
    "/sales/",
    "/sales/organization",
    "/sales/organization/list",
    `/sales/organization/${ID(1)}`,
    "/sales/organization/x/",
    "/sales/organization/list/x/",
    `/sales/organization/${ID(1)}/x/`,
    "/Sales/organization/list/",
    "//sales/organization/list/",
    "/api/sales/organization/list/",
    "/sales/organization/__proto__/",
  ];
  for (const path of paths) {
    const { status, body } = await send("GET", path);
    assert.deepEqual([path, status], [path, 404]);
    assert.match(body.detail, /^The sandbox has no GET .*: paths begin with \/sales\/organization\/, /);
  }
});

test("404 on rows that are not there", async () => {
  const { get, patch, delete: remove } = open();
  const path = `${ORGANIZATION}${ID(1)}/`;
  for (const answer of [await get(path), await patch(path, { name: "A" }), await remove(path)]) {
    assert.equal(answer.status, 404);
    assert.deepEqual(answer.body, { detail: "Not found." });
  }
});

test("405 names the methods that are allowed", async () => {
  const { send, sandbox } = open();
  sandbox.seed("organization", [{ id: ID(1), name: "A" }]);
  const cases = [
    ["GET", ORGANIZATION, "POST"],
    ["PUT", `${ORGANIZATION}list/`, "GET, POST"],
    ["DELETE", `${ORGANIZATION}list/`, "GET, POST"],
    ["PATCH", ORGANIZATION, "POST"],
    ["PUT", `${ORGANIZATION}${ID(1)}/`, "GET, PATCH, DELETE"],
    ["POST", `${ORGANIZATION}${ID(1)}/`, "GET, PATCH, DELETE"],
  ];
  for (const [method, path, allow] of cases) {
    const { status, headers, body } = await send(method, path);
    assert.deepEqual([method, path, status, headers.get("allow")], [method, path, 405, allow]);
    assert.equal(body.detail, `Method "${method}" not allowed.`);
  }
});

test("401 comes before 405 and before 404 of a row; 404 of a path before 401", async () => {
  const { send } = open();
  const headers = { "X-PIGELLO-CLIENT-SECRET": null };
  assert.equal((await send("PUT", `${ORGANIZATION}list/`, { headers })).status, 401);
  assert.equal((await send("GET", `${ORGANIZATION}${ID(1)}/`, { headers })).status, 401);
  assert.equal((await send("GET", "/nothing/", { headers })).status, 404);
});

test("415 for a write that is not application/json", async () => {
  const { send, sandbox } = open();
  sandbox.seed("organization", [{ id: ID(1), name: "A" }]);
  const body = '{"name":"B"}';
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/jsonx", "", null]) {
    for (const [method, path] of [
      ["POST", ORGANIZATION],
      ["POST", `${ORGANIZATION}list/`],
      ["PATCH", `${ORGANIZATION}${ID(1)}/`],
    ]) {
      // fetch gives text a type of its own; bytes have none.
      const sent = type ? body : new TextEncoder().encode(body);
      const answer = await send(method, path, { body: sent, type });
      assert.equal(answer.status, 415, `${method} ${path} ${type}`);
      assert.match(answer.body.detail, /^Unsupported media type/);
    }
  }
  assert.equal(sandbox.rows("organization").length, 1);
});

test("application/json may have parameters and any case", async () => {
  const { send } = open();
  const first = await send("POST", ORGANIZATION, {
    body: { name: "A" },
    type: "application/json; charset=utf-8",
  });
  const second = await send("POST", ORGANIZATION, { body: { name: "B" }, type: "Application/JSON" });
  assert.deepEqual([first.status, second.status], [201, 201]);
});

test("malformed JSON is refused with its place", async () => {
  const { send, sandbox } = open();
  for (const body of [
    "",
    "{",
    '{"name":"A",}',
    '{"name":"A"} x',
    "[1",
    '{"name":NaN}',
    '{"name":"A","name":"B"}',
  ]) {
    const answer = await send("POST", ORGANIZATION, { body: new TextEncoder().encode(body) });
    assert.equal(answer.status, 400, body);
    assert.deepEqual(Object.keys(answer.body), ["detail"]);
    assert.match(answer.body.detail, /^JSON parse error: .*line 1, column \d+\)?$/);
  }
  const bytes = await send("POST", ORGANIZATION, { body: Uint8Array.of(0x7b, 0xff, 0x7d) });
  assert.match(bytes.body.detail, /^JSON parse error/);
  assert.equal(sandbox.rows("organization").length, 0);
});
