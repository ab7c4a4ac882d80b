// The suites about the tarball as a whole: publint and attw on what would be published.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { nodeBin } from "../lib/paths.mjs";
import { capture, say } from "../lib/run.mjs";
import { installedDir, tarball } from "../pack.mjs";

function outcome(run) {
  if (run.ok) return { passed: 1, failed: 0 };
  say(`\n  FAILED ${run.command}\n${run.output}\n`);
  return { passed: 0, failed: 1 };
}

const publint = () => outcome(capture(nodeBin("publint"), ["run", tarball(), "--strict"]));

function attw() {
  const { exports: map } = JSON.parse(readFileSync(join(installedDir, "package.json"), "utf8"));
  // Without a require condition, older CommonJS resolution is not promised; with one, it is checked too.
  const profile = JSON.stringify(map).includes('"require"') ? "node16" : "esm-only";
  const noTypes = Object.keys(map).filter((key) => /\.(wasm|json)$/.test(key) && !key.includes("*"));
  const exclude = noTypes.length > 0 ? ["--exclude-entrypoints", ...noTypes] : [];
  const args = [tarball(), "--profile", profile, "--no-emoji", "--no-color", "--format", "ascii", ...exclude];
  return outcome(capture(nodeBin("attw"), args));
}

export const suites = [
  { name: "publint", what: "publint on the tarball", needsPackage: true, run: publint },
  { name: "attw", what: "are the types wrong, on the tarball", needsPackage: true, run: attw },
];
