// The corpus through every way that JavaScript has: the same issues, in the same order, as natively.
import assert from "node:assert/strict";
import { test } from "node:test";
import { schemas } from "fieldgate";
import { corpus, disagreements } from "./support/corpus.mjs";

const { cases, counts, wrong } = disagreements(corpus, schemas);

test("there are enough cases, and each reader was asked", () => {
  assert.ok(cases >= 2_000, `${cases} cases`);
  assert.equal(counts.text, cases);
  assert.equal(counts.bytes, cases);
  assert.ok(counts.value > cases * 0.95 && counts.value <= cases, `${counts.value} values`);
  assert.ok(counts.rows >= 12, `${counts.rows} groups of rows`);
});

for (const [reader, what] of [
  ["value", "values"],
  ["rows", "several values at once"],
  ["text", "JSON text"],
  ["bytes", "JSON bytes"],
]) {
  test(`${what}: paths, codes, params and order are as expected`, () => {
    assert.deepEqual(
      wrong.filter((one) => one.reader === reader),
      [],
    );
  });
}

test("a case that is not as expected is seen", () => {
  const [first] = corpus.split("\n");
  const changed = { ...JSON.parse(first), expected: [{ path: ["name"], code: "required", params: {} }] };
  const readers = disagreements(JSON.stringify(changed), schemas).wrong.map(({ reader }) => reader);
  assert.deepEqual(readers, ["text", "bytes", "value", "rows"]);
});
