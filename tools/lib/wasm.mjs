// The wasm build: checks the pinned tools, then one wasm-pack run whose bytes depend on no folder name.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { nodeBinDir, root, toolBinDir } from "./paths.mjs";
import { must, Problem } from "./run.mjs";

export const WASM_NAME = "fieldgate";
export const PATH_WITH_TOOLS = [toolBinDir, nodeBinDir, process.env.PATH ?? ""].join(delimiter);

/** The wasm-bindgen version that the crate asks for, which must be a single exact one. */
export function pinnedBindgen(checkout = root) {
  const toml = readFileSync(join(checkout, "Cargo.toml"), "utf8");
  const pin = /^wasm-bindgen\s*=.*?"=(\d+\.\d+\.\d+)"/m.exec(toml)?.[1];
  if (!pin)
    throw new Problem(
      'Cargo.toml must pin wasm-bindgen exactly ("=x.y.z"): the tool and the crate must be equal.',
    );
  return pin;
}

/** Wrong or missing tools do not fail a build by themselves: wasm-pack goes on, unoptimised or mismatched. */
function checkTools() {
  const env = { ...process.env, PATH: PATH_WITH_TOOLS };
  const pin = pinnedBindgen();
  const bindgen = must(join(toolBinDir, "wasm-bindgen"), ["--version"]).stdout.trim();
  if (bindgen !== `wasm-bindgen ${pin}`) {
    throw new Problem(
      `Cargo.toml pins wasm-bindgen ${pin}, tools/ builds "${bindgen}": change both to the same version.`,
    );
  }
  const packages = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).devDependencies;
  const wanted = packages.binaryen.split(".")[0];
  const opt = must("wasm-opt", ["--version"], { env }).stdout.trim();
  if (!opt.startsWith(`wasm-opt version ${wanted} `)) {
    throw new Problem(`wasm-opt of binaryen ${wanted} is expected, found "${opt}".`);
  }
}

/** Compiler flags that take every machine path out of the bytes. */
function remapFlags(checkout) {
  const cargoHome = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
  const sysroot = must("rustc", ["--print", "sysroot"]).stdout.trim();
  // Cargo names the folder of a registry after its address: a mirror must not change the bytes.
  const sources = join(cargoHome, "registry", "src");
  const registries = existsSync(sources) ? readdirSync(sources).sort() : [];
  return [
    `--remap-path-prefix=${cargoHome}=/cargo`,
    ...registries.map((name) => `--remap-path-prefix=${join(sources, name)}=/cargo/registry`),
    // With the rust-src component, the standard library's own paths would be this machine's.
    `--remap-path-prefix=${join(sysroot, "lib", "rustlib", "src", "rust")}=/rustc`,
    `--remap-path-prefix=${checkout}=/src`,
  ];
}

/**
 * What LLVM copies into its callers, and how often it unrolls loops: less than it would, as every byte is
 * downloaded. It makes the module 3.2 kB smaller and, within the noise, no slower; what must be inlined for
 * speed says so itself.
 */
const INLINE_FLAGS = [
  "-inline-threshold=75",
  "-inlinehint-threshold=75",
  "-unroll-max-count=1",
  "-unroll-full-max-count=4",
].map((flag) => `-Cllvm-args=${flag}`);

/** Builds the wasm and its glue of a checkout into its folder `out` (relative to the checkout). */
export function buildWasm({ checkout = root, out = join("build", "wasm") } = {}) {
  checkTools();
  const args = ["build", "--target", "web", "--no-pack", "--mode", "no-install", "--release"];
  args.push("--out-dir", out, "--out-name", WASM_NAME, ".");
  args.push("--", "--locked", "--no-default-features", "--features", "wasm");
  // Fetched first, so that the folders to be renamed exist in a new CARGO_HOME too.
  must("cargo", ["fetch", "--quiet", "--locked"], { cwd: checkout });
  const env = {
    ...process.env,
    PATH: PATH_WITH_TOOLS,
    // The encoded form allows spaces in paths, and wins over flags from outside that would change the bytes.
    CARGO_ENCODED_RUSTFLAGS: [...remapFlags(checkout), ...INLINE_FLAGS].join("\x1f"),
    CARGO_TARGET_DIR: join(checkout, "target"),
  };
  must(join(toolBinDir, "wasm-pack"), args, { cwd: checkout, env });
  const files = { wasm: `${WASM_NAME}_bg.wasm`, glue: `${WASM_NAME}.js`, types: `${WASM_NAME}.d.ts` };
  return Object.fromEntries(Object.entries(files).map(([key, name]) => [key, join(checkout, out, name)]));
}

/** A module with a custom section of text at its end; for names and texts of less than 128 bytes together. */
export function withSection(wasm, name, text) {
  const [title, content] = [Buffer.from(name), Buffer.from(text)];
  const body = Buffer.concat([Buffer.from([title.length]), title, content]);
  if (body.length > 127) throw new Problem(`the section ${name} is too long for a length of one byte.`);
  return Buffer.concat([wasm, Buffer.from([0, body.length]), body]);
}

/** The flags of wasm-opt, as wasm-pack takes them from Cargo.toml. */
export function optimiseFlags() {
  const list = /^wasm-opt = \[([^\]]*)\]/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"))?.[1] ?? "";
  return [...list.matchAll(/"([^"]+)"/g)].map(([, flag]) => flag);
}
