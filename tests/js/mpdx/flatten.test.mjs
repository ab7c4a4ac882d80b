// flatten: plain objects of documents, the same as a well-known deserialiser makes of them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { flatten } from "fieldgate";
import { Jsona } from "jsona";

const examples = JSON.parse(
  readFileSync(new URL("../../conformance/mpdx-examples.json", import.meta.url), "utf8"),
);

const one = (type, id, attributes, relationships) => ({ type, id, attributes, relationships });
const ref = (type, id) => ({ type, id });
const to = (data) => ({ data });

const related = {
  data: [
    one(
      "accounts",
      "1",
      { name: "A" },
      { org: to(ref("orgs", "1")), balances: to([ref("b", "1"), ref("b", "2")]) },
    ),
    one("accounts", "2", { name: "B" }, { org: to(ref("orgs", "1")), balances: to([]) }),
    one("accounts", "3", { name: "C" }, { org: to(null), balances: to([ref("b", "9")]) }),
  ],
  included: [
    one("orgs", "1", { name: "O" }, { first: to(ref("accounts", "1")) }),
    one("b", "1", { amount: "1.00" }),
    one("b", "2", { amount: "2.00" }, { account: to(ref("accounts", "1")) }),
  ],
};

/** What the other deserialiser makes of a document, without its own marks. */
function theirs(document) {
  const seen = new Map();
  const plain = (value) => {
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== "object" || value === null) return value;
    if (seen.has(value)) return seen.get(value);
    const out = {};
    seen.set(value, out);
    for (const [name, member] of Object.entries(value)) {
      if (name !== "relationshipNames") out[name] = plain(member);
    }
    return out;
  };
  return plain(new Jsona().deserialize(structuredClone(document)));
}

describe("flatten agrees with another deserialiser", () => {
  const documents = Object.entries(examples.DesignationAccount.operations).map(([name, { response }]) => [
    `the documented ${name}`,
    response,
  ]);
  for (const [what, document] of [
    ...documents,
    ["relationships and cycles", related],
    ["one row", { data: related.data[0], included: related.included }],
    ["one row, nothing included", { data: related.data[0] }],
    ["no rows", { data: [] }],
    ["a row without attributes", { data: ref("accounts", "1") }],
  ]) {
    test(what, () => assert.deepEqual(flatten(document), theirs(document)));
  }
});

describe("flatten", () => {
  test("relationships are resolved, and one row is one object", () => {
    const [a, b, c] = flatten(related);
    assert.equal(a.org, b.org);
    assert.equal(a.org.first, a);
    assert.equal(a.balances[1].account, a);
    assert.deepEqual(
      a.balances.map((balance) => balance.amount),
      ["1.00", "2.00"],
    );
    assert.deepEqual([b.balances, c.org], [[], null]);
  });

  test("what the document does not carry keeps id and type", () => {
    assert.deepEqual(flatten(related)[2].balances, [{ type: "b", id: "9" }]);
  });

  test("rows of a list refer to each other, and a row to itself", () => {
    const [x, y] = flatten({
      data: [
        one("t", "x", {}, { next: to(ref("t", "y")), self: to(ref("t", "x")) }),
        one("t", "y", {}, { next: to(ref("t", "x")) }),
      ],
    });
    assert.equal(x.next, y);
    assert.equal(y.next, x);
    assert.equal(x.self, x);
  });

  test("the same id of another type is another row", () => {
    const flat = flatten({
      data: one("a", "1", { n: 1 }, { b: to(ref("b", "1")) }),
      included: [one("b", "1", { n: 2 })],
    });
    assert.deepEqual(flat, { id: "1", type: "a", n: 1, b: { id: "1", type: "b", n: 2 } });
  });

  test("attributes and relationships called id or type take no row's name", () => {
    const flat = flatten({
      data: one("a", "1", { id: "2", type: "b", n: 1 }, { id: to(ref("x", "9")), type: to(null) }),
    });
    assert.deepEqual(flat, { id: "1", type: "a", n: 1 });
  });

  test("relationships without data are left out", () => {
    const flat = flatten({ data: one("a", "1", { n: 1 }, { b: { links: {} }, c: {}, d: null, e: 7 }) });
    assert.deepEqual(flat, { id: "1", type: "a", n: 1 });
  });

  test("__proto__ and others are keys like any other, and nothing is polluted", () => {
    const document = JSON.parse(`{
      "data": { "id": "1", "type": "__proto__",
        "attributes": { "__proto__": { "evil": 1 }, "constructor": 1, "toString": 2 },
        "relationships": { "__proto__": { "data": { "id": "__proto__", "type": "constructor" } } } },
      "included": [{ "id": "__proto__", "type": "constructor", "attributes": { "evil": 2 } }] }`);
    const flat = flatten(document);
    assert.equal(Object.getPrototypeOf(flat), Object.prototype);
    assert.equal({}.evil, undefined);
    assert.ok(Object.hasOwn(flat, "__proto__"));
    assert.deepEqual(Object.getOwnPropertyDescriptor(flat, "__proto__").value.evil, 2);
    assert.deepEqual([flat.constructor, flat.toString], [1, 2]);
  });

  test("a chain of 100,000 rows does not end the stack", () => {
    const rows = Array.from({ length: 100_000 }, (_, i) =>
      one("t", `${i}`, {}, { next: to(ref("t", `${i + 1}`)) }),
    );
    const flat = flatten({ data: rows[0], included: rows.slice(1) });
    let steps = 0;
    for (let at = flat; at.next !== undefined; at = at.next) steps += 1;
    assert.equal(steps, 100_000);
  });

  test("odd documents: null, and what is no row", () => {
    assert.equal(flatten({ data: null }), null);
    assert.deepEqual(flatten({ data: [null, 7, { id: 1 }], included: [null, 7, {}] }), [null, 7, { id: 1 }]);
  });

  test("the document stays as it is", () => {
    const before = structuredClone(related);
    const flat = flatten(related);
    flat[0].name = "changed";
    assert.deepEqual(related, before);
  });
});

test("lists within the list of a relationship stay, however deep", () => {
  let deep = 1;
  for (let i = 0; i < 50_000; i++) deep = [deep];
  const resource = one("a", "1", {}, { odd: to([deep]) });
  assert.equal(flatten({ data: resource }).odd[0], deep);
});
