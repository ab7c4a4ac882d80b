// Runs test files with node --test and counts what passed and failed.
import { readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { listFiles } from "./files.mjs";
import { at, buildDir, root } from "./paths.mjs";
import { attach, say } from "./run.mjs";

const RESULT = "@@fieldgate-result ";

/** All *.test.mjs files below a folder of the checkout; finding none is a failure, not a skip. */
export async function runNodeTests({ name, folder, grep, nodeFlags = [], env = {} }) {
  const files = listFiles(at(folder)).filter((file) => file.endsWith(".test.mjs"));
  if (files.length === 0) return { passed: 0, failed: 1, note: `no *.test.mjs in ${folder}` };
  const report = join(buildDir, `${name}.report`);
  rmSync(report, { force: true });
  const args = [
    "--test",
    // A test that hangs must end as a failure, not as a runner that is stopped from outside.
    "--test-timeout=300000",
    `--test-reporter=${pathToFileURL(at("tools", "lib", "reporter.mjs"))}`,
    `--test-reporter-destination=${report}`,
    ...(grep ? [`--test-name-pattern=${grep}`] : []),
    ...nodeFlags,
    ...files.map((file) => relative(root, file)),
  ];
  const code = await attach(process.execPath, args, { env: { ...process.env, ...env } });
  const text = readFileSync(report, "utf8");
  const position = text.lastIndexOf(RESULT);
  let shown = (position < 0 ? text : text.slice(0, position)).trimEnd();
  // With a pattern, older Nodes report everything that does not match as skipped.
  if (grep) shown = shown.replace(/^ {2}skipped: .*\n?/gm, "");
  if (shown) say(shown);
  if (position < 0)
    return { passed: 0, failed: 1, note: `node --test ended with code ${code} and no result` };
  const counts = JSON.parse(text.slice(position + RESULT.length));
  const skipped = grep ? 0 : counts.skipped;
  const silent = code !== 0 && counts.failed === 0 && skipped === 0 ? 1 : 0;
  return {
    passed: counts.passed,
    failed: counts.failed + skipped + silent,
    note: skipped ? `${skipped} skipped, which counts as failed` : silent ? `exit code ${code}` : "",
  };
}
