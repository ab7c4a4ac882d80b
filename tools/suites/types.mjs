// The type tests: every file in tests/types must compile against the installed package's declarations.
import { existsSync } from "node:fs";
import { listFiles } from "../lib/files.mjs";
import { at, nodeBin } from "../lib/paths.mjs";
import { capture, say } from "../lib/run.mjs";

function typeTests() {
  const config = at("tests", "types", "tsconfig.json");
  const files = listFiles(at("tests", "types")).filter((name) => /\.[cm]?ts$/.test(name));
  if (!existsSync(config) || files.length === 0) {
    return { passed: 0, failed: 1, note: "tests/types needs a tsconfig.json and *.ts files" };
  }
  const run = capture(nodeBin("tsc"), ["-p", config, "--noEmit", "--pretty", "false"]);
  if (run.ok) return { passed: files.length, failed: 0 };
  say(run.output);
  const wrong = new Set([...run.output.matchAll(/^(\S.*?)\(\d+,\d+\): error/gm)].map((match) => match[1]));
  const failed = Math.max(wrong.size, 1);
  return { passed: Math.max(files.length - failed, 0), failed };
}

export const suites = [{ name: "types", what: "type tests with tsc", needsPackage: true, run: typeTests }];
