// The validators' public surface: every method and its options.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { schemas } from "fieldgate";
import { brief, ID, OTHER_ID } from "../support/pigello.mjs";

const {
  organization,
  answeredIntegrationPersonalInformationAccess: answered,
  subTenantTenantConnection: connection,
} = schemas;
const ref = { id: ID };
const link = { sub_tenant: ref, tenant: ref, stakeholder_type: 0 };
const issues = (result) => {
  assert.equal(result.ok, false);
  return brief(result.issues);
};

test("validateField of an unknown name says nothing of other fields", () => {
  const { update, read } = schemas.designationAccount;
  assert.deepEqual(brief(update.validateField("bogus", 1)), ["bogus unknown_field"]);
  assert.deepEqual(brief(read.validateField("bogus", 1)), ["bogus unknown_field"]);
  assert.deepEqual(brief(answered.create.validateField("bogus", 1)), ["bogus unknown_field"]);
  assert.deepEqual(brief(update.validateField("x\ud800", 1)), ["x\ufffd unknown_field"]);
  assert.deepEqual(brief(schemas.organization.listQuery.validateField("x\ud800", 1)), [
    "x\ufffd unknown_field",
  ]);
});

describe("validate", () => {
  test("gives the very value, or every issue", () => {
    const value = { name: "A" };
    const result = organization.create.validate(value);
    assert.deepEqual(result, { ok: true, value });
    assert.equal(result.value, value);
    const found = organization.create.validate({ custom_id: 7 });
    assert.deepEqual(issues(found), ["name required", "custom_id type"]);
    assert.deepEqual(found.issues[1], {
      path: ["custom_id"],
      code: "type",
      message: "must be text",
      params: { type: "string" },
    });
    assert.ok(!("cause" in found) && !("value" in found));
  });

  test("does not change the value", () => {
    const value = Object.freeze({ name: "A", organization: Object.freeze({ id: ID, more: 1 }) });
    assert.equal(organization.create.validate(value).ok, true);
  });

  for (const [what, schema, value, expected] of [
    ["create: required", organization.create, {}, ["name required"]],
    ["create: null", organization.create, { name: null }, ["name null"]],
    ["create: empty text is allowed", organization.create, { name: "" }, []],
    ["update: nothing is required", organization.update, {}, []],
    ["update: null is", organization.update, { name: null }, ["name null"]],
    ["bulk row without id", organization.bulkRow, {}, ["name required"]],
    ["bulk row with id only", organization.bulkRow, ref, []],
    ["bulk row with id null", organization.bulkRow, { id: null }, ["id null"]],
    ["bulk row with a bad id", organization.bulkRow, { id: "x" }, ["id format"]],
    ["bulk row with id undefined is a create", organization.bulkRow, { id: undefined }, ["name required"]],
    [
      "read: long, open",
      connection.read,
      { ...link, id: ID, stakeholder_type: 99, custom_id: "x".repeat(999) },
      [],
    ],
    ["read: id required", organization.read, { name: "A" }, ["id required"]],
    ["read: unknown keys", organization.read, { name: "A", id: ID, x: 1 }, []],
    ["read: group", answered.read, { answer: true, integration: {}, id: ID }, []],
    ["reference: no id", organization.create, { name: "A", organization: {} }, ["organization.id required"]],
    [
      "reference: id null",
      organization.create,
      { name: "A", organization: { id: null } },
      ["organization.id null"],
    ],
    [
      "reference: id number",
      organization.create,
      { name: "A", organization: { id: 7 } },
      ["organization.id type"],
    ],
    [
      "reference: id format",
      organization.create,
      { name: "A", organization: { id: "x" } },
      ["organization.id format"],
    ],
    ["reference: text", organization.create, { name: "A", organization: ID }, ["organization type"]],
    [
      "reference: entity",
      organization.create,
      { name: "A", organization: { ...ref, name: "B", extra: 1 } },
      [],
    ],
    ["reference: not nullable", connection.create, { ...link, tenant: null }, ["tenant null"]],
    ["length 255", organization.create, { name: "n".repeat(255) }, []],
    ["length 256", organization.create, { name: "n".repeat(256) }, ["name max_length"]],
    ["enum", connection.create, { ...link, stakeholder_type: 4 }, ["stakeholder_type enum"]],
    ["enum of ten", connection.create, { ...link, category: 10 }, ["category enum"]],
    ["integer", connection.create, { ...link, category: 1.5 }, ["category integer"]],
    [
      "beyond int32: the enumeration says it all",
      connection.create,
      { ...link, category: 2 ** 31 },
      ["category enum"],
    ],
  ]) {
    test(what, () => {
      const result = schema.validate(value);
      assert.deepEqual(result.ok ? [] : brief(result.issues), expected);
    });
  }

  test("complete asks an update for what the documents require", () => {
    assert.deepEqual(issues(organization.update.validate({}, { complete: true })), ["name required"]);
    assert.deepEqual(issues(answered.update.validate({ answer: true }, { complete: true })), [
      "integration required",
    ]);
  });

  test("openEnums lets unknown integers through where the documents may show only ten, and nothing else", () => {
    const open = { openEnums: true };
    assert.equal(connection.create.validate({ ...link, category: 21 }, open).ok, true);
    assert.deepEqual(issues(connection.create.validate({ ...link, stakeholder_type: 4 }, open)), [
      "stakeholder_type enum",
    ]);
    for (const [value, code] of [
      [1.5, "integer"],
      ["1", "type"],
      [2 ** 31, "maximum"],
      [-(2 ** 31) - 1, "minimum"],
    ]) {
      assert.deepEqual(issues(connection.create.validate({ ...link, category: value }, open)), [
        `category ${code}`,
      ]);
    }
    assert.deepEqual(issues(connection.create.validate({ ...link, category: 21 })), ["category enum"]);
    assert.deepEqual(connection.create.validateField("category", 21, open), []);
    assert.equal(connection.create.validateMany([{ ...link, category: 21 }], open).ok, true);
    assert.equal(connection.create.validateJson(JSON.stringify({ ...link, category: 21 }), open).ok, true);
  });
});

