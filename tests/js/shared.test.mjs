// What callers do with what they are given changes nothing for others.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, test } from "node:test";
import { schemas } from "fieldgate";
import { LIST, row } from "../support/mpdx.mjs";

const { organization, subTenantTenantConnection: connection } = schemas;

/** Every schema that there is. */
const all = Object.values(schemas).flatMap((resource) => Object.values(resource));

/** Sets a mark on every object within. */
function mark(value) {
  if (typeof value !== "object" || value === null) return;
  for (const one of Object.values(value)) mark(one);
  if (Array.isArray(value)) value.push("marked");
  else value.marked = true;
}

describe("what is given out", () => {
  test("a JSON Schema is the caller's own, each time", () => {
    for (const target of ["draft-2020-12", "draft-07", "openapi-3.0"]) {
      const before = JSON.stringify(all.map((schema) => schema.jsonSchema({ target })));
      for (const schema of all) mark(schema.jsonSchema({ target }));
      assert.equal(JSON.stringify(all.map((schema) => schema.jsonSchema({ target }))), before);
    }
  });

  test("fields cannot be changed", () => {
    for (const { fields } of all) {
      assert.ok(Object.isFrozen(fields));
      for (const field of Object.values(fields)) {
        assert.ok(Object.isFrozen(field));
        for (const limit of Object.values(field)) assert.ok(Object.isFrozen(limit));
      }
    }
    assert.throws(() => connection.create.fields.category.enum.push(99), TypeError);
    assert.throws(() => delete organization.create.fields.organization, TypeError);
    assert.throws(() => delete organization.bulkRow.fields.organization, TypeError);
  });
});

test("where built-in objects are frozen, relationships may be called as their members are", () => {
  const names = ["constructor", "toString", "hasOwnProperty"];
  const relationships = Object.fromEntries(names.map((name) => [name, { data: null }]));
  const data = [{ ...row(), relationships }];
  const pagination = { page: 1, per_page: 25, total_count: 1, total_pages: 1 };
  const answer = JSON.stringify({ data, meta: { pagination, sort: null, filter: {} } });
  const script = `
    Object.freeze(Object.prototype);
    const { Mpdx } = await import("fieldgate");
    const mpdx = new Mpdx({ token: "any-text", fetch: async () => new Response(${JSON.stringify(answer)}) });
    const accounts = mpdx.accountList("${LIST}").designationAccounts;
    const { data: [plain] } = await accounts.list();
    const { data: [flat] } = await accounts.list({}, { flatten: true });
    console.log(JSON.stringify([Object.keys(plain.relationships), flat.constructor, flat.hasOwnProperty]));`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: new URL(".", import.meta.url),
    encoding: "utf8",
  });
  assert.equal(stderr, "");
  assert.deepEqual(JSON.parse(stdout), [names, null, null]);
});
