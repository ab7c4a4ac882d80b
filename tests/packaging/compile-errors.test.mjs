// What the compiler says of common mistakes: in words that name what is missing, and once.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { buildDir, nodeBin } from "../../tools/lib/paths.mjs";

/** What the compiler prints of a module that imports the package. */
function complaints(code) {
  // Below the workspace, so that the package is found.
  const folder = mkdtempSync(join(buildDir, "compile-errors-"));
  try {
    writeFileSync(join(folder, "module.mts"), code);
    const compilerOptions = { strict: true, noEmit: true, target: "ES2022", module: "NodeNext", types: [] };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["module.mts"] }));
    const run = spawnSync(process.execPath, [nodeBin("tsc"), "-p", folder, "--pretty", "false"]);
    return String(run.stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("credentials that are not whole: those that are missing are named, at their place", () => {
  const said = complaints(
    'import { Pigello } from "fieldgate";\n' +
      'new Pigello({ environment: "api", credentials: { clientSecret: "g" } });\n' +
      'new Pigello({ baseUrl: "/api", credentials: { clientSecret: "g" } });\n',
  );
  const found = said.match(/missing the following properties from type 'PigelloCredentials': customerId/g);
  assert.equal(found?.length, 2, said);
  assert.equal(said.match(/error TS/g).length, 2, said);
  assert.doesNotMatch(said, /overload|NonNullable|&/i);
});

test("an environment without credentials: they are named", () => {
  const said = complaints('import { Pigello } from "fieldgate";\nnew Pigello({ environment: "api" });\n');
  assert.match(said, /Property 'credentials' is missing/);
  assert.doesNotMatch(said, /overload/);
});
