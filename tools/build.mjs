// The one build command: generated code, wasm, types and bundles, put together as the npm package in dist/.
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { bundle, checkDeclarations, declareTypes, tsDir } from "./lib/bundle.mjs";
import { hashOf, readStamp, writeStamp } from "./lib/files.mjs";
import { bareGlue, bareGlueTypes } from "./lib/glue.mjs";
import { exclusively } from "./lib/lock.mjs";
import { writeOpenApi } from "./lib/openapi.mjs";
import { at, buildDir, distDir } from "./lib/paths.mjs";
import { isMain, main, must, Problem, say, seconds, step } from "./lib/run.mjs";
import { formatSizes, sizeTable } from "./lib/sizes.mjs";
import { buildWasm, withSection } from "./lib/wasm.mjs";
import { ensureSetup } from "./setup.mjs";

const generatedDir = join(tsDir, "generated");
const wasmDir = join(buildDir, "wasm");
const nextDir = join(buildDir, "dist.next");
const distStamp = join(buildDir, "dist.stamp");
const wasmStamp = join(buildDir, "wasm.stamp");

const RUST_INPUTS = ["src", "Cargo.toml", "Cargo.lock"].map((name) => at(name));
const TOOL_INPUTS = ["build.mjs", "lib", "tsconfig.package.json", "Cargo.lock"].map((name) =>
  at("tools", name),
);
const SETTINGS = ["package-lock.json", "tsconfig.json"].map((name) => at(name));
const DOCUMENTS = ["README.md", "LICENSE-MIT", "LICENSE-APACHE", "CHANGELOG.md"];
const INPUTS = [
  ...RUST_INPUTS,
  ...TOOL_INPUTS,
  ...SETTINGS,
  at("pkg-template"),
  ...DOCUMENTS.map((name) => at(name)),
];

function checkInputs() {
  const missing = [...INPUTS, at("pkg-template", "package.json"), at("pkg-template", "src")].filter(
    (path) => !existsSync(path),
  );
  if (missing.length > 0) throw new Problem(`the checkout is not complete, missing:\n${missing.join("\n")}`);
}

/** The generated TypeScript and JSON, written by the crate itself, natively. */
function generate() {
  rmSync(tsDir, { recursive: true, force: true });
  mkdirSync(generatedDir, { recursive: true });
  const args = ["run", "--quiet", "--locked", "--features", "emit", "--bin", "fieldgate-emit"];
  must("cargo", [...args, "--", "build/ts/generated"]);
}

async function makeWasm(rustc, force) {
  // The wasm takes most of the time, and most changes are to TypeScript: it has a stamp of its own.
  const inputs = [
    ...RUST_INPUTS,
    at("tools", "Cargo.lock"),
    at("tools", "lib", "wasm.mjs"),
    at("package-lock.json"),
  ];
  const wanted = hashOf(inputs, { extra: [rustc] });
  const made = () => hashOf([wasmDir]);
  if (!force && readStamp(wasmStamp) === `${wanted} ${made()}`) return;
  await step("compiling the wasm (wasm-pack, wasm-opt)", () => {
    rmSync(wasmDir, { recursive: true, force: true });
    buildWasm();
  });
  writeStamp(wasmStamp, `${wanted} ${made()}`);
}

/** pkg-template/src and the wasm glue, merged around what was generated. */
function gatherTypeScript() {
  cpSync(at("pkg-template", "src"), tsDir, { recursive: true });
  mkdirSync(join(tsDir, "wasm"), { recursive: true });
  for (const [name, bare] of [
    ["fieldgate.js", bareGlue],
    ["fieldgate.d.ts", bareGlueTypes],
  ]) {
    writeFileSync(join(tsDir, "wasm", name), bare(readFileSync(join(wasmDir, name), "utf8")));
  }
  const base64 = publishedWasm().toString("base64");
  for (const [name, value, what] of [
    ["base64", base64, "The module as text."],
    ["version", crateVersion(), "The version that the module must have."],
  ]) {
    const code = `// ${what}\n\nexport const ${name}: string = ${JSON.stringify(value)};\n`;
    writeFileSync(join(tsDir, "wasm", `${name}.ts`), code);
  }
}

/** The wasm with its version in it, by which the code knows that both belong together. */
function publishedWasm() {
  return withSection(readFileSync(join(wasmDir, "fieldgate_bg.wasm")), "fieldgate", crateVersion());
}

function crateVersion() {
  const version = /^version\s*=\s*"([^"]+)"/m.exec(readFileSync(at("Cargo.toml"), "utf8"))?.[1];
  if (!version) throw new Problem("Cargo.toml names no version.");
  return version;
}

function addPackageFiles() {
  const manifest = JSON.parse(readFileSync(at("pkg-template", "package.json"), "utf8"));
  if (manifest.version !== "0.0.0") {
    throw new Problem(
      'pkg-template/package.json must say version "0.0.0": the version comes from Cargo.toml.',
    );
  }
  manifest.version = crateVersion();
  writeFileSync(join(nextDir, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  writeFileSync(join(nextDir, "fieldgate.wasm"), publishedWasm());
  for (const name of DOCUMENTS) copyFileSync(at(name), join(nextDir, name));
}

/** Puts the finished package in place at once, so that a reader never sees half of one. */
function publish() {
  const old = join(buildDir, "dist.old");
  rmSync(old, { recursive: true, force: true });
  if (existsSync(distDir)) renameSync(distDir, old);
  renameSync(nextDir, distDir);
  rmSync(old, { recursive: true, force: true });
}

/** Builds dist/ when anything that it is made from has changed; returns the hash of its contents. */
export function build(options) {
  return exclusively("build", () => buildAlone(options));
}

async function buildAlone({ force = false } = {}) {
  const start = performance.now();
  const { rustc } = await ensureSetup();
  checkInputs();
  const inputs = hashOf(INPUTS, { extra: [rustc, process.version] });
  const [madeFrom, made] = readStamp(distStamp).split(" ");
  if (!force && madeFrom === inputs && made === hashOf([distDir], { base: distDir, skip: new Set() })) {
    say(`dist/ is up to date (${seconds(start)})`);
    return made;
  }
  await step("generating code from the registry of resources", generate);
  await makeWasm(rustc, force);
  rmSync(nextDir, { recursive: true, force: true });
  gatherTypeScript();
  await step("checking the types and writing the declarations", () => declareTypes(nextDir));
  await step("bundling the entries", () => bundle(nextDir));
  await step("writing the OpenAPI documents", () => writeOpenApi(nextDir));
  checkDeclarations(nextDir);
  addPackageFiles();
  publish();
  const contents = hashOf([distDir], { base: distDir, skip: new Set() });
  writeStamp(distStamp, `${inputs} ${contents}`);
  say(`dist/ is built (${seconds(start)})\n`);
  say(formatSizes(sizeTable()));
  return contents;
}

if (isMain(import.meta.url))
  await main(async () => void (await build({ force: process.argv.includes("--force") })));
