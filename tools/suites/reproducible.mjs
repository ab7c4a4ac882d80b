// The reproducibility suite: a copy of the checkout in another folder gives the very same wasm and glue.
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sha256 } from "../lib/files.mjs";
import { at, buildDir } from "../lib/paths.mjs";
import { say } from "../lib/run.mjs";
import { buildWasm } from "../lib/wasm.mjs";

function compare() {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), "fieldgate-copy-")));
  try {
    for (const name of ["src", "Cargo.toml", "Cargo.lock", "README.md"]) {
      if (existsSync(at(name))) cpSync(at(name), join(copy, name), { recursive: true });
    }
    // Its own target folder: nothing compiled in this checkout is used again.
    const second = buildWasm({ checkout: copy });
    const result = { passed: 0, failed: 0 };
    for (const file of [second.wasm, second.glue, second.types]) {
      const name = file.slice(copy.length);
      const [here, there] = [join(buildDir, "..", name), file].map((path) => sha256(readFileSync(path)));
      if (here === there) result.passed += 1;
      else {
        result.failed += 1;
        say(`\n  FAILED ${name.slice(1)} differs between two folders\n    ${here}\n    ${there}\n`);
      }
    }
    return result;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

export const suites = [
  {
    name: "reproducible",
    what: "the same wasm bytes from another folder",
    needsPackage: true,
    // A full second compilation: worth its minute in CI, not at every change.
    onlyFull: true,
    run: compare,
  },
];
