// The rules of the house: file lengths, first lines, no machine paths, no registry, and biome for JavaScript.
import { readFileSync } from "node:fs";
import { sourceFiles } from "../lib/files.mjs";
import { at, nodeBin } from "../lib/paths.mjs";
import { capture, say } from "../lib/run.mjs";

const MAX_LINES = 400;
const CODE = /\.(rs|[cm]?ts|[cm]?js|css|html|sh|toml)$/;
const LOCK = /(^|\/)(package-lock\.json|Cargo\.lock)$/;
const COMMENT = /^(\/\/|\/\*|#(?!!)|<!--|;)/;
// An absolute path of somebody's machine; a longer path or a URL that contains such a name is none.
const MACHINE_PATH = /(?<![\w.:~)}\]/-])\/(root|home|work|tmp)\//;

function check(files, what, find) {
  const result = { passed: 0, failed: 0 };
  for (const name of files) {
    const trouble = find(readFileSync(at(name), "utf8"));
    if (!trouble) result.passed += 1;
    else {
      result.failed += 1;
      say(`  FAILED ${what}: ${name}${trouble}`);
    }
  }
  return result;
}

function firstLine(text) {
  const lines = text.split("\n").filter((line) => !line.startsWith("#!") && !/^<!doctype/i.test(line));
  return COMMENT.test(lines[0] ?? "") ? "" : " does not start with a comment";
}

function machinePath(text) {
  if (text.includes("\0")) return "";
  const index = text.split("\n").findIndex((line) => MACHINE_PATH.test(line));
  return index < 0 ? "" : `:${index + 1}`;
}

/** Lock files of npm name no place that their packages were fetched from, as they then may be fetched from any. */
function origin(text) {
  return text.includes('"resolved": "http') ? " names a registry" : "";
}

/** Each rule counts as one test; what breaks it is listed above. */
function hygiene() {
  const all = sourceFiles().filter((name) => !LOCK.test(name));
  const code = all.filter((name) => CODE.test(name));
  const rules = [
    check(code, `more than ${MAX_LINES} lines`, (text) => {
      const lines = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
      return lines > MAX_LINES ? ` has ${lines}` : "";
    }),
    check(code, "first line", firstLine),
    check(all, "machine path", machinePath),
    check(
      sourceFiles().filter((name) => name.endsWith("package-lock.json")),
      "origin",
      origin,
    ),
  ];
  const failed = rules.filter((rule) => rule.failed > 0).length;
  return { passed: rules.length - failed, failed, note: `${all.length} files` };
}

function biome() {
  const run = capture(nodeBin("biome"), ["check", "--error-on-warnings", "--max-diagnostics=50", "."]);
  if (!run.ok) say(run.output);
  return run.ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

export const suites = [
  {
    name: "hygiene",
    what: "file lengths, first lines, no machine paths, no registry in lock files",
    run: hygiene,
  },
  { name: "biome", what: "biome: format and lints of JavaScript", run: biome },
];