describe("validateField", () => {
  for (const [schema, name, value, expected] of [
    [organization.create, "name", "A", []],
    [organization.create, "name", undefined, ["name required"]],
    [organization.update, "name", undefined, []],
    [organization.create, "name", null, ["name null"]],
    [organization.create, "name", 7, ["name type"]],
    [organization.create, "custom_id", "x".repeat(129), ["custom_id max_length"]],
    [organization.create, "custom_id", undefined, []],
    [organization.create, "nmae", "A", ["nmae unknown_field"]],
    [organization.create, "nmae", undefined, ["nmae unknown_field"]],
    [organization.create, "__proto__", "A", ["__proto__ unknown_field"]],
    [organization.create, "constructor", "A", ["constructor unknown_field"]],
    [organization.create, "id", ID, ["id read_only"]],
    [organization.create, "organization", { id: "x" }, ["organization.id format"]],
    [answered.create, "answered_by_tenant", undefined, []],
    [connection.create, "category", 10, ["category enum"]],
    [connection.create, "reminder_distribution_instruction", [null], []],
    [connection.create, "reminder_distribution_instruction", "x", ["reminder_distribution_instruction type"]],
  ]) {
    test(`${name} ${JSON.stringify(value)?.slice(0, 30)} ${expected}`, () => {
      assert.deepEqual(brief(schema.validateField(name, value)), expected);
    });
  }

  test("gives the same issue as validate", () => {
    const value = { name: "n".repeat(256) };
    assert.deepEqual(
      organization.create.validateField("name", value.name),
      organization.create.validate(value).issues,
    );
  });
});

describe("validateMany", () => {
  test("the row comes first in every path, in the order of the rows", () => {
    const rows = [{ name: 1 }, { name: "A" }, null, { x: 1 }, [], { name: "B", organization: { id: "x" } }];
    const result = organization.create.validateMany(rows);
    assert.deepEqual(issues(result), [
      "0.name type",
      "2 type",
      "3.name required",
      "3.x unknown_field",
      "4 type",
      "5.organization.id format",
    ]);
    for (const issue of result.issues) assert.equal(typeof issue.path[0], "number");
  });

  test("gives the very rows", () => {
    const rows = [{ name: "A" }, { name: "B" }];
    assert.equal(organization.create.validateMany(rows).value, rows);
    assert.deepEqual(organization.create.validateMany([]), { ok: true, value: [] });
  });

  test("what is no array, and holes", () => {
    for (const value of [undefined, null, {}, "a", new Set()]) {
      assert.deepEqual(issues(organization.create.validateMany(value)), [" type"]);
    }
    const holes = new Array(3);
    holes[1] = { name: "A" };
    assert.deepEqual(issues(organization.create.validateMany(holes)), ["0 type", "2 type"]);
  });

  test("as many rows as one likes", () => {
    const rows = Array.from({ length: 50_000 }, (_, i) => ({ name: i % 10_000 === 9_999 ? i : `name ${i}` }));
    const found = issues(organization.create.validateMany(rows));
    assert.deepEqual(
      found,
      [9_999, 19_999, 29_999, 39_999, 49_999].map((row) => `${row}.name type`),
    );
  });
});

