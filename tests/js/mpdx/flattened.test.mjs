// `flatten: true`: rows that are made as plain objects at once are those that flatten makes of the document.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { flatten, ResponseError } from "fieldgate";
import { random } from "../../judges/support/random.mjs";
import { attributes, client, conflict, document, page, ROW, row } from "../../support/mpdx.mjs";
import { rejection } from "../../support/pigello.mjs";

const OTHER = "0b6e2a55-6f0e-4c11-9a43-9d2d1f6b7a10";
const ref = (type, id) => ({ type, id });
const to = (data) => ({ data });
const linked = (relationships, changes = {}, id = ROW) => ({ ...row(changes, id), relationships });
const organization = { id: OTHER, type: "organizations", attributes: { name: "Ängen" } };

/** The rows of a document, as text or not, in each way in which they can be asked for; they must agree. */
async function flat(body, options = {}) {
  const answers = () =>
    typeof body === "string"
      ? new Response(body, { headers: { "content-type": "application/vnd.api+json" } })
      : document(body);
  const { accounts } = client(answers, options);
  const { data, ...rest } = await accounts.list({}, { flatten: true });
  const given = await accounts.list();
  assert.deepEqual(data, flatten(given));
  assert.deepEqual({ ...rest, data: given.data }, given);
  assert.deepEqual(
    data.map((one) => Object.keys(one)),
    flatten(given).map((one) => Object.keys(one)),
  );
  return data;
}

describe("flatten: true gives what flatten gives", () => {
  const cases = {
    "no rows": page([]),
    "no relationships": page([row()]),
    "relationships that are included": {
      ...page([
        linked({ organization: to(ref("organizations", OTHER)), balances: to([ref("balances", "1")]) }),
        linked({ organization: to(ref("organizations", OTHER)), balances: to([]) }, {}, OTHER),
      ]),
      included: [organization, { id: "1", type: "balances", attributes: { amount: "1" } }],
    },
    "relationships that are not": page([
      linked({ organization: to(ref("organizations", OTHER)), balances: to([ref("a", "1"), ref("b", "2")]) }),
    ]),
    "null, and no relationship at all": page([linked({ organization: to(null) }), linked({})]),
    "what is no plain identifier": page([
      linked({ organization: { ...to(ref("organizations", OTHER)), links: {} } }),
      linked({ organization: to({ ...ref("organizations", OTHER), meta: { a: 1 } }) }),
      linked({ organization: { links: {} }, balances: to(7), more: null, list: to([7, null]) }),
    ]),
    "letters and escapes": page([
      linked({ ägare: to(ref("ä", "å")), 'a"b': to([ref('"', "\n")]) }, { name: "Ängen 😀" }),
    ]),
    "names that rows have already": page([
      linked({ id: to(ref("x", "1")), type: to(null), name: to(ref("x", "2")), 7: to(null) }),
    ]),
    "rows that lead to each other and to themselves": page([
      linked({ next: to(ref("designation_accounts", OTHER)), self: to(ref("designation_accounts", ROW)) }),
      linked({ next: to([ref("designation_accounts", ROW)]) }, {}, OTHER),
    ]),
    "included rows that lead back": {
      ...page([linked({ organization: to(ref("organizations", OTHER)) })]),
      included: [{ ...organization, relationships: { first: to(ref("designation_accounts", ROW)) } }],
    },
    "a row in both places": {
      ...page([linked({ same: to(ref("designation_accounts", ROW)) })]),
      included: [row({ name: "the other one" })],
    },
    "unknown attributes, missing ones, other members": page([
      row({ more: { a: [1] } }),
      { ...row(), links: { self: "/" } },
      { ...row(), attributes: { active: true } },
      { ...linked({ organization: to(ref("organizations", OTHER)) }), attributes: { name: null } },
      { id: ROW, type: "designation_accounts" },
    ]),
  };
  for (const [what, body] of Object.entries(cases)) test(what, () => flat(body));

  test("in text with white space, and without checks", async () => {
    const body = cases["relationships that are included"];
    const rows = await flat(body);
    assert.deepEqual(await flat(JSON.stringify(body, undefined, 2)), rows);
    assert.deepEqual(await flat(body, { validateResponses: false }), rows);
    assert.equal(rows[0].organization, rows[1].organization);
    assert.equal(rows[0].organization.name, "Ängen");
  });

  test("rows of other types, without checks", async () => {
    const body = page([
      linked({ x: to(ref("other", OTHER)) }),
      { ...row({ more: 1 }, OTHER), type: "other" },
      { ...linked({ x: { links: {}, ...to(null) } }, {}, "1"), type: "third" },
      linked({ x: to([ref("third", "1")]) }, {}, "2"),
    ]);
    await flat(body, { validateResponses: false });
    await assert.rejects(flat(body), ResponseError);
  });

  test("__proto__ is a name like any other", async () => {
    const text = JSON.stringify(page([linked({ PROTO: to(ref("x", "1")), other: to(null) })]));
    const [made] = await flat(text.replace("PROTO", "__proto__"));
    assert.equal(Object.getPrototypeOf(made), Object.prototype);
    assert.deepEqual(Object.getOwnPropertyDescriptor(made, "__proto__").value, { id: "1", type: "x" });
  });

  test("300 documents by chance", async () => {
    const { below, once, pick } = random(20261122);
    const types = ["organizations", "balances", "designation_accounts", "x"];
    const ids = [ROW, OTHER, ROW.replace(/^./, "f"), OTHER.replace(/^./, "f")];
    const identifier = () => ref(pick(types), pick([...ids, "1", "å"]));
    const link = () =>
      pick([
        () => to(identifier()),
        () => to([identifier(), identifier()]),
        () => to([]),
        () => to(null),
        () => ({}),
        () => ({ ...to(identifier()), meta: 1 }),
      ])();
    const links = () =>
      Object.fromEntries(["a", "b", "name", "id", "é"].filter(() => once(2)).map((name) => [name, link()]));
    // The same row twice in `data` is no document: each has an id of its own.
    const rowOf = (id) => {
      const one = once(5) ? row({}, id) : linked(links(), {}, id);
      return once(5) ? { ...one, attributes: { ...one.attributes, more: 1 } } : one;
    };
    for (let i = 0; i < 300; i++) {
      const given = page(ids.slice(0, below(5)).map(rowOf));
      const included = ids
        .filter(() => once(2))
        .map((id) => ({ ...ref(pick(types), id), relationships: links() }));
      await flat(once(4) ? given : { ...given, included });
    }
  });
});

