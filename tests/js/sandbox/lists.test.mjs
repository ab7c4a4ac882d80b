// The sandbox's lists besides filters: order, pages, search, and the forms of the answer.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { ACCESS, CONNECTION, HEADERS, ID, ORGANIZATION, open } from "../support/sandbox.mjs";

let api;
before(() => {
  api = open({ maxPageSize: 500 });
  api.sandbox.seed("organization", [
    { id: ID(1), name: "b", custom_id: "x", created_at: "2026-01-01T00:00:00+02:00" },
    { id: ID(2), name: "c", custom_id: null, tags: [{ id: ID(51) }, { id: ID(52) }] },
    { id: ID(3), name: "a", custom_id: "y", organization: { id: ID(2) }, tags: [ID(52)] },
    {
      id: ID(4),
      name: "Needle",
      custom_id: "x",
      organization: { id: ID(1) },
      customer_columns: { floor: 1 },
    },
  ]);
});

async function found(query) {
  const { status, body } = await api.list(ORGANIZATION, query);
  assert.equal(status, 200, `${query}: ${JSON.stringify(body)}`);
  return body.map((row) => row.id.at(-1)).join(" ");
}

for (const [query, wanted] of [
  ["", "1 2 3 4"],
  ["_order_by=name", "4 3 1 2"],
  ["_order_by=-name", "2 1 3 4"],
  // As PostgreSQL does: null is after everything, so it comes first when descending.
  ["_order_by=custom_id,name", "4 1 3 2"],
  ["_order_by=custom_id%2C-name", "1 4 3 2"],
  ["_order_by=-custom_id,-name", "2 3 1 4"],
  ["_order_by=organization", "4 3 1 2"],
  ["_order_by=-id", "4 3 2 1"],
  ["_order_by=created_at", "1 2 3 4"],
  ["_order_by=name&_page=1&_page_size=3", "4 3 1"],
  ["_order_by=name&_page=2&_page_size=3", "2"],
  ["_page=3&_page_size=3", ""],
  ["_page=1&_page_size=0", ""],
  ["_page=1&_page_size=500", "1 2 3 4"],
  ["_page_size=1&_page=2", "2"],
  ["_search=needle", "4"],
  ["_search=X", "1 4"],
  ["_search=", "1 2 3 4"],
  ["_search=0000", ""],
  [`tags=${ID(51)}`, "2"],
  [`tags=${ID(52)}`, "2 3"],
  [`tags=${ID(51)}%2C${ID(52).toUpperCase()}`, "2 3"],
  [`tags=${ID(53)}`, ""],
  [`global_segments=${ID(51)}`, ""],
  [`global_realestates=${ID(51)},${ID(52)}`, ""],
  ["customer_columns=floor", "4"],
  ["_slim=false&_jsonl=false&_statistics=false", "1 2 3 4"],
]) {
  test(`organizations with ${query || "no parameters"}`, async () =>
    assert.equal(await found(query), wanted));
}

for (const [query, parameter] of [
  ["_order_by=colour", "_order_by"],
  ["_order_by=", "_order_by"],
  ["_order_by=name,", "_order_by"],
  ["_order_by=--name", "_order_by"],
  ["_order_by=tags", "_order_by"],
  ["_order_by=toString", "_order_by"],
  ["_page=1", "_page_size"],
  ["_page_size=1", "_page"],
  ["_page=0&_page_size=1", "_page"],
  ["_page=-1&_page_size=1", "_page"],
  ["_page=2147483648&_page_size=1", "_page"],
  ["_page=1&_page_size=2147483648", "_page_size"],
  ["_page=1.5&_page_size=1", "_page"],
  ["_page=1&_page_size=x", "_page_size"],
  ["_page=1&_page_size=501", "_page_size"],
  ["_page!=1&_page_size=1", "_page!"],
  ["_slim=1", "_slim"],
  ["_jsonl=yes", "_jsonl"],
  ["_statistics=", "_statistics"],
  ["_offset=1", "_offset"],
  ["tags=x", "tags"],
  ["tags!=x", "tags!"],
]) {
  test(`400 on ${query}`, async () => {
    const { status, body } = await api.list(ORGANIZATION, query);
    assert.equal(status, 400);
    assert.ok(Object.keys(body).includes(parameter), JSON.stringify(body));
  });
}

test("parameters that a resource does not have are unknown", async () => {
  assert.equal((await api.list(ACCESS, `tags=${ID(1)}`)).status, 400);
  assert.equal((await api.list(CONNECTION, `id=${ID(1)}`)).status, 400);
});

test("_slim answers ids only", async () => {
  const { body } = await api.list(ORGANIZATION, "_slim=true&_order_by=name&_page=1&_page_size=2");
  assert.deepEqual(body, [{ id: ID(4) }, { id: ID(3) }]);
});

test("_statistics answers an object about all rows found", async () => {
  const { status, body } = await api.list(ORGANIZATION, "_statistics=true&custom_id=x");
  assert.deepEqual([status, body], [200, { count: 2 }]);
});

test("_jsonl answers a line for each row", async () => {
  const whole = await api.list(ORGANIZATION, "_order_by=name");
  const { status, headers, text } = await api.list(ORGANIZATION, "_jsonl=true&_order_by=name");
  assert.deepEqual([status, headers.get("content-type")], [200, "application/x-ndjson"]);
  assert.ok(text.endsWith("}\n"));
  assert.deepEqual(
    text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line)),
    whole.body,
  );
  assert.equal((await api.list(ORGANIZATION, "_jsonl=true&_slim=true&name=a")).text, `{"id":"${ID(3)}"}\n`);
  assert.equal((await api.list(ORGANIZATION, "_jsonl=true&name=nobody")).text, "");
});

test("_jsonl is written row by row, and keeps to the rows as they were", async () => {
  const { sandbox } = open();
  sandbox.seed(
    "organization",
    Array.from({ length: 3 }, (_, i) => ({ name: `Row ${i}` })),
  );
  const response = await sandbox.fetch(`http://sandbox.test${ORGANIZATION}list/?_jsonl=true`, {
    headers: HEADERS,
  });
  const reader = response.body.getReader();
  const first = await reader.read();
  assert.equal(new TextDecoder().decode(first.value).split("\n").length, 2);
  sandbox.reset();
  const names = [];
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    names.push(JSON.parse(new TextDecoder().decode(part.value)).name);
  }
  assert.deepEqual(names, ["Row 1", "Row 2"]);
});
