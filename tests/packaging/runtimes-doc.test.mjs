// docs/runtimes.md is what the definition of the matrix and the lock files make.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { renderRuntimes } from "../../tools/lib/docs/runtimes.mjs";
import { at } from "../../tools/lib/paths.mjs";

test("the committed page is up to date: npm run docs writes it", () => {
  assert.equal(readFileSync(at("docs", "runtimes.md"), "utf8"), renderRuntimes());
});

test("every place of the matrix has a version on it", () => {
  assert.doesNotMatch(renderRuntimes(), /not noted/);
});
