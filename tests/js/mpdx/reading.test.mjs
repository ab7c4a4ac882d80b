// What MPDX's server is known to send, however odd, can be read; what breaks the contract is refused.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ResponseError, schemas } from "fieldgate";
import { attributes, client, document, page, ROW, row } from "../../support/mpdx.mjs";
import { brief, rejection } from "../../support/pigello.mjs";

const { read } = schemas.designationAccount;

/** Reads a document with this row in each way, which must agree; gives the row. */
async function readable(resource) {
  const one = await client({ data: resource }).accounts.get(ROW);
  const many = await client(page([resource])).accounts.list();
  assert.deepEqual(one, { data: resource });
  assert.deepEqual(many, page([resource]));
  assert.deepEqual(read.validate(resource), { ok: true, value: resource });
  assert.deepEqual(read.validateJson(JSON.stringify(resource)), { ok: true });
  return one.data;
}

/** The issues of a row, the same in every way. */
async function refused(resource) {
  const one = await rejection(client({ data: resource }).accounts.get(ROW));
  assert.ok(one instanceof ResponseError, `${one}`);
  const found = brief(one.issues).map((text) => text.replace(/^data\.?/, ""));
  const many = await rejection(client(page([row(), resource])).accounts.list());
  assert.deepEqual(
    brief(many.issues).map((text) => text.replace(/^data\.1\.?/, "")),
    found,
  );
  assert.deepEqual(brief(read.validate(resource).issues), found);
  assert.deepEqual(brief(read.validateJson(JSON.stringify(resource)).issues), found);
  return found;
}

const odd = {
  balance: ["9.99", "-0.01", "123456789012345678.90", 9.99, 0, null],
  converted_balance: [9.99, "9.99", null],
  exchange_rate: [1, 0.5, "0.5", "missing", null],
  legacy_designation_number: [null, "L-1", 17],
  name: ["Designation Name", "", null],
  designation_number: ["10", null],
  created_at: ["-4712-01-01T00:00:00Z", "-4712-01-01 00:00:00 UTC", "2026-01-31T12:00:00Z", null],
  updated_at: ["-4712-01-01T00:00:00Z", "2026-01-31", "", null],
  updated_in_db_at: ["-4712-01-01T00:00:00Z", "-4712-01-01 00:00:00 UTC", "", null],
  balance_updated_at: [null, "2026-01-31T12:00:00Z", "2026-01-31"],
  active: [true, false],
};

describe("odd values that are read as they came", () => {
  for (const [name, values] of Object.entries(odd)) {
    for (const value of values) {
      test(`${name}: ${JSON.stringify(value)}`, async () => {
        assert.equal((await readable(row({ [name]: value }))).attributes[name], value);
      });
    }
  }

  test("null in every attribute but active", async () => {
    for (const name of Object.keys(attributes)) {
      if (name === "active")
        assert.deepEqual(await refused(row({ active: null })), ["attributes.active null"]);
      else await readable(row({ [name]: null }));
    }
  });

  test("any attribute may be missing, and all of them", async () => {
    for (const name of Object.keys(attributes)) {
      const { [name]: _, ...rest } = attributes;
      await readable({ ...row(), attributes: rest });
    }
    await readable({ ...row(), attributes: {} });
    await readable({ id: ROW, type: "designation_accounts" });
  });

  test("unknown attributes, members and relationships are kept", async () => {
    const resource = {
      ...row({ something_new: { a: [1] }, "data-dashed": 1 }),
      links: { self: "/x" },
      meta: { a: 1 },
      relationships: { organization: { data: null }, donor: { links: {} }, balances: { data: [] } },
    };
    assert.deepEqual((await readable(resource)).attributes.something_new, { a: [1] });
  });

  test("pagination as numbers and as text, unknown meta kept", async () => {
    for (const pagination of [{}, { page: "2", per_page: "1", total_pages: 2 }]) {
      const sent = page([row()], pagination);
      sent.meta.more = 1;
      sent.meta.filter = { wildcard_search: "a" };
      sent.meta.sort = "-created_at";
      assert.deepEqual(await client(sent).accounts.list(), sent);
    }
  });

  test("any media type of the answer, with parameters or without", async () => {
    for (const type of [
      "application/vnd.api+json",
      "application/vnd.api+json; charset=utf-8",
      "text/plain",
    ]) {
      const answer = () =>
        new Response(JSON.stringify({ data: row() }), { headers: { "content-type": type } });
      assert.deepEqual(await client(answer).accounts.get(ROW), { data: row() });
    }
  });

  test("digits that a binary float would lose stay in text", async () => {
    const text = JSON.stringify({ data: row() }).replace('"9.99"', '"12345678901234567.89"');
    const { data } = await client(() => document(text)).accounts.get(ROW);
    assert.equal(data.attributes.balance, "12345678901234567.89");
  });
});

