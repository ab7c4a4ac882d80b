// The schemas of designation accounts: values, JSON text, single fields, and their JSON Schemas.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { schemas } from "fieldgate";
import { row } from "../../support/mpdx.mjs";
import { brief, ID } from "../../support/pigello.mjs";
import { dialects } from "../support/ajv.mjs";

const { update, read, listQuery } = schemas.designationAccount;

const updates = [
  [{ overwrite: true }],
  [{ active: true, updated_in_db_at: "x" }],
  [{ overwrite: false, updated_in_db_at: "x" }],
  [{}, "updated_in_db_at required"],
  [{ overwrite: false }, "updated_in_db_at required"],
  [{ updated_in_db_at: "" }, "updated_in_db_at min_length"],
  [{ updated_in_db_at: null }, "updated_in_db_at null"],
  [{ overwrite: "true", updated_in_db_at: "x" }, "overwrite type"],
  [{ overwrite: true, name: "x" }, "name read_only"],
  [{ overwrite: true, nam: "x" }, "nam unknown_field"],
];

describe("update", () => {
  for (const [value, ...issues] of updates) {
    test(`${JSON.stringify(value)} in each way`, () => {
      const text = JSON.stringify(value);
      for (const result of [
        update.validate(value),
        update.validateJson(text),
        update.validateJson(new TextEncoder().encode(text)),
      ]) {
        assert.deepEqual(result.ok ? [] : brief(result.issues), issues);
      }
      const many = update.validateMany([{ overwrite: true }, value]);
      assert.deepEqual(
        many.ok ? [] : brief(many.issues),
        issues.map((issue) => `1.${issue}`),
      );
      const standard = update["~standard"].validate(value);
      assert.equal(standard.issues === undefined, issues.length === 0);
    });
  }

  test("pick: of a resource object as it was fetched, of a flat one, of attributes", () => {
    const picked = { active: true, updated_in_db_at: "x", updated_at: "y", created_at: "z" };
    const { id, type, attributes } = row(picked);
    for (const entity of [{ id, type, attributes }, { id, type, ...attributes }, attributes]) {
      assert.deepEqual(update.pick(entity), picked);
      assert.equal(update.validate(update.pick(entity)).ok, true);
    }
    assert.deepEqual(update.pick({ id, type }), {});
    assert.deepEqual(update.pick({ active: false, attributes: null }), { active: false });
  });

  test("pick: a null that only answers may hold is left out", () => {
    const picked = update.pick(row({ updated_at: null, created_at: null, updated_in_db_at: "x" }));
    assert.deepEqual(picked, { active: true, updated_in_db_at: "x" });
    assert.equal(update.validate(picked).ok, true);
  });

  test("a field by itself", () => {
    assert.deepEqual(update.validateField("active", true), []);
    assert.deepEqual(brief(update.validateField("active", "x")), ["active type"]);
    assert.deepEqual(brief(update.validateField("updated_in_db_at", "")), ["updated_in_db_at min_length"]);
    assert.deepEqual(brief(update.validateField("balance", 1)), ["balance read_only"]);
  });
});

describe("read", () => {
  test("many rows, with the row first in the path", () => {
    const result = read.validateMany([row(), row({ active: 1 })]);
    assert.deepEqual(brief(result.issues), ["1.attributes.active type"]);
    assert.deepEqual(read.validateMany([row()]), { ok: true, value: [row()] });
    const text = read.validateJson(JSON.stringify([row(), row({ active: 1 })]), { many: true });
    assert.deepEqual(brief(text.issues), ["1.attributes.active type"]);
  });

  test("what is no array of rows, as every other schema has it", () => {
    const { create } = schemas.organization;
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    const refusal = new Error("not today");
    const throwing = (name) =>
      Object.defineProperty([row()], name, {
        get() {
          throw refusal;
        },
      });
    for (const [values, issues, cause] of [
      [null, [" type"]],
      [undefined, [" type"]],
      [{ length: 1 }, [" type"]],
      [new Array(2), ["0 type", "1 type"]],
      [throwing(1), ["1 type"], refusal],
    ]) {
      for (const schema of [read, create]) {
        const found = schema.validateMany(values);
        // The rows beside them are rows of one of the schemas only.
        const odd = found.issues.filter(({ path }) => path[0] !== 0 || !values[0]);
        assert.deepEqual(brief(odd), issues);
        assert.equal(found.cause, cause);
      }
    }
    for (const schema of [read, create, listQuery]) {
      assert.deepEqual(brief(schema.validateMany(null).issues), [" type"]);
      const found = schema.validateMany(proxy);
      assert.deepEqual(brief(found.issues), [" type"]);
      assert.ok(found.cause instanceof TypeError);
      const element = schema.validateMany(throwing(0));
      assert.deepEqual(brief(element.issues), ["0 type"]);
      assert.equal(element.cause, refusal);
    }
    const inside = Object.defineProperty(row(), "attributes", {
      get() {
        throw refusal;
      },
    });
    assert.equal(read.validateMany([row(), inside]).cause, refusal);
  });

  test("text that is not JSON", () => {
    assert.deepEqual(brief(read.validateJson("{").issues), [" not_json"]);
  });
});

