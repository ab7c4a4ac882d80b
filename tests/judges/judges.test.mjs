// Hand-written JSON Schemas and the package judge the same values; the full run is tests/judges/run.mjs.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { differences } from "./support/differences.mjs";
import { compare, run, sample, subjects } from "./support/differential.mjs";
import { judge } from "./support/judge.mjs";

const COUNT = Number(process.env.FIELDGATE_JUDGES ?? 30_000);

describe("hand-written schemas and the package", () => {
  test(`${COUNT} values: the same verdicts and failing keys`, () => {
    const totals = run(1, COUNT);
    assert.equal(totals.values, COUNT);
    // The values are worth something only when many pass and many fail.
    assert.ok(totals.valid > COUNT / 5 && totals.valid < COUNT / 2, `${totals.valid} are valid`);
    assert.ok(totals.texts > COUNT / 2, `${totals.texts} texts`);
    for (const { name } of differences) {
      assert.ok(totals.differences.get(name) > 0, `the listed difference "${name}" was not met`);
    }
  });

  test("every operation of every resource has values that pass and values that fail", () => {
    const seen = new Map(subjects.map(({ name }) => [name, { passed: 0, failed: 0 }]));
    for (let seed = 1; seed <= subjects.length * 40; seed++) {
      const { name, value, judged } = sample(seed);
      seen.get(name)[judged(value).length === 0 ? "passed" : "failed"] += 1;
    }
    for (const [name, { passed, failed }] of seen) {
      assert.ok(passed >= 5 && failed >= 5, `${name}: ${passed} passed, ${failed} failed`);
    }
  });

  test("the same seed gives the same value", () => {
    for (const seed of [1, 77, 123_456]) {
      assert.deepEqual(sample(seed).value, sample(seed).value);
    }
  });
});

describe("the judges are not blind", () => {
  const subject = (name) => subjects.find((one) => one.name === name);
  const ID = "497f6eca-6276-4993-bfeb-53cbbbba6f08";

  /** What is said of a value when the schema's table has been changed. */
  function verdict(name, value, change) {
    const { schema, document } = subject(name);
    const changed = structuredClone(document);
    change(changed);
    const about = { name, seed: 0, way: "value", value, counts: new Map() };
    return () => compare({ ...about, theirs: judge(changed)(value), result: schema.validate(value) });
  }

  for (const [what, name, value, change] of [
    [
      "a length that is one off",
      "organization.create {}",
      { name: "n".repeat(255) },
      (schema) => {
        schema.properties.name.maxLength = 254;
      },
    ],
    [
      "a required field that is forgotten",
      "organization.create {}",
      {},
      (schema) => {
        schema.required = [];
      },
    ],
    [
      "a value of an enumeration more",
      "subTenantTenantConnection.update {}",
      { stakeholder_type: 4 },
      (schema) => schema.properties.stakeholder_type.enum.push(4),
    ],
    [
      "a rule that is forgotten",
      "answeredIntegrationPersonalInformationAccess.create {}",
      { answer: true, integration: { id: ID } },
      (schema) => {
        delete schema.allOf;
      },
    ],
    [
      "an unknown key that is let through",
      "organization.update {}",
      { x: 1 },
      (schema) => {
        schema.additionalProperties = true;
      },
    ],
  ]) {
    test(`${what} is found`, () => {
      assert.doesNotThrow(verdict(name, value, () => {}));
      assert.throws(verdict(name, value, change), /seed 0, .*Ajv finds/);
    });
  }
});
