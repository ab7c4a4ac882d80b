// The set-up that every other command starts with: checks what must be there, fetches and builds what it can.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { hashOf, readStamp, sha256, writeStamp } from "./lib/files.mjs";
import { at, toolBinDir } from "./lib/paths.mjs";
import { capture, isMain, main, must, Problem, say, step } from "./lib/run.mjs";

const TARGET = "wasm32-unknown-unknown";
const TOOL_BINS = ["wasm-bindgen", "wasm-pack"];

function atLeast(found, wanted) {
  const [a, b] = [found, wanted].map((version) => version.split(".").map(Number));
  for (let i = 0; i < b.length; i++) {
    if ((a[i] ?? 0) !== b[i]) return (a[i] ?? 0) > b[i];
  }
  return true;
}

function checkNode() {
  const wanted = JSON.parse(readFileSync(at("package.json"), "utf8")).engines.node.replace(/[^\d.]/g, "");
  const found = process.versions.node;
  if (!atLeast(found, wanted)) {
    throw new Problem(
      `Node ${wanted} or newer is needed, this is ${found}. Install it from https://nodejs.org.`,
    );
  }
}

function checkRust() {
  const wanted =
    /^rust-version\s*=\s*"([\d.]+)"/m.exec(readFileSync(at("Cargo.toml"), "utf8"))?.[1] ?? "1.85";
  const help = "Install Rust from https://rustup.rs (it brings cargo, rustc and rustup).";
  const rustc = capture("rustc", ["-vV"]);
  if (rustc.missing) throw new Problem(`rustc is not installed, or not on the PATH. ${help}`);
  if (!rustc.ok) throw new Problem(`rustc does not run:\n${rustc.output}`);
  if (capture("cargo", ["-V"]).missing) {
    throw new Problem(`cargo is not installed, or not on the PATH. ${help}`);
  }
  const found = /^release: (\d+\.\d+\.\d+)/m.exec(rustc.stdout)?.[1] ?? "0";
  if (!atLeast(found, wanted)) {
    throw new Problem(`Rust ${wanted} or newer is needed, this is ${found}. Run: rustup update stable`);
  }
  return rustc.stdout;
}

async function ensureTarget() {
  const sysroot = must("rustc", ["--print", "sysroot"]).stdout.trim();
  if (existsSync(join(sysroot, "lib", "rustlib", TARGET, "lib"))) return;
  if (capture("rustup", ["--version"]).missing) {
    throw new Problem(
      `The Rust target ${TARGET} is missing and there is no rustup to add it. ` +
        `Install Rust from https://rustup.rs, or the package of your system that holds this target.`,
    );
  }
  await step(`adding the Rust target ${TARGET}`, () => must("rustup", ["target", "add", TARGET]));
}

async function ensureNodeModules() {
  const lock = at("package-lock.json");
  if (!existsSync(lock)) throw new Problem("package-lock.json is missing: the checkout is not complete.");
  const wanted = sha256(readFileSync(lock));
  // Inside node_modules, so that it goes away with what it speaks of.
  const stamp = at("node_modules", ".fieldgate-lock");
  if (readStamp(stamp) === wanted) return;
  const npm = capture("npm", ["--version"]);
  if (npm.missing)
    throw new Problem("npm is not installed, or not on the PATH. It comes with Node: https://nodejs.org.");
  await step("installing the locked npm packages (npm ci)", () =>
    must("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]),
  );
  writeStamp(stamp, wanted);
}

async function ensureTools(rustc) {
  const stamp = at("tools", "target", ".fieldgate-tools");
  const sources = ["Cargo.toml", "Cargo.lock", "src"].map((name) => at("tools", name));
  const wanted = hashOf(sources, { extra: [rustc] });
  const there = TOOL_BINS.every((name) => existsSync(join(toolBinDir, name)));
  if (there && readStamp(stamp) === wanted) return;
  await step("building the pinned build tools (about two minutes, once)", () =>
    must("cargo", ["build", "--quiet", "--locked", "--manifest-path", at("tools", "Cargo.toml")], {
      env: { ...process.env, CARGO_TARGET_DIR: at("tools", "target") },
    }),
  );
  writeStamp(stamp, wanted);
}

/** Makes everything ready that a build or a test needs; quick when there is nothing to do. */
export async function ensureSetup() {
  checkNode();
  const rustc = checkRust();
  await ensureTarget();
  await ensureNodeModules();
  await ensureTools(rustc);
  return { rustc };
}

if (isMain(import.meta.url)) {
  await main(async () => {
    await ensureSetup();
    say("everything is set up");
  });
}
