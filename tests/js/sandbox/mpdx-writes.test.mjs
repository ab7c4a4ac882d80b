// Updates of MPDX in the sandbox: locking, what is written and what is passed over, and the client against it.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ConflictError, flatten, Mpdx } from "fieldgate";
import { rejection } from "../../support/pigello.mjs";
import { errorsOf, LIST, open, PATH } from "../support/mpdx-sandbox.mjs";

const FIRST = "2026-01-01T00:00:00Z";
const rows = [{ attributes: { name: "Water", designation_number: "7" } }];
const TOKEN_POINTER = "/data/attributes/updated_in_db_at";

describe("locking", () => {
  for (const [what, token] of [
    ["the row's own token", FIRST],
    ["the same second in Ruby's form", "2026-01-01 00:00:00 UTC"],
    ["the same second at another offset", "2026-01-01T01:00:00.900+01:00"],
  ]) {
    test(`written with ${what}, and the token is another then`, async () => {
      const { put, get, seeded } = open(rows);
      const answer = await put(seeded[0].id, { active: false, updated_in_db_at: token });
      assert.equal(answer.status, 200);
      const { attributes } = answer.body.data;
      assert.deepEqual(
        [attributes.active, attributes.updated_at, attributes.updated_in_db_at, attributes.created_at],
        [false, "2026-01-01T00:00:01Z", "2026-01-01T00:00:01Z", FIRST],
      );
      assert.deepEqual((await get(seeded[0].id)).body, answer.body);
      const again = await put(seeded[0].id, { active: true, updated_in_db_at: token });
      assert.deepEqual(errorsOf(again), [409, TOKEN_POINTER]);
      assert.deepEqual(again.body.errors[0].meta, { updated_in_db_at: "2026-01-01T00:00:01Z" });
      assert.match(again.body.errors[0].detail, /^Updated in db at is not equal to the current value/);
    });
  }

  test("years before 1, in both forms", async () => {
    const old = "-4712-01-01T00:00:00Z";
    for (const token of [old, "-4712-01-01 00:00:00 UTC"]) {
      const { put, seeded } = open([{ attributes: { updated_at: old } }]);
      assert.equal(seeded[0].attributes.updated_in_db_at, old);
      assert.equal((await put(seeded[0].id, { updated_in_db_at: token })).status, 200);
    }
  });

  for (const attributes of [
    {},
    { active: true },
    { updated_in_db_at: null },
    { updated_in_db_at: "" },
    { updated_in_db_at: "2025-01-01T00:00:00Z" },
    { overwrite: false },
    { overwrite: 1 },
  ]) {
    test(`409: ${JSON.stringify(attributes)}`, async () => {
      const { put, seeded, sandbox } = open(rows);
      assert.deepEqual(errorsOf(await put(seeded[0].id, attributes)), [409, TOKEN_POINTER]);
      assert.deepEqual(sandbox.rows("designationAccount"), seeded);
    });
  }

  for (const overwrite of [true, "true"]) {
    test(`overwrite: ${JSON.stringify(overwrite)} skips the check`, async () => {
      const { put, seeded } = open(rows);
      const answer = await put(seeded[0].id, { active: false, overwrite, updated_in_db_at: "x" });
      assert.equal(answer.body.data.attributes.active, false);
      assert.ok(!("overwrite" in answer.body.data.attributes));
    });
  }
});