describe("validateJson", () => {
  const bytes = (text) => new TextEncoder().encode(text);

  test("text and bytes, one and many", () => {
    const good = JSON.stringify({ name: "\u00e5\u{1f3e0}" });
    for (const source of [good, bytes(good), Buffer.from(good)]) {
      assert.deepEqual(organization.create.validateJson(source), { ok: true });
    }
    assert.deepEqual(organization.create.validateJson(`[${good},${good}]`, { many: true }), { ok: true });
    assert.deepEqual(issues(organization.create.validateJson(`[${good},{}]`, { many: true })), [
      "1.name required",
    ]);
    assert.deepEqual(issues(organization.create.validateJson(`[${good}]`)), [" type"]);
    assert.deepEqual(issues(organization.create.validateJson(good, { many: true })), [" type"]);
  });

  test("a part of a buffer is only that part", () => {
    const whole = bytes('xx{"name":"A"}yy');
    assert.deepEqual(organization.create.validateJson(whole.subarray(2, 14)), { ok: true });
  });

  for (const [what, text, at] of [
    ["nothing", "", [1, 1, 0]],
    ["truncated", '{"name":', [1, 9, 8]],
    ["trailing text", '{"name":"A"} x', [1, 14, 13]],
    ["BOM", '\ufeff{"name":"A"}', [1, 1, 0]],
    ["second line", '{\n  "name" "A"}', [2, 10, 11]],
    ["duplicate key", '{"name":"A","name":"B"}', undefined],
    ["NaN", '{"name":NaN}', [1, 9, 8]],
    ["single quotes", "{'name':1}", [1, 2, 1]],
    ["trailing comma", '{"name":"A",}', [1, 13, 12]],
    ["raw control character", '{"name":"a\nb"}', undefined],
    ["number with a zero before", '{"name":01}', undefined],
  ]) {
    test(`not JSON: ${what}`, () => {
      const result = organization.create.validateJson(text);
      assert.deepEqual(issues(result), [" not_json"]);
      const { line, column, offset } = result.issues[0].params;
      for (const number of [line, column, offset]) assert.ok(Number.isInteger(number));
      if (at) assert.deepEqual([line, column, offset], at);
      assert.deepEqual(issues(organization.create.validateJson(bytes(text))), [" not_json"]);
    });
  }

  test("lone surrogates: escaped an issue of the field, raw none that JSON has", () => {
    assert.deepEqual(issues(organization.create.validateJson('{"name":"a\\ud800"}')), ["name unicode"]);
    assert.deepEqual(organization.create.validateJson('{"name":"a\\ud83c\\udfe0"}'), { ok: true });
    assert.equal(organization.create.validateJson('{"name":"a\ud800"}').ok, false);
  });

  test("the same verdict on numbers as on their JavaScript values", () => {
    const json = (number) => JSON.stringify(link).replace(/\}$/, `,"category":${number}}`);
    for (const [number, code] of [
      ["1", undefined],
      ["1.0", undefined],
      ["1e0", undefined],
      ["-0", undefined],
      ["10e-1", undefined],
      ["4", undefined],
      ["1.5", "integer"],
      ["2147483648", "maximum"],
      ["9007199254740993", "maximum"],
      ["-9007199254740993", "minimum"],
      ["1e400", "maximum"],
      ["0.99999999999999999999999", "integer"],
    ]) {
      const result = connection.create.validateJson(json(number), { openEnums: true });
      assert.deepEqual(result.ok ? undefined : issues(result).join(), code && `category ${code}`, number);
    }
  });
});

