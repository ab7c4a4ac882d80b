// The sandbox as a thing to test with: determinism, seeding, latency, faults, and the client on top.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ConfigError, NetworkError, Pigello, ServerError, TimeoutError, ValidationError } from "fieldgate";
import { createSandbox } from "fieldgate/sandbox";
import { HEADERS, ID, ORGANIZATION, open } from "../support/sandbox.mjs";

const credentials = {
  customerId: "c1",
  applicationId: "a1",
  serviceId: "s1",
  serviceVersionId: "v1",
  clientCt: "objects.realestate",
  clientObjectId: "e1",
  clientSecret: "secret-1",
};

/** The client on a sandbox. */
function client(sandbox, more) {
  const pigello = new Pigello({ baseUrl: "http://localhost", fetch: sandbox.fetch, credentials, ...more });
  return pigello.sales.organization;
}

async function made(options) {
  const { post } = open(options);
  const answers = [];
  for (const name of ["A", "B", "C"]) answers.push((await post(ORGANIZATION, { name })).body);
  return answers;
}

test("every run gives the same ids and times; another seed gives other ids", async () => {
  const [first, second, other] = [await made(), await made({ seed: 1 }), await made({ seed: 2 })];
  assert.deepEqual(first, second);
  assert.equal(new Set([...first, ...other].map((row) => row.id)).size, 6);
  assert.deepEqual(
    first.map((row) => row.created_at),
    ["2026-01-01T00:00:00Z", "2026-01-01T00:00:01Z", "2026-01-01T00:00:02Z"],
  );
});

