// JSON text in every state has the outcome that docs/validation.md gives it.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { schemas } from "fieldgate";
import { brief } from "../support/pigello.mjs";
import { texts } from "./support/json-texts.mjs";

const schema = schemas.subTenantTenantConnection.update;

describe("JSON text", () => {
  for (const [what, source, expected] of texts) {
    test(what, () => {
      const { ok, issues = [] } = schema.validateJson(source);
      assert.equal(ok, expected === undefined);
      if (!Array.isArray(expected)) {
        return assert.deepEqual(brief(issues), expected === undefined ? [] : [expected]);
      }
      const [reason, line, column, offset] = expected;
      assert.deepEqual(
        issues.map(({ path, code, params }) => ({ path, code, params })),
        [{ path: [], code: "not_json", params: { reason, line, column, offset } }],
      );
      assert.match(issues[0].message, new RegExp(`\\(line ${line}, column ${column}\\)$`));
    });
  }

  test("bytes say the same as text", () => {
    for (const [what, source, expected] of texts) {
      // A surrogate alone has no bytes.
      if (typeof source !== "string" || !source.isWellFormed()) continue;
      const { ok, issues = [] } = schema.validateJson(new TextEncoder().encode(source));
      assert.equal(ok, expected === undefined, what);
      assert.deepEqual(issues, schema.validateJson(source).issues ?? [], what);
    }
  });

  test("a million levels end in an issue, not in a crash", () => {
    for (const open of ["[", '{"a":', '{"organization":']) {
      const { ok } = schema.validateJson(open.repeat(1_000_000));
      assert.equal(ok, false);
    }
  });
});
