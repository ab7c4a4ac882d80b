// When the values of a call are read, and that all of them are looked at.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ConfigError, ValidationError } from "fieldgate";
import { conflict, document, client as mpdxClient, ROW, row } from "../support/mpdx.mjs";
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

test("the options of a bulk write are read before it returns, for all of its chunks", async () => {
  const { org, calls } = client(() => json([organization], 201));
  const options = { chunkSize: 1, headers: { "x-batch": "one" }, timeout: 1_000 };
  const writing = org.bulkWrite([{ name: "A" }, { name: "B" }], options);
  options.headers["x-batch"] = "two";
  options.timeout = -5;
  const { written } = await writing;
  assert.equal(written.length, 2);
  assert.deepEqual(
    calls.map(({ headers }) => headers["x-batch"]),
    ["one", "one"],
  );
});

for (const kind of ["stream", "iterate", "pages"]) {
  test(`the headers of ${kind} are read before it returns, for all requests`, async () => {
    const full = Array.from({ length: 2 }, () => organization);
    const { org, calls } = client((_, index) => json(index === 0 ? full : []));
    const call = { headers: { "x-batch": "one" } };
    const rows = org[kind](kind === "stream" ? {} : { pageSize: 2 }, call);
    call.headers["x-batch"] = "two";
    for await (const _ of rows) call.headers["x-batch"] = "three";
    assert.deepEqual(new Set(calls.map(({ headers }) => headers["x-batch"])), new Set(["one"]));
    call.headers["x-batch"] = "\n";
    const refused = await rejection(org[kind]({}, call).next());
    assert.ok(refused instanceof ConfigError);
  });

  test(`the options of ${kind} are read before it returns`, async () => {
    const { org, calls } = client(() => json([]));
    const options = { search: "before", filters: { name: "before" } };
    const rows = org[kind](options);
    options.search = "after";
    options.filters.name = "after";
    for await (const _ of rows);
    const { searchParams } = new URL(calls[0].url);
    assert.deepEqual([searchParams.get("_search"), searchParams.get("name")], ["before", "before"]);
  });
}

test("dates and headers of an update that is sent again are those of the call", async () => {
  const { accounts, calls } = mpdxClient((_, index) => {
    if (index > 0) return document({ data: row() });
    changes.updated_at.setTime(0);
    call.headers["x-try"] = "two";
    return conflict("new");
  });
  const changes = { updated_at: new Date("2020-01-01T00:00:00Z"), updated_in_db_at: "old" };
  const call = { onConflict: "overwrite", headers: { "x-try": "one" } };
  await accounts.update(ROW, changes, call);
  const sent = calls.map(({ body }) => JSON.parse(body).data.attributes.updated_at);
  assert.deepEqual([...new Set(sent)], ["2020-01-01T00:00:00.000Z"]);
  assert.deepEqual(
    calls.map(({ headers }) => headers["x-try"]),
    ["one", "one"],
  );
});

test("options that hold themselves are copied once", async () => {
  let reads = 0;
  const filters = {};
  filters.name = Array.from({ length: 1_000 }, () => ({
    get all() {
      reads += 1;
      return filters;
    },
  }));
  const { org, calls } = client();
  assert.ok((await rejection(org.pages({ filters }).next())) instanceof ValidationError);
  assert.equal(calls.length, 0);
  assert.ok(reads <= 1_000 + 1_000, `${reads} reads`);
});

test("changes that are sent again after a conflict are those of the call", async () => {
  const { accounts, calls } = mpdxClient((_, index) =>
    index === 0 ? conflict("new") : document({ data: row() }),
  );
  let reads = 0;
  const changes = {
    get active() {
      reads += 1;
      return true;
    },
    updated_in_db_at: "old",
  };
  const given = { ...changes };
  const updates = [accounts.update(ROW, given, { onConflict: "overwrite" })];
  given.active = false;
  await Promise.all(updates);
  assert.deepEqual(
    calls.map(({ body }) => JSON.parse(body).data.attributes.active),
    [true, true],
  );
  reads = 0;
  const again = mpdxClient((_, index) => (index === 0 ? conflict("new") : document({ data: row() })));
  await again.accounts.update(ROW, changes, { onConflict: "overwrite" });
  assert.equal(reads, 1);
});

test("a getter that throws is read once, and what it threw is told", async () => {
  let reads = 0;
  const odd = (name) => ({
    get [name]() {
      reads += 1;
      if (reads === 1) throw new Error("first");
      return reads === 2;
    },
  });
  const mpdx = mpdxClient(() => document(row()));
  const { org, calls } = client(() => json([]));
  for (const call of [
    () => mpdx.accounts.update(ROW, odd("active")),
    () => mpdx.accounts.pages(odd("page")).next(),
    () => mpdx.accounts.list(odd("page")),
    () => org.pages(odd("page")).next(),
    () => org.iterate(odd("search")).next(),
    () => org.stream(odd("search")).next(),
    () => org.list(odd("search")),
  ]) {
    reads = 0;
    const error = await rejection(call());
    assert.ok(error instanceof ValidationError, `${error}`);
    assert.equal(error.cause.message, "first");
    assert.equal(reads, 1);
  }
  assert.deepEqual([calls.length, mpdx.calls.length], [0, 0]);
});