describe("what breaks the contract", () => {
  for (const [what, changes, issue] of [
    ["a number for included", { included: 7 }, "included type"],
    ["a number in included", { included: [{}, 7] }, "included.1 type"],
    ["no meta", { meta: undefined }, "meta type"],
    ["no pages", { meta: { pagination: {} } }, "meta.pagination.total_pages type"],
    ...["page", "per_page", "total_count", "total_pages"].map((name) => [
      `half a ${name}`,
      { meta: { pagination: { total_pages: 1, [name]: 1.5 } } },
      `meta.pagination.${name} type`,
    ]),
    [
      "text for a count",
      { meta: { pagination: { total_pages: 1, total_count: "1" } } },
      "meta.pagination.total_count type",
    ],
    ["a number for sort", { meta: { pagination: { total_pages: 1 }, sort: 5 } }, "meta.sort type"],
    ["a list for filter", { meta: { pagination: { total_pages: 1 }, filter: [] } }, "meta.filter type"],
  ]) {
    test(`beside the rows: ${what}`, async () => {
      const error = await rejection(client({ ...page([row()]), ...changes }).accounts.list());
      assert.ok(error instanceof ResponseError);
      assert.deepEqual(brief(error.issues), [issue]);
    });
  }

  for (const [what, resource, issues] of [
    ["a number for text", row({ currency: 7 }), ["attributes.currency type"]],
    ["a boolean for a balance", row({ balance: true }), ["attributes.balance type"]],
    ["an object for a date", row({ created_at: {} }), ["attributes.created_at type"]],
    ["text for active", row({ active: "true" }), ["attributes.active type"]],
    ["no id", { ...row(), id: undefined }, ["id required"]],
    ["a number for an id", { ...row(), id: 7 }, ["id type"]],
    ["null for a type", { ...row(), type: null }, ["type null"]],
    ["an id that is no UUID", { ...row(), id: "7" }, ["id format"]],
    ["another type", { ...row(), type: "people" }, ["type enum"]],
    [
      "relationships that are no objects",
      { ...row(), relationships: { organization: null, balances: [], donor: 7 } },
      ["relationships.organization type", "relationships.balances type"],
    ],
    ["relationships that are a list", { ...row(), relationships: [] }, ["relationships type"]],
    ["attributes that are a list", { ...row(), attributes: [] }, ["attributes type"]],
    [
      "several at once",
      { type: 7, attributes: { active: 1, name: 2 } },
      ["attributes.active type", "attributes.name type", "id required", "type type"],
    ],
  ]) {
    test(what, async () => assert.deepEqual((await refused(resource)).sort(), issues.sort()));
  }

  for (const [what, body, issues] of [
    ["a list that is a row", { data: row() }, ["data type"]],
    ["no data", { meta: {} }, ["data required"]],
    ["null", "null", [" type"]],
    ["an array", "[]", [" type"]],
  ]) {
    test(what, async () => {
      const error = await rejection(client(() => document(body)).accounts.list());
      assert.ok(error instanceof ResponseError);
      assert.deepEqual(brief(error.issues), issues);
    });
  }

  test("text that is not JSON, and half a document", async () => {
    for (const text of ["<html>", "", '{"data":{"id":"1"']) {
      const error = await rejection(client(() => document(text)).accounts.get(ROW));
      assert.ok(error instanceof ResponseError, text);
    }
  });

  test("without validateResponses a document is given as it is", async () => {
    const body = { data: row({ active: "yes" }) };
    assert.deepEqual(await client(body, { validateResponses: false }).accounts.get(ROW), body);
  });
});

test("a list that does not say how many pages there are breaks the contract", async () => {
  for (const [path, type, more] of [
    ["meta", "object", {}],
    ["meta", "object", { meta: "x" }],
    ["meta.pagination", "object", { meta: {} }],
    ["meta.pagination.total_pages", "integer", { meta: { pagination: { total_pages: "5" } } }],
    ["included", "array", { meta: { pagination: { total_pages: 1 } }, included: { a: 1 } }],
  ]) {
    for (const flatten of [false, true]) {
      const { accounts } = client(() => document({ data: [row()], ...more }));
      const error = await rejection(accounts.list({}, { flatten }));
      assert.equal(error.name, "ResponseError");
      assert.deepEqual(
        error.issues.map((issue) => [issue.path.join("."), issue.code, issue.params.type]),
        [[path, "type", type]],
      );
    }
  }
});
