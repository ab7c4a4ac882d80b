// The Rust suites: format, lints for both targets, and the native tests.
import { capture, say } from "../lib/run.mjs";

/** What crates.io would get must build by itself; `--allow-dirty`, as a test runs before the commit. */
function cargoPackage() {
  return commands([["cargo", "package", "--locked", "--allow-dirty", "--all-features"]]);
}

/** Runs commands that pass or fail as a whole, and shows the output of those that fail. */
function commands(list) {
  const result = { passed: 0, failed: 0 };
  for (const [command, ...args] of list) {
    const run = capture(command, args);
    if (run.ok) {
      result.passed += 1;
      continue;
    }
    result.failed += 1;
    say(`\n  FAILED ${run.command}\n${run.missing ? `${command} is not installed` : run.output}\n`);
  }
  return result;
}

function nativeTests({ grep }) {
  const run = capture("cargo", ["test", "--locked", "--all-features", ...(grep ? ["--", grep] : [])]);
  const result = { passed: 0, failed: 0, note: "" };
  let ignored = 0;
  for (const match of run.stdout.matchAll(
    /^test result: \w+\. (\d+) passed; (\d+) failed; (\d+) ignored/gm,
  )) {
    result.passed += Number(match[1]);
    result.failed += Number(match[2]);
    ignored += Number(match[3]);
  }
  // cargo stops at the first failing binary, or before any when the code does not compile.
  if (!run.ok && result.failed === 0) result.failed = 1;
  if (ignored > 0) {
    result.failed += ignored;
    result.note = `${ignored} ignored, which counts as failed`;
  }
  if (!run.ok) say(run.output);
  else if (result.passed === 0 && !grep) return { passed: 0, failed: 1, note: "cargo test ran no test" };
  return result;
}

const DENY = ["--", "-D", "warnings"];
const WASM = ["--target", "wasm32-unknown-unknown", "--no-default-features", "--features", "wasm", "--lib"];

export const suites = [
  {
    name: "rust-format",
    what: "cargo fmt --check, library and tools",
    run: () =>
      commands([
        ["cargo", "fmt", "--check"],
        ["cargo", "fmt", "--check", "--manifest-path", "tools/Cargo.toml"],
      ]),
  },
  {
    name: "clippy",
    what: "clippy without warnings, native and wasm32",
    run: () =>
      commands([
        ["cargo", "clippy", "--quiet", "--locked", "--all-targets", "--all-features", ...DENY],
        ["cargo", "clippy", "--quiet", "--locked", ...WASM, ...DENY],
      ]),
  },
  // A second compilation, of what is packed alone.
  { name: "cargo-package", what: "the crate as it would be published", onlyFull: true, run: cargoPackage },
  { name: "rust", what: "cargo test, native", greppable: true, run: nativeTests },
];
