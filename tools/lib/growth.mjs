// What one more resource costs: the package built with and without one of its resources.
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { at } from "./paths.mjs";
import { must, Problem } from "./run.mjs";
import { moreAfterBrotli, pageFiles } from "./sizes.mjs";

const COPIED = ["src", "pkg-template", "Cargo.toml", "Cargo.lock", "package.json", "package-lock.json"];
const DOCUMENTS = ["tsconfig.json", "README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"];

/** The one that is taken out: its file stays, as its line in the registry is all that lists it. */
const LINE = /^\s*sub_tenant_tenant_connection\n/m;

/** The bytes that a resource adds to a page with everything, compressed. */
export async function resourceGrowth() {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), "fieldgate-growth-")));
  try {
    for (const name of [...COPIED, ...DOCUMENTS]) cpSync(at(name), join(copy, name), { recursive: true });
    cpSync(at("tools"), join(copy, "tools"), {
      recursive: true,
      filter: (source) => source !== at("tools", "target"),
    });
    symlinkSync(at("tools", "target"), join(copy, "tools", "target"));
    symlinkSync(at("node_modules"), join(copy, "node_modules"));
    const registry = join(copy, "src", "resources", "mod.rs");
    const without = readFileSync(registry, "utf8").replace(LINE, "");
    if (without === readFileSync(registry, "utf8")) throw new Problem("the registry has no such resource.");
    writeFileSync(registry, without);
    must(process.execPath, [join(copy, "tools", "build.mjs")], { cwd: copy });
    const [all, less] = [await pageFiles(), await pageFiles(join(copy, "dist"))];
    return {
      javascript: moreAfterBrotli(all.javascript, less.javascript),
      wasm: moreAfterBrotli(all.wasm, less.wasm),
    };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