describe("what is written", () => {
  test("times of the client's own; what is not writable is passed over", async () => {
    const { put, seeded } = open(rows);
    const { body } = await put(seeded[0].id, {
      overwrite: true,
      updated_at: "2025-05-05T05:05:05.5+00:00",
      created_at: "2024-04-04T04:04:04Z",
      name: "Fire",
      nonsense: 1,
    });
    const { name, created_at, updated_at, updated_in_db_at, nonsense } = body.data.attributes;
    assert.deepEqual(
      [name, created_at, updated_at, updated_in_db_at, nonsense],
      ["Water", "2024-04-04T04:04:04Z", "2025-05-05T05:05:05Z", "2025-05-05T05:05:05Z", undefined],
    );
  });

  for (const [what, attributes, data, errors] of [
    ["another type", {}, { type: "accounts" }, [409, "/data/type"]],
    ["no type", {}, { type: undefined }, [409, "/data/type"]],
    ["another id", {}, { id: "x" }, [409, "/data/id"]],
    [
      "ids as attributes",
      { id: 1, person_id: 2 },
      {},
      [409, "/data/attributes/id", "/data/attributes/person_id"],
    ],
    ["text as active", { active: "yes", overwrite: true }, {}, [400, "/data/attributes/active"]],
    [
      "text that is no time",
      { updated_at: "soon", overwrite: true },
      {},
      [400, "/data/attributes/updated_at"],
    ],
    ["empty text as a time", { created_at: "", overwrite: true }, {}, [400, "/data/attributes/created_at"]],
    ["a number as a time", { updated_at: 7, overwrite: true }, {}, [400, "/data/attributes/updated_at"]],
  ]) {
    test(`refused: ${what}`, async () => {
      const { put, seeded, sandbox } = open(rows);
      assert.deepEqual(errorsOf(await put(seeded[0].id, attributes, data)), errors);
      assert.deepEqual(sandbox.rows("designationAccount"), seeded);
    });
  }

  test("a body that is no document", async () => {
    const { send, seeded } = open(rows);
    for (const body of ["", "{", "[]", "null", "{}", '{"data":7}']) {
      assert.deepEqual(
        errorsOf(await send("PUT", `${PATH}/${seeded[0].id}`, { body })),
        [400, "/data"],
        body,
      );
    }
  });

  test("the row's own id may be sent", async () => {
    const { put, seeded } = open(rows);
    for (const id of [seeded[0].id, seeded[0].id.toUpperCase()])
      assert.equal((await put(seeded[0].id, { overwrite: true }, { id })).status, 200);
  });
});

describe("the client against the sandbox", () => {
  const start = () => {
    const { sandbox, seeded } = open(rows);
    const mpdx = new Mpdx({ token: "t", baseUrl: "http://localhost", fetch: sandbox.fetch });
    return { id: seeded[0].id, sandbox, accounts: mpdx.accountList(LIST).designationAccounts };
  };

  test("a conflict is met in each way", async () => {
    const { accounts, id } = start();
    const { updated_in_db_at } = (await accounts.get(id)).data.attributes;
    const first = await accounts.update(id, { active: false, updated_in_db_at });
    assert.equal(first.data.attributes.active, false);
    const stale = { active: true, updated_in_db_at };
    const error = await rejection(accounts.update(id, stale));
    assert.ok(error instanceof ConflictError);
    assert.equal(error.updatedInDbAt, first.data.attributes.updated_in_db_at);
    assert.deepEqual(error.issues[0].path, ["updated_in_db_at"]);
    const second = await accounts.update(id, { active: true, updated_in_db_at: error.updatedInDbAt });
    assert.equal(second.data.attributes.active, true);
    const asked = await accounts.update(id, stale, {
      onConflict: (current) => ({ active: !current.attributes.active }),
    });
    assert.equal(asked.data.attributes.active, false);
    assert.equal(
      (await accounts.update(id, stale, { onConflict: "overwrite" })).data.attributes.active,
      true,
    );
  });

  test("every list option is taken, and what comes can be flattened", async () => {
    const { accounts, sandbox } = start();
    sandbox.seed(
      "designationAccount",
      Array.from({ length: 60 }, (_, i) => ({ attributes: { name: `Well ${i}` } })),
      LIST,
    );
    const names = [];
    for await (const row of accounts.iterate({
      filter: { wildcardSearch: "well", updatedAt: "2026-01-01..2026-12-31" },
      sort: "-created_at",
      include: ["organization", "balances"],
      fields: ["name"],
    }))
      names.push(row.attributes.name);
    assert.deepEqual([names.length, names[0], names[59]], [60, "Well 59", "Well 0"]);
    const [flat] = flatten(await accounts.list({ include: ["organization", "balances"] }));
    assert.deepEqual([flat.organization.name, flat.balances[0].balance], ["Organization", "0.0"]);
  });
});
