// Runs every JavaScript block of docs/clients.md, docs/errors.md and docs/transport.md, each as a module of its own.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));

/** Runs a block below this folder, so that it finds the package as a reader's file would. */
function run(code) {
  const folder = mkdtempSync(join(here, "block-"));
  try {
    writeFileSync(join(folder, "block.mjs"), code);
    return spawnSync(process.execPath, [join(folder, "block.mjs")], { encoding: "utf8", timeout: 60_000 });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

for (const name of ["clients.md", "errors.md", "transport.md"]) {
  const text = readFileSync(new URL(`../../docs/${name}`, import.meta.url), "utf8");
  const blocks = [...text.matchAll(/^```js\n([\s\S]*?)^```$/gm)].map((match) => match[1]);
  test(`${name} has blocks to run`, () => assert.ok(blocks.length >= 3));
  for (const [index, code] of blocks.entries()) {
    test(`block ${index + 1} of ${name} runs and prints what it says`, () => {
      const { status, stdout, stderr } = run(code);
      assert.equal(status, 0, stderr);
      for (const [, said] of code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)) {
        assert.ok(stdout.includes(said), `${said} is not in:\n${stdout}`);
      }
    });
  }
}