test("ten thousand ids are version 4 UUIDs and all different", () => {
  const sandbox = createSandbox();
  const rows = sandbox.seed(
    "organization",
    Array.from({ length: 10_000 }, (_, i) => ({ name: `Row ${i}` })),
  );
  const ids = new Set(rows.map((row) => row.id));
  assert.equal(ids.size, 10_000);
  for (const id of ids) {
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
});

test("the option now gives the time", async () => {
  const [row] = await made({ now: () => new Date("2030-05-06T07:08:09.010Z") });
  assert.equal(row.created_at, "2030-05-06T07:08:09.010Z");
});

test("reset forgets the rows and begins anew", async () => {
  const { sandbox, post, list } = open();
  const before = await post(ORGANIZATION, { name: "A" });
  sandbox.reset();
  assert.deepEqual((await list(ORGANIZATION)).body, []);
  assert.deepEqual((await post(ORGANIZATION, { name: "A" })).body, before.body);
});

test("two sandboxes share nothing", async () => {
  const [a, b] = [open(), open()];
  await a.post(ORGANIZATION, { name: "A" });
  assert.deepEqual((await b.list(ORGANIZATION)).body, []);
});

test("seeded rows are whole, served, and may hold what only a server can set", async () => {
  const { sandbox, get } = open();
  const [row] = sandbox.seed("organization", [
    {
      id: ID(1).toUpperCase(),
      name: "x".repeat(300),
      created_at: "2020-02-02T02:02:02Z",
      tags: [{ id: ID(9) }],
    },
  ]);
  assert.deepEqual([row.id, row.custom_id, row.tags], [ID(1), null, [{ id: ID(9) }]]);
  assert.deepEqual((await get(`${ORGANIZATION}${ID(1)}/`)).body, row);
  // Copies: changing them changes nothing.
  row.name = "changed";
  sandbox.rows("organization")[0].tags.push("changed");
  assert.equal(sandbox.rows("organization")[0].name.length, 300);
  assert.equal(sandbox.rows("organization")[0].tags.length, 1);
});

test("seeding refuses what no server could hold", () => {
  const { sandbox } = open();
  assert.throws(() => sandbox.seed("organization", [{ custom_id: "A" }]), /row 0: name is required/);
  assert.throws(() => sandbox.seed("organization", [{ name: "A" }, { name: "B", nme: "" }]), /row 1: .* nme/);
  assert.throws(
    () => sandbox.seed("organization", [{ name: "A" }, { name: 17 }]),
    (error) => error instanceof ValidationError && error.issues[0].path.join(".") === "1.name",
  );
  assert.throws(() => sandbox.seed("organisation", []), /no resource organisation/);
  assert.throws(() => sandbox.rows("toString"), /no resource toString/);
  assert.deepEqual(sandbox.rows("organization"), []);
});

test("an id that is given twice is refused, with both rows, as only one would be held", () => {
  const { sandbox } = open();
  for (const same of [ID(1), ID(1).toUpperCase()]) {
    const rows = [{ name: "A", id: ID(1) }, { name: "B" }, { name: "C", id: same }];
    assert.throws(() => sandbox.seed("organization", rows), /^TypeError: row 2: has the id of row 0$/);
  }
  const accounts = [{ id: ID(1) }, { id: ID(1) }];
  assert.throws(() => sandbox.seed("designationAccount", accounts, ID(9)), /row 1: has the id of row 0/);
  assert.deepEqual([sandbox.rows("organization"), sandbox.rows("designationAccount")], [[], []]);
  sandbox.seed("organization", [{ name: "A", id: ID(1) }, { name: "B" }, { name: "C" }]);
  sandbox.seed("organization", [{ name: "D", id: ID(1) }]);
  assert.deepEqual(
    sandbox.rows("organization").map(({ name }) => name),
    ["D", "B", "C"],
  );
});

test("rows that are none are refused", () => {
  const { sandbox } = open();
  for (const resource of ["organization", "designationAccount"]) {
    for (const rows of [null, {}, "rows"])
      assert.throws(() => sandbox.seed(resource, rows, ...(resource === "organization" ? [] : [ID(9)])), {
        name: "TypeError",
        message: "the rows must be an array",
      });
  }
  assert.throws(() => sandbox.seed("organization", [{ name: "A" }, null]), /row 1: must be an object/);
});

test("options that no one reads, and values that none can be, are refused", async () => {
  for (const [options, option] of [
    [{ crednetials: false }, "crednetials"],
    [{ latency: "x" }, "latency"],
    [{ latency: -1 }, "latency"],
    [{ latency: Number.POSITIVE_INFINITY }, "latency"],
    [{ maxPageSize: "2" }, "maxPageSize"],
    [{ maxPageSize: 0 }, "maxPageSize"],
    [{ seed: "1" }, "seed"],
    [{ seed: 1.5 }, "seed"],
    [{ now: new Date() }, "now"],
    [{ faults: [] }, "faults"],
    [{ openEnums: "no" }, "openEnums"],
    [{ token: true }, "token"],
    [{ token: " " }, "token"],
    [{ token: null }, "token"],
    [{ credentials: null }, "credentials"],
    [{ credentials: true }, "credentials"],
    [{ credentials: {} }, "credentials.customerId"],
    [{ credentials: { ...credentials, clientSecret: "" } }, "credentials.clientSecret"],
    [null, "options"],
    ["seed", "options"],
  ]) {
    const refused = (error) => error instanceof ConfigError && error.option === option;
    assert.throws(() => createSandbox(options), refused, JSON.stringify(options));
  }
  const all = { seed: 0, latency: 0, token: false, credentials: false, maxPageSize: 1, openEnums: true };
  assert.ok(createSandbox({ ...all, now: undefined, faults: undefined, unknown: undefined }));
  for (const now of [() => 7, () => new Date(Number.NaN), () => undefined])
    assert.throws(() => createSandbox({ now }).seed("organization", [{ name: "A" }]), { option: "now" });
});

test("latency delays every answer, and an abort ends it", async () => {
  const { sandbox, get } = open({ latency: 40 });
  const start = performance.now();
  await get(`${ORGANIZATION}list/`);
  assert.ok(performance.now() - start >= 39);
  const reason = new Error("changed my mind");
  const controller = new AbortController();
  const call = sandbox.fetch("http://sandbox.test/", { signal: controller.signal });
  setTimeout(() => controller.abort(reason), 5);
  await assert.rejects(call, (error) => error === reason);
  await assert.rejects(
    sandbox.fetch("http://sandbox.test/", { signal: AbortSignal.abort(reason) }),
    (error) => error === reason,
  );
});

test("a fault can be a response, an error, or nothing; it can read the body", async () => {
  const seen = [];
  const faults = async (request) => {
    seen.push([request.method, new URL(request.url).pathname, await request.text()]);
    if (seen.length === 1) return new Response("busy", { status: 503 });
    return seen.length === 2 ? new TypeError("connection lost") : undefined;
  };
  const { sandbox, post } = open({ faults });
  assert.equal((await post(ORGANIZATION, { name: "A" })).status, 503);
  await assert.rejects(post(ORGANIZATION, { name: "A" }), /connection lost/);
  assert.equal(sandbox.rows("organization").length, 0);
  assert.equal((await post(ORGANIZATION, { name: "A" })).status, 201);
  assert.deepEqual(seen[2], ["POST", ORGANIZATION, '{"name":"A"}']);
});

test("the client on a sandbox: a whole life of a row", async () => {
  const sandbox = createSandbox({ credentials });
  const organizations = client(sandbox);
  const row = await organizations.create({ name: "Norra", custom_id: null });
  assert.deepEqual(await organizations.get(row.id), row);
  assert.equal((await organizations.update(row.id, { custom_id: "A" })).custom_id, "A");
  const found = await organizations.list({
    filters: { custom_id: { not: null }, name: { istartswith: "no" } },
  });
  assert.deepEqual(found, sandbox.rows("organization"));
  assert.deepEqual(await organizations.list({ slim: true }), [{ id: row.id }]);
  assert.deepEqual(await organizations.list({ jsonl: true }), found);
  assert.deepEqual(await organizations.list({ statistics: true }), { count: 1 });
  await organizations.delete(row.id);
  assert.deepEqual(await organizations.list(), []);
});

test("the client turns the server's field errors into issues", async () => {
  const sandbox = createSandbox();
  const organizations = client(sandbox);
  await organizations.create({ name: "Norra" });
  const single = await organizations.create({ name: "Norra" }).catch((error) => error);
  assert.deepEqual([single.status, single.issues.map((issue) => issue.path)], [400, [["name"]]]);
  const report = await organizations.bulkWrite([{ name: "A" }, { name: "Norra" }]);
  assert.deepEqual(
    report.stopped.issues.map((issue) => issue.path),
    [[1, "name"]],
  );
});

test("the client meets faults and latency", async () => {
  const statuses = createSandbox({ faults: () => Response.json({ detail: "no" }, { status: 500 }) });
  await assert.rejects(client(statuses).create({ name: "A" }), ServerError);
  const broken = createSandbox({ faults: () => new Error("gone") });
  await assert.rejects(client(broken).create({ name: "A" }), NetworkError);
  const slow = createSandbox({ latency: 500 });
  await assert.rejects(client(slow, { timeout: 20 }).create({ name: "A" }), TimeoutError);
  assert.deepEqual(slow.rows("organization"), []);
});

test("fetch takes what the global fetch takes", async () => {
  const { fetch } = createSandbox();
  const url = `http://sandbox.test${ORGANIZATION}list/`;
  const init = { headers: HEADERS };
  for (const answer of [fetch(url, init), fetch(new URL(url), init), fetch(new Request(url, init))]) {
    assert.equal((await answer).status, 200);
  }
  const request = new Request(url, { method: "DELETE", headers: HEADERS });
  assert.equal((await fetch(request, { method: "GET" })).status, 200);
  await assert.rejects(fetch("/relative/"), TypeError);
});
