// The emitted JSON Schemas of list options: the package's verdicts on the same options.
import assert from "node:assert/strict";
import { test } from "node:test";
import { schemas } from "fieldgate";
import { filters, queryOf } from "../judges/support/queries.mjs";
import { random } from "../judges/support/random.mjs";
import { dialects } from "./support/ajv.mjs";

const COUNT = 10_000;

const at = (value, path) => path.reduce((one, step) => one?.[step], value);

/** Issues that JSON Schema cannot have, or that ajv-formats does not see. */
function isUnsaid({ code, path }, options) {
  const value = at(options, path);
  switch (code) {
    case "unicode":
      return true;
    // `name` and `-name` are the same field, but not the same text.
    case "unique_items":
      return path[0] === "orderBy" && options.orderBy.filter((name) => name === value).length === 1;
    // urn:uuid:, white space for T, offsets without a colon, the year 0, endless digits.
    case "format":
      return /^urn:uuid:|^\d{4}-\d\d-\d\d\s\d|[+-]\d\d(\d\d)?$|^0000|\.\d{100,}/i.test(value);
    default:
      return false;
  }
}

/** ajv-formats reads seconds as a float, for which these are 60. */
const ROUNDED = /:59\.9{15,}Z/;

for (const target of Object.keys(dialects)) {
  for (const resource of Object.keys(filters)) {
    const { listQuery } = schemas[resource];
    test(`${target}: ${COUNT} options of ${resource}`, () => {
      const verdict = dialects[target].verdict(listQuery.jsonSchema({ target }));
      const counts = { fine: 0, refused: 0 };
      for (let seed = 1; seed <= COUNT; seed++) {
        const options = queryOf(random(seed), resource);
        const result = listQuery.validate(options);
        const theirs = verdict(options);
        counts[result.ok ? "fine" : "refused"] += 1;
        if (result.ok === theirs) continue;
        const known = result.ok
          ? ROUNDED.test(JSON.stringify(options))
          : result.issues.every((issue) => isUnsaid(issue, options));
        const issues = result.ok ? "" : JSON.stringify(result.issues);
        assert.ok(
          known,
          `seed ${seed}: ${JSON.stringify(options)} ${issues} ${JSON.stringify(verdict.errors)}`,
        );
      }
      assert.ok(counts.fine > COUNT / 20 && counts.refused > COUNT / 20, JSON.stringify(counts));
    });
  }
}
