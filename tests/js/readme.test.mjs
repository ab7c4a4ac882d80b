// Runs every JavaScript block of the README, each as a module of its own.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const blocks = [...readme.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map((match) => match[1]);

/** Runs a block below this folder, so that it finds the package as a reader's file would. */
function run(code) {
  const folder = mkdtempSync(join(here, "readme-"));
  try {
    writeFileSync(join(folder, "block.mjs"), code);
    return spawnSync(process.execPath, [join(folder, "block.mjs")], { encoding: "utf8", timeout: 60_000 });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("the README has blocks to run", () => assert.ok(blocks.length >= 3));

for (const [index, code] of blocks.entries()) {
  test(`block ${index + 1} of the README runs and prints what it says`, () => {
    const { status, stdout, stderr } = run(code);
    assert.equal(status, 0, stderr);
    // A comment line below a console.log of issues is a line that is printed.
    for (const [, line] of code.matchAll(/^ {2}\/\/ (\w+ \w+ .*)$/gm)) assert.ok(stdout.includes(line), line);
    for (const [, said] of code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm))
      assert.ok(stdout.includes(said), said);
  });
}
