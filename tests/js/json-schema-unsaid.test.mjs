// What a JSON Schema cannot say: each row of the table is a value on which it and the package differ, as is told.
import assert from "node:assert/strict";
import { test } from "node:test";
import { schemas } from "fieldgate";
import { dialects } from "./support/ajv.mjs";
import { unsaid } from "./support/unsaid.mjs";

for (const target of Object.keys(dialects)) {
  for (const [what, name, value, code, , options] of unsaid) {
    test(`${target}: ${what}`, () => {
      const [resource, mode] = name.split(".");
      const schema = schemas[resource][mode];
      const verdict = dialects[target].verdict(schema.jsonSchema({ target }));
      const { issues = [] } = schema.validate(value, options);
      assert.equal(verdict(value), code !== undefined);
      assert.deepEqual([...new Set(issues.map((issue) => issue.code))], code === undefined ? [] : [code]);
    });
  }
}