describe("flatten: true elsewhere", () => {
  const body = { data: linked({ organization: to(ref("organizations", OTHER)) }), included: [organization] };

  test("get gives a document with one plain object", async () => {
    const { data, included } = await client(body).accounts.get(ROW, { flatten: true });
    assert.deepEqual(data, flatten(body));
    assert.deepEqual(included, body.included);
    const given = await client(body).accounts.get(ROW, { flatten: false });
    assert.deepEqual(given, body);
  });

  test("pages and iterate, each page with its own related rows", async () => {
    const pages = [1, 2].map((at) => ({
      ...page([{ ...body.data, attributes: { ...attributes, name: `row ${at}` } }], { total_pages: 2 }),
      included: [{ ...organization, attributes: { name: `of page ${at}` } }],
    }));
    const answer = ({ url }) => document(pages[Number(new URL(url).searchParams.get("page") ?? 1) - 1]);
    const found = [];
    for await (const one of client(answer).accounts.iterate({}, { flatten: true })) found.push(one);
    assert.deepEqual(
      found.map(({ name, organization: { name: of } }) => [name, of]),
      [
        ["row 1", "of page 1"],
        ["row 2", "of page 2"],
      ],
    );
    for await (const { data, meta } of client(answer).accounts.pages({}, { flatten: true, prefetch: true })) {
      assert.equal(data.length, 1);
      assert.equal(meta.pagination.total_pages, 2);
    }
  });

  test("update knows no such option", async () => {
    const { accounts, calls } = client(() => document(body));
    const error = await rejection(
      accounts.update(ROW, { updated_in_db_at: "2025-01-01" }, { flatten: true }),
    );
    assert.deepEqual([error.code, error.option], ["config_error", "flatten"]);
    assert.equal(calls.length, 0);
  });

  test("what update gives to onConflict is the resource", async () => {
    const answers = [conflict("2026-01-01"), document(body), document(body)];
    const given = [];
    await client(() => answers.shift()).accounts.update(
      ROW,
      { updated_in_db_at: "2025-01-01" },
      { onConflict: (current) => given.push(current) && {} },
    );
    assert.deepEqual(given, [body.data]);
  });

  test("an answer that breaks the contract is refused all the same", async () => {
    const error = await rejection(
      client(page([row(), row({ active: 1 })])).accounts.list({}, { flatten: true }),
    );
    assert.ok(error instanceof ResponseError);
    assert.deepEqual(error.issues[0].path, ["data", 1, "attributes", "active"]);
  });

  test("without checks, what is no document stays what it is", async () => {
    for (const odd of [null, 7, [], { included: 7 }]) {
      const { accounts } = client(odd, { validateResponses: false });
      assert.deepEqual(await accounts.list({}, { flatten: true }), odd);
      for (const walk of [accounts.pages(), accounts.iterate()]) {
        assert.ok((await rejection(walk.next())) instanceof ResponseError);
      }
    }
  });
});
