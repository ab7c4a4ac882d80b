// The type tests: every file in tests/types, and every block of the README, must compile against the installed package,
// by old and new compilers.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { listFiles } from "../lib/files.mjs";
import { at, nodeBin } from "../lib/paths.mjs";
import { ensureTools } from "../lib/pinned.mjs";
import { capture, say } from "../lib/run.mjs";

const FOLDER = at("tests", "types");
const CONFIG = join(FOLDER, "tsconfig.json");
const oldest = (folder) => join(folder, "node_modules", "typescript-5.0", "bin", "tsc");

const BUNDLER = { module: "ESNext", moduleResolution: "Bundler" };
const NODE = { module: "Node16", moduleResolution: "Node16" };
/** As strict as tests/types/tsconfig.json, with the libraries that the oldest compiler knows. */
const OLD = {
  target: "ES2022",
  lib: ["ES2022", "DOM", "DOM.Iterable"],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
};

const variants = (folder) => [
  { name: "newest", tsc: nodeBin("tsc"), base: { extends: "./tsconfig.json" }, options: {} },
  {
    name: "newest, for bundlers",
    tsc: nodeBin("tsc"),
    base: { extends: "./tsconfig.json" },
    options: BUNDLER,
  },
  { name: "5.0", tsc: oldest(folder), base: {}, options: { ...OLD, ...NODE } },
  { name: "5.0, for bundlers", tsc: oldest(folder), base: {}, options: { ...OLD, ...BUNDLER } },
  {
    name: "5.0, for ES2020",
    tsc: oldest(folder),
    base: {},
    options: { ...OLD, ...BUNDLER, lib: ["ES2020", "DOM", "DOM.Iterable"] },
  },
];

/** Writes the blocks of the README down, each as a file, as a reader copies it into TypeScript; gives the folder. */
function writeReadme() {
  const folder = join(FOLDER, "readme");
  mkdirSync(folder, { recursive: true });
  const blocks = readFileSync(at("README.md"), "utf8").matchAll(/^```[jt]s\n([\s\S]*?)^```$/gm);
  for (const [place, [, code]] of [...blocks].entries()) {
    const kind = code.includes('from "node:') ? "node" : "block";
    writeFileSync(join(folder, `${kind}-${place + 1}.ts`), code);
  }
  return folder;
}

/** Compiles the type tests in one way; counts the files. */
function compile({ name, tsc, base, options }) {
  // A bundler makes no CommonJS of TypeScript's own `import = require()`.
  const kinds = options.module === BUNDLER.module ? /\.ts$/ : /\.c?ts$/;
  // The old compilers are given no types of Node.
  const isKnown = (file) => options.types === undefined || !/readme.node-/.test(file);
  const files = listFiles(FOLDER).filter((file) => kinds.test(file) && isKnown(file));
  // A file beside the other, as its paths are relative to it.
  const config = join(FOLDER, "tsconfig.variant.json");
  writeFileSync(config, JSON.stringify({ ...base, compilerOptions: options, include: [], files }));
  try {
    const run = capture(process.execPath, [tsc, "-p", config, "--noEmit", "--pretty", "false"]);
    if (run.ok) return { passed: files.length, failed: 0 };
    say(`\n  FAILED with TypeScript ${name}\n${run.output}`);
    const wrong = new Set([...run.output.matchAll(/^(\S.*?)\(\d+,\d+\): error/gm)].map((match) => match[1]));
    const failed = Math.max(wrong.size, 1);
    return { passed: Math.max(files.length - failed, 0), failed };
  } finally {
    rmSync(config, { force: true });
  }
}

async function typeTests() {
  if (!existsSync(CONFIG)) return { passed: 0, failed: 1, note: "tests/types needs a tsconfig.json" };
  const readme = writeReadme();
  const results = variants(await ensureTools("types")).map(compile);
  rmSync(readme, { recursive: true });
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  return { passed: sum("passed"), failed: sum("failed"), note: `${results.length} ways` };
}

export const suites = [
  {
    name: "types",
    what: "type tests with the newest TypeScript and 5.0",
    needsPackage: true,
    run: typeTests,
  },
];
