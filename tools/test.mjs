// npm test: sets up, then runs every suite in order, goes on after failures, and ends with the counts.
import { isMain, Problem, say, seconds } from "./lib/run.mjs";
import { installPackage } from "./pack.mjs";
import { ensureSetup } from "./setup.mjs";
import { suites as api } from "./suites/api.mjs";
import { suites as hygiene } from "./suites/hygiene.mjs";
import { suites as node } from "./suites/node.mjs";
import { suites as tarball } from "./suites/package.mjs";
import { suites as reproducible } from "./suites/reproducible.mjs";
import { suites as rust } from "./suites/rust.mjs";
import { suites as size } from "./suites/size.mjs";
import { suites as types } from "./suites/types.mjs";

const BUILD = { name: "build", what: "build, pack and install the package", isBuild: true };
const ALL = [...hygiene, ...rust, BUILD, ...types, ...api, ...node, ...tarball, ...size, ...reproducible];

const USAGE = `npm test -- [--only <suite>[,<suite>...]] [--grep <pattern>] [--full]
  --only   these suites only: ${ALL.map((suite) => suite.name).join(", ")}
  --grep   tests whose name matches only (suites of single tests: rust and *.test.mjs)
  --full   also the slow suites, as with CI=true`;

function parse(args) {
  const options = { only: null, grep: null, full: process.env.CI === "true" };
  for (let i = 0; i < args.length; i++) {
    const [flag, inline] = args[i].split(/=(.*)/s);
    const value = () => {
      const found = inline ?? args[++i];
      if (!found) throw new Problem(`${flag} needs a value.\n\n${USAGE}`);
      return found;
    };
    if (flag === "--only") options.only = value().split(",");
    else if (flag === "--grep") options.grep = value();
    else if (flag === "--full") options.full = true;
    else throw new Problem(`unknown option ${args[i]}\n\n${USAGE}`);
  }
  return options;
}

function choose({ only, grep, full }) {
  const unknown = (only ?? []).filter((name) => !ALL.some((suite) => suite.name === name));
  if (unknown.length > 0) throw new Problem(`no suite is called ${unknown.join(", ")}\n\n${USAGE}`);
  if (only) return ALL.filter((suite) => only.includes(suite.name));
  return ALL.filter((suite) => (full || !suite.onlyFull) && (!grep || suite.greppable));
}

/** A suite that throws has failed; what it throws is shown, in full when it is no known problem. */
async function guarded(work) {
  try {
    return await work();
  } catch (error) {
    say(error instanceof Problem ? `  error: ${error.message}` : `  ${error?.stack ?? error}`);
    return { passed: 0, failed: 1, note: "did not run to its end" };
  }
}

async function runAll(chosen, options) {
  const rows = [];
  const record = async (suite, work) => {
    say(`\n== ${suite.name}: ${suite.what}`);
    const start = performance.now();
    const result = await guarded(work);
    rows.push({ name: suite.name, note: "", ...result, time: seconds(start) });
    const verdict = result.failed > 0 ? "FAILED" : "ok";
    say(`   ${verdict}: ${result.passed} passed, ${result.failed} failed (${seconds(start)})`);
    return result;
  };
  let built = null;
  const ensureBuilt = async () => {
    built ??= record(BUILD, async () => {
      await installPackage();
      return { passed: 1, failed: 0 };
    });
    return (await built).failed === 0;
  };
  for (const suite of chosen) {
    if (suite.isBuild) await ensureBuilt();
    else if (suite.needsPackage && !(await ensureBuilt())) {
      rows.push({ name: suite.name, passed: 0, failed: 1, time: "", note: "there is no package to test" });
    } else await record(suite, () => suite.run(options));
  }
  const ran = rows.filter((row) => row.name !== BUILD.name);
  if (options.grep && ran.every((row) => row.passed + row.failed === 0)) {
    rows.push({ name: "--grep", passed: 0, failed: 1, time: "", note: `no test matches ${options.grep}` });
  }
  return rows;
}

function table(rows) {
  const width = Math.max(...rows.map((row) => row.name.length), 5);
  const line = (name, passed, failed, time, note) =>
    `${name.padEnd(width)}  ${String(passed).padStart(7)} ${String(failed).padStart(7)} ${time.padStart(9)}  ${note}`.trimEnd();
  const body = rows.map((row) => line(row.name, row.passed, row.failed, row.time, row.note ?? ""));
  return [line("suite", "passed", "failed", "time", ""), ...body].join("\n");
}

async function run() {
  let options;
  try {
    options = parse(process.argv.slice(2));
    const chosen = choose(options);
    await ensureSetup();
    const rows = await runAll(chosen, options);
    const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
    say(`\n${table(rows)}\n\n${sum("passed")} passed, ${sum("failed")} failed`);
    process.exitCode = sum("failed") > 0 ? 1 : 0;
  } catch (error) {
    // The last line keeps its form even when nothing could be run.
    console.error(error instanceof Problem ? `\nerror: ${error.message}\n` : error);
    say("0 passed, 1 failed");
    process.exitCode = 1;
  }
}

if (isMain(import.meta.url)) await run();
