// The schema of list options: the same surface as that of values.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ConfigError, schemas } from "fieldgate";

const brief = (issues) => issues.map(({ path, code }) => `${path.join(".")} ${code}`);
const { listQuery } = schemas.organization;

describe("validateField", () => {
  for (const [name, value, expected] of [
    ["page", 1, []],
    ["page", 0, ["page minimum"]],
    ["page", "1", ["page type"]],
    ["pageSize", 0, []],
    ["pageSize", -1, ["pageSize minimum"]],
    ["slim", true, []],
    ["slim", "yes", ["slim type"]],
    ["orderBy", ["name", "-name"], ["orderBy.1 unique_items"]],
    ["tags", ["x"], ["tags.0 format"]],
    ["filters", { name: { gt: 1 } }, ["filters.name.gt unknown_field"]],
    ["search", undefined, []],
    ["search", null, ["search null"]],
    ["serch", "x", ["serch unknown_field"]],
    ["__proto__", 1, ["__proto__ unknown_field"]],
  ]) {
    test(`${name} ${JSON.stringify(value)}`, () =>
      assert.deepEqual(brief(listQuery.validateField(name, value)), expected));
  }
});

test("validateMany gives the place of each", () => {
  assert.equal(listQuery.validateMany([{}, { search: "x" }]).ok, true);
  const result = listQuery.validateMany([{}, { page: 1 }, { sloim: true }]);
  assert.deepEqual(brief(result.issues), ["1.pageSize set_together", "2.sloim unknown_field"]);
  assert.deepEqual(brief(listQuery.validateMany("x").issues), [" type"]);
});

describe("validateJson", () => {
  for (const [source, expected] of [
    ['{"page":1,"pageSize":20,"filters":{"name":{"icontains":"a"}}}', []],
    ['{"page":1}', ["pageSize set_together"]],
    ['{"filters":{"created_at":"yesterday"}}', ["filters.created_at format"]],
    ['{"page":1,"page":2}', [" not_json"]],
    ["[]", [" type"]],
    ["", [" not_json"]],
    ['{"search":"\ud800"}', [" not_json"]],
    // Marks of our own for what JSON cannot hold are no JSON.
    ['{"filters":{"created_at":\u0002"2026-01-01T00:00:00Z"}}', [" not_json"]],
    ['{"search":\u0001}', [" not_json"]],
  ]) {
    test(JSON.stringify(source), () => {
      for (const text of [source, new TextEncoder().encode(source)]) {
        // A surrogate alone becomes another character when it is encoded.
        if (text !== source && !source.isWellFormed()) continue;
        const result = listQuery.validateJson(text);
        assert.deepEqual(result.ok ? [] : brief(result.issues), expected);
      }
    });
  }

  test("says the same of the value that the text stands for", () => {
    const value = { page: 0, orderBy: ["a b"], filters: { id: { in: [] }, nmae: 1 }, what: null };
    const text = listQuery.validateJson(JSON.stringify(value));
    assert.deepEqual(text.issues, listQuery.validate(value).issues);
  });

  test("wants text or bytes", () => assert.throws(() => listQuery.validateJson(7), ConfigError));

  test("works for a list that is under another row", () => {
    const query = schemas.designationAccount.listQuery;
    assert.equal(query.validateJson('{"page":2,"sort":"-created_at"}').ok, true);
    assert.deepEqual(brief(query.validateJson('{"sort":"name","search":"\ud800"}').issues), [" not_json"]);
    assert.deepEqual(brief(query.validateField("perPage", 0)), ["perPage minimum"]);
  });
});

test("fields and htmlAttributes describe the options", () => {
  assert.equal(listQuery.fields.page.minimum, 1);
  assert.equal(listQuery.fields.tags.items.format, "uuid");
  assert.equal(listQuery.fields.filters.type, "object");
  assert.deepEqual(listQuery.htmlAttributes("page"), { type: "number", step: 1, min: 1, max: 2_147_483_647 });
  assert.deepEqual(listQuery.htmlAttributes("slim"), { type: "checkbox" });
  assert.deepEqual(listQuery.htmlAttributes("what"), {});
  assert.deepEqual(schemas.designationAccount.listQuery.fields.sort.enum, [
    "created_at",
    "updated_at",
    "-created_at",
    "-updated_at",
  ]);
});

