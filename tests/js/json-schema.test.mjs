// The emitted JSON Schemas: accepted by the meta-schemas, and with the package's verdicts on the same values.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { schemas } from "fieldgate";
import { explained } from "../judges/support/differences.mjs";
import { sample } from "../judges/support/differential.mjs";
import { keysOf } from "../judges/support/judge.mjs";
import { dialects } from "./support/ajv.mjs";
import { corpus } from "./support/corpus.mjs";

const MODES = ["create", "update", "bulkRow", "read"];
const COUNT = 6_000;

/** What JSON Schema does not say: which text can be stored, and which data JSON can hold. */
const isUnsaid = ({ code, params }) =>
  code === "unicode" || (code === "type" && (params.depth !== undefined || params.type === "json"));

/** Whether the two may differ on a value: every reason of the one that refuses it is a listed one. */
function mayDiffer(value, result, theirs) {
  if (theirs) {
    const own = result.issues.filter((issue) => !isUnsaid(issue));
    return keysOf({ issues: own }).every((key) => explained(key, value, own));
  }
  return Object.keys(value).some((key) => explained(key, value, []));
}

/** The verdicts of one dialect, compiled when they are first asked for. */
function verdicts(target) {
  const known = new Map();
  return (resource, mode) => {
    const key = `${resource}.${mode}`;
    if (!known.has(key)) {
      known.set(key, dialects[target].verdict(schemas[resource][mode].jsonSchema({ target })));
    }
    return known.get(key);
  };
}

for (const target of Object.keys(dialects)) {
  describe(target, () => {
    const verdict = verdicts(target);

    for (const [resource, own] of Object.entries(schemas)) {
      for (const mode of Object.keys(own)) {
        test(`${resource}.${mode} is a schema`, () => {
          const schema = own[mode].jsonSchema({ target });
          assert.deepEqual(dialects[target].meta(schema), []);
          assert.doesNotThrow(() => verdict(resource, mode));
          const { input } = own[mode]["~standard"].jsonSchema;
          assert.deepEqual(input({ target }), schema);
          // What the specification lets tools give besides.
          assert.deepEqual(input({ target, libraryOptions: { some: "thing" } }), schema);
          assert.deepEqual(own[mode]["~standard"].jsonSchema.output({ target }), schema);
        });
      }
    }

    test("the meta-schema is not blind", () => {
      for (const wrong of [
        { type: "text" },
        { required: "name" },
        { properties: { a: { maxLength: -1 } } },
      ]) {
        assert.notDeepEqual(dialects[target].meta(wrong), []);
      }
    });

    test("the corpus: the same verdicts", () => {
      let asked = 0;
      let differing = 0;
      for (const line of corpus.trimEnd().split("\n")) {
        const { name, resource, mode, options, json, textOnly, expected } = JSON.parse(line);
        if (textOnly || options.openEnums || options.complete) continue;
        const value = JSON.parse(json);
        const ours = expected.length === 0;
        const theirs = verdict(resource, mode)(value);
        asked += 1;
        if (ours === theirs) continue;
        differing += 1;
        assert.ok(
          mayDiffer(value, { issues: expected }, theirs),
          `${name}: ${json} is ${ours ? "" : "not "}fine`,
        );
      }
      assert.ok(asked > 2_000 && differing < asked / 10, `${differing} of ${asked} differ`);
    });

    test(`${COUNT} values: the same verdicts`, () => {
      let asked = 0;
      for (let seed = 1; seed <= COUNT; seed++) {
        const { name, schema, options, value } = sample(seed);
        if (options.openEnums || options.complete) continue;
        const [resource, mode] = name.split(/[. ]/);
        const result = schema.validate(value);
        const theirs = verdict(resource, mode)(value);
        asked += 1;
        if (result.ok === theirs) continue;
        const issues = result.ok ? [] : result.issues;
        assert.ok(mayDiffer(value, { issues }, theirs), `seed ${seed}, ${name}: ${JSON.stringify(value)}`);
      }
      assert.ok(asked > COUNT / 3, `${asked} values`);
    });
  });
}

test("OpenAPI 3.0 has no list of types and no type of null", () => {
  const { meta } = dialects["openapi-3.0"];
  assert.notDeepEqual(meta({ type: ["string", "null"] }), []);
  assert.notDeepEqual(meta({ type: "null" }), []);
  for (const mode of MODES) {
    const text = JSON.stringify(
      schemas.subTenantTenantConnection[mode].jsonSchema({ target: "openapi-3.0" }),
    );
    assert.doesNotMatch(text, /"\$schema"|"type":\[|"type":"null"/);
    // A list without `items` is no valid schema there, although its meta-schema lets it pass.
    assert.equal(text.match(/"type":"array"/g).length, text.match(/"items":/g).length);
  }
});

test("a schema names its dialect", () => {
  for (const [target, name] of [
    [undefined, "https://json-schema.org/draft/2020-12/schema"],
    ["draft-2020-12", "https://json-schema.org/draft/2020-12/schema"],
    ["draft-07", "http://json-schema.org/draft-07/schema#"],
  ]) {
    assert.equal(schemas.organization.create.jsonSchema({ target }).$schema, name);
    assert.equal(schemas.organization.listQuery.jsonSchema({ target }).$schema, name);
  }
});