/** The verdict of each schema, of ours and of Ajv's, on the same values. */
for (const target of Object.keys(dialects)) {
  describe(`JSON Schema, ${target}`, () => {
    for (const [name, schema, values] of [
      ["update", update, updates.map(([value]) => value)],
      [
        "read",
        read,
        [
          row(),
          row({ balance: null, exchange_rate: "missing" }),
          row({ active: null }),
          row({ balance: true }),
          { id: "1", type: "t" },
          { id: 1, type: "t" },
          {},
        ],
      ],
      [
        "listQuery",
        listQuery,
        [
          {},
          { page: 1, perPage: 5, sort: "-updated_at", include: ["balances"], fields: ["name"] },
          { page: 0 },
          { sort: "name" },
          { include: [] },
          { include: ["x"] },
          { filter: { wildcardSearch: "x" } },
          { filter: { x: 1 } },
        ],
      ],
    ]) {
      test(`${name} is a schema, with the same verdicts`, () => {
        const made = schema.jsonSchema({ target });
        assert.deepEqual(dialects[target].meta(made), []);
        const verdict = dialects[target].verdict(made);
        for (const value of values) {
          assert.equal(verdict(value), schema.validate(value).ok, JSON.stringify(value));
        }
      });
    }
  });
}

test("a value that cannot be looked at is an issue, and what it inherits is none of it", () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const result = read.validate(proxy);
  assert.deepEqual(brief(result.issues), [" type"]);
  assert.ok(result.cause instanceof TypeError);
  const inherits = Object.create({ id: row().id, type: "designation_accounts" });
  assert.equal(read.validate(Object.assign(inherits, { attributes: {} })).ok, false);
  Object.prototype.id = row().id;
  try {
    const { type, attributes } = row();
    assert.ok(brief(read.validate({ type, attributes }).issues).includes("id required"));
  } finally {
    delete Object.prototype.id;
  }
});

test("what is wrong with a name in a list is one issue", () => {
  assert.deepEqual(brief(listQuery.validate({ include: [7] }).issues), ["include.0 type"]);
  assert.deepEqual(brief(listQuery.validate({ include: [] }).issues), ["include min_length"]);
  for (const check of [
    (value) => listQuery.validate(value),
    (value) => listQuery.validateJson(JSON.stringify(value)),
  ]) {
    assert.deepEqual(brief(check({ sort: "\ud800" }).issues), ["sort unicode"]);
    assert.deepEqual(brief(check({ include: ["organization", "organization", "x"] }).issues), [
      "include.1 unique_items",
      "include.2 unknown_field",
    ]);
  }
});

test("the issues of list options are told in the order of the fields", () => {
  const options = {
    fields: 1,
    include: 5,
    perPage: "x",
    filter: { updatedAt: 7, wildcardSearch: 5 },
    page: 0,
  };
  const places = listQuery.validate(options).issues.map(({ path }) => path[0]);
  assert.deepEqual(places, ["filter", "filter", "page", "perPage", "include", "fields"]);
  const order = Object.keys(listQuery.fields);
  assert.deepEqual(
    places.map((name) => order.indexOf(name)).toSorted((a, b) => a - b),
    places.map((name) => order.indexOf(name)),
  );
});

test("relationships that are wrong are told in the order of the documents", () => {
  const { read } = schemas.designationAccount;
  const value = {
    relationships: { balances: "x", organization: 1 },
    id: ID,
    type: "designation_accounts",
    attributes: { active: true },
  };
  const found = ["relationships.organization type", "relationships.balances type"];
  assert.deepEqual(brief(read.validate(value).issues), found);
  assert.deepEqual(brief(read.validateJson(JSON.stringify(value)).issues), found);
});

test("issues of a resource object have one order, whichever of its members comes first", () => {
  const { read } = schemas.designationAccount;
  const wrong = { relationships: { organization: 5 }, attributes: { active: 1 }, type: "x", id: 7 };
  for (const names of [Object.keys(wrong), Object.keys(wrong).reverse()]) {
    const value = Object.fromEntries(names.map((name) => [name, wrong[name]]));
    const found = brief(read.validate(value).issues);
    assert.deepEqual(found, [
      "attributes.active type",
      "relationships.organization type",
      "id type",
      "type enum",
    ]);
    assert.deepEqual(brief(read.validateJson(JSON.stringify(value)).issues), found);
    const many = read.validateJson(JSON.stringify([value]), { many: true }).issues;
    assert.deepEqual(
      brief(many),
      found.map((issue) => `0.${issue}`),
    );
  }
});