test("a sort that is not known: what can be asked for, in both directions", () => {
  const { listQuery: query } = schemas.designationAccount;
  const sorts = ["created_at", "updated_at", "-created_at", "-updated_at"];
  for (const sort of ["name", "-name", "--created_at", "", "-"]) {
    const [issue] = query.validate({ sort }).issues;
    assert.deepEqual(issue.params, { enum: sorts });
    assert.equal(issue.message, `must be one of ${sorts.join(", ")}`);
  }
  for (const sort of sorts) assert.equal(query.validate({ sort }).ok, true);
});

test("fields have every rule of the options, and JSON Schemas are made of them", () => {
  const { tags, customerColumns, orderBy } = listQuery.fields;
  assert.equal(tags.minItems, 1);
  assert.deepEqual([customerColumns.minItems, customerColumns.items.pattern], [1, "^[^,]+$"]);
  assert.deepEqual([orderBy.uniqueItems, orderBy.minItems], [true, undefined]);
  const { fields, include, filter } = schemas.designationAccount.listQuery.fields;
  assert.deepEqual(include.items.enum, ["organization", "balances"]);
  assert.deepEqual([fields.minItems, fields.uniqueItems], [1, true]);
  assert.ok(fields.items.enum.includes("display_name") && fields.items.enum.includes("balances"));
  assert.ok(!fields.items.enum.includes("overwrite"));
  assert.equal(filter.properties.wildcardSearch.type, "string");
  assert.match("2026-01-01..2026-01-31", new RegExp(filter.properties.updatedAt.pattern));
  // What the engine says of a value that breaks the rule is what the field says.
  for (const [option, wrong, name, told] of [
    ["tags", [], "minItems", tags.minItems],
    ["customerColumns", ["a,b"], "pattern", customerColumns.items.pattern],
    ["orderBy", ["a b"], "pattern", orderBy.items.pattern],
  ]) {
    const [{ params }] = listQuery.validateField(option, wrong);
    assert.equal(params[name], told, option);
  }
  assert.throws(() => {
    filter.properties.more = tags;
  }, TypeError);
});

test("what is too deep in one option says nothing of the others", () => {
  let deep = 1;
  for (let i = 0; i < 200; i++) deep = [deep];
  const cyclic = [];
  cyclic.push(cyclic, cyclic);
  for (const search of [deep, cyclic]) {
    const options = { search, filters: { name: "a" }, orderBy: ["name", "name"] };
    assert.deepEqual(brief(listQuery.validate(options).issues), ["orderBy.1 unique_items", "search type"]);
    const filters = { custom_id: search, name: { icontains: "x" }, created_at: 7 };
    assert.deepEqual(brief(listQuery.validate({ filters }).issues).sort(), [
      "filters.created_at type",
      "filters.custom_id type",
    ]);
    const name = { icontains: search, in: ["a", "b"], not: { startswith: search, endswith: "b" } };
    assert.deepEqual(brief(listQuery.validate({ filters: { name } }).issues).sort(), [
      "filters.name.icontains type",
      "filters.name.not.startswith type",
    ]);
  }
});

test("lone surrogates are the same fault in each way", () => {
  const options = { tags: ["\ud800"], filters: { created_at: "\ud800", id: { in: ["\ud800"] } } };
  const expected = ["tags.0 unicode", "filters.created_at unicode", "filters.id.in.0 unicode"];
  assert.deepEqual(brief(listQuery.validate(options).issues).sort(), [...expected].sort());
  assert.deepEqual(
    brief(listQuery.validateJson(JSON.stringify(options)).issues).sort(),
    [...expected].sort(),
  );
});

test("names of an order that stand there again, each at its place", () => {
  const orderBy = ["b", "a", "-b", "?", "c", "a", "b"];
  assert.deepEqual(brief(listQuery.validate({ orderBy }).issues), [
    "orderBy.3 pattern",
    "orderBy.2 unique_items",
    "orderBy.5 unique_items",
    "orderBy.6 unique_items",
  ]);
});
