// Imports organizations from a JSONL file in chunks, with progress; a run that was stopped goes on where it was.

import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { Pigello } from "fieldgate";
import { createSandbox } from "fieldgate/sandbox";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: "string" },
    state: { type: "string" },
    chunk: { type: "string", default: "100" },
  },
});
const file = positionals[0] ?? new URL("./rows.jsonl", import.meta.url);

// Without an address the import goes into a sandbox in this process.
const client = values.url
  ? new Pigello({ baseUrl: values.url })
  : new Pigello({ baseUrl: "http://localhost", fetch: createSandbox({ credentials: false }).fetch });
const organizations = client.sales.organization;

const text = await readFile(file, "utf8");
const rows = text
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line) => JSON.parse(line));

/** Of rows that may be there or not, those that are not: an organization is known by its name. */
async function missing(unknown) {
  if (unknown.length === 0) return [];
  const there = new Set();
  const names = unknown.map((index) => rows[index].name);
  for await (const { name } of organizations.stream({ filters: { name: { in: names } } })) there.add(name);
  return unknown.filter((index) => !there.has(rows[index].name));
}

/** The places of the rows that an earlier run has left; of all when there was none. */
async function leftOver() {
  if (values.state === undefined || !existsSync(values.state)) return undefined;
  const { left, unknown } = JSON.parse(readFileSync(values.state, "utf8"));
  return [...left, ...(await missing(unknown))];
}

// Ctrl+C ends the request under way; the report then tells what became of each row.
const controller = new AbortController();
process.once("SIGINT", () => controller.abort(new Error("interrupted")));

const report = await organizations.bulkWrite(rows, {
  only: await leftOver(),
  chunkSize: Number(values.chunk),
  skipInvalid: true,
  signal: controller.signal,
  onProgress: ({ done, total, failed }) => console.log(`${done} of ${total} rows, ${failed} of them failed`),
});

for (const { index, issues, error } of report.failed) {
  const why = issues?.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("; ") ?? error?.message;
  console.log(`Row ${index + 1}: ${why}`);
}
// These were written or not: with a state, the next run looks for them before it sends any of them again.
if (report.unknown.length > 0) {
  console.log(`Not known: rows ${report.unknown.map((index) => index + 1).join(", ")}`);
}
console.log(
  `Written: ${report.written.length}, failed: ${report.failed.length}, not sent: ${report.unsent.length}`,
);

if (report.stopped !== undefined) {
  console.log(`Stopped: ${report.stopped.message}`);
  process.exitCode = 1;
}
// Rows that the server refused as a whole, without a word on the row itself, can be sent again as well.
const refused = report.failed.filter(({ issues }) => issues === undefined).map(({ index }) => index);
const left = [...report.unsent, ...refused];
const { unknown } = report;
if (values.state !== undefined) {
  if (left.length + unknown.length > 0) writeFileSync(values.state, JSON.stringify({ left, unknown }));
  else rmSync(values.state, { force: true });
}