describe("pick, fields, htmlAttributes", () => {
  test("pick: what can be written, references by their id", () => {
    const entity = {
      id: ID,
      created_at: "2026-01-01T00:00:00Z",
      name: "A",
      custom_id: null,
      organization: { id: OTHER_ID, name: "B" },
      tags: [],
      customer_columns: {},
      later: 1,
    };
    const picked = organization.update.pick(entity);
    assert.deepEqual(picked, { name: "A", custom_id: null, organization: { id: OTHER_ID } });
    assert.equal(organization.update.validate(picked).ok, true);
    assert.deepEqual(organization.update.pick({ name: "A", organization: {} }), { name: "A" });
    assert.deepEqual(organization.update.pick({ organization: null, custom_id: undefined }), {
      organization: null,
    });
    assert.deepEqual(organization.update.pick({}), {});
    const row = organization.bulkRow.pick(entity);
    assert.deepEqual(row, { ...picked, id: ID }, "a bulk row with an id is an update");
    assert.equal(organization.bulkRow.validate(row).ok, true);
    assert.deepEqual(organization.update.pick(Object.create({ name: "inherited" })), {});
  });

  test("fields", () => {
    assert.deepEqual(Object.keys(organization.create.fields).sort(), [
      "created_at",
      "custom_id",
      "customer_columns",
      "id",
      "name",
      "organization",
      "tags",
    ]);
    const { name, custom_id, id } = organization.create.fields;
    assert.deepEqual(
      { ...name },
      {
        type: "string",
        required: true,
        nullable: false,
        readOnly: false,
        unique: true,
        maxLength: 255,
      },
    );
    assert.equal(custom_id.nullable, true);
    // Null is among the values that the documents say nothing of.
    assert.equal(schemas.organization.read.fields.tags.nullable, true);
    assert.equal(custom_id.required, false);
    assert.equal(id.readOnly, true);
    assert.throws(() => {
      name.maxLength = 1;
    }, TypeError);
    assert.deepEqual(connection.create.fields.stakeholder_type.enum, [0, 1, 2, 3]);
  });

  test("fields say what each schema asks for", () => {
    const required = (schema) => Object.keys(schema.fields).filter((name) => schema.fields[name].required);
    assert.deepEqual(required(organization.create), ["name"]);
    assert.deepEqual(required(organization.bulkRow), ["name"]);
    assert.deepEqual(required(organization.update), ["name"]);
    assert.ok(required(organization.read).includes("id"));
    assert.equal(organization.create.fields, organization.create.fields);
    assert.ok(Object.isFrozen(organization.create.fields));
  });

  test("fields of a bulk row: the id may be given", () => {
    const { bulkRow, update } = organization;
    assert.deepEqual({ ...bulkRow.fields.id }, { ...update.fields.id, readOnly: false, required: false });
    assert.deepEqual(bulkRow.validateField("id", ID), []);
    assert.deepEqual(bulkRow.validateField("id", undefined), []);
    assert.deepEqual(bulkRow.htmlAttributes("id"), {});
    assert.deepEqual(Object.keys(bulkRow.fields), Object.keys(update.fields));
    assert.equal(update.fields.id.readOnly, true);
  });

  test("htmlAttributes", () => {
    assert.deepEqual(organization.create.htmlAttributes("name"), { required: true, maxlength: 255 });
    assert.deepEqual(organization.update.htmlAttributes("name"), { maxlength: 255 });
    assert.deepEqual(organization.create.htmlAttributes("custom_id"), { maxlength: 128 });
    assert.deepEqual(organization.create.htmlAttributes("custom_id", { maxlength: false }), {});
    const number = { type: "number", step: 1 };
    const enumerated = { ...number, min: 0, max: 3, required: true };
    assert.deepEqual(connection.create.htmlAttributes("stakeholder_type"), enumerated);
    // Of ten there may be more.
    const open = { ...number, min: -2147483648, max: 2147483647 };
    assert.deepEqual(connection.create.htmlAttributes("category"), open);
    assert.equal(answered.create.htmlAttributes("answer").type, "checkbox");
    for (const name of ["nmae", "toString", "__proto__"]) {
      assert.deepEqual(organization.create.htmlAttributes(name), {}, name);
    }
  });
});

describe("listQuery", () => {
  test("the checks of a list, without sending", () => {
    const options = { page: 1, pageSize: 5, filters: { name: { icontains: "A" } } };
    assert.deepEqual(organization.listQuery.validate(options), { ok: true, value: options });
    assert.deepEqual(issues(organization.listQuery.validate({ page: 1 })), ["pageSize set_together"]);
    assert.deepEqual(issues(organization.listQuery.validate({ filters: { nmae: 1 } })), [
      "filters.nmae unknown_field",
    ]);
  });
});
