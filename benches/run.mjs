// npm run bench: proves that every contender does the work, measures them by turns, and prints what it found.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { notes } from "./cases.mjs";
import { makeData } from "./data.mjs";
import { readArgs } from "./lib/args.mjs";
import { proveCases, proveRows } from "./lib/prove.mjs";
import { tableText, targetsText } from "./lib/report.mjs";
import { judge } from "./lib/targets.mjs";
import * as ajv from "./peers/ajv.mjs";
import * as fieldgate from "./peers/fieldgate.mjs";
import * as typebox from "./peers/typebox.mjs";
import * as valibot from "./peers/valibot.mjs";
import * as zod from "./peers/zod.mjs";
import { w1 } from "./workloads/w1.mjs";
import { w2 } from "./workloads/w2.mjs";
import { w3 } from "./workloads/w3.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const workloads = { w1, w2, w3 };
const peers = [fieldgate, typebox, ajv, zod, valibot];

function introduce(options) {
  const { devDependencies } = JSON.parse(readFileSync(join(here, "..", "package.json"), "utf8"));
  const names = ["@sinclair/typebox", "ajv", "ajv-formats", "zod", "valibot"];
  const versions = Object.fromEntries(names.map((name) => [name, devDependencies[name]]));
  const environment = {
    node: process.version,
    v8: process.versions.v8,
    cpu: cpus()[0]?.model,
    load: `load ${loadavg()[0].toFixed(1)} on ${cpus().length} cores`,
    peers: versions,
  };
  const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  console.log(
    `Node ${environment.node}, V8 ${environment.v8}, ${environment.cpu}, ${environment.load}; ${named.join(", ")}`,
  );
  const rows = options.ascii ? "ASCII" : "mixed";
  const garbage = globalThis.gc ? "garbage collected before each sample of W2 and W3" : "without --expose-gc";
  console.log(`medians of ${options.rounds} interleaved rounds, ${rows} rows, ${garbage}`);
  return environment;
}

function prove(data) {
  const { count, differences } = proveCases(peers);
  proveRows(peers, data);
  console.log(`\n${peers.length} contenders answer ${count} cases as they should, except:`);
  for (const difference of [...differences, ...notes]) console.log(`  - ${difference}`);
  return differences;
}

async function main(options) {
  const data = makeData(options);
  const environment = introduce(options);
  const differences = prove(data);
  const tables = [];
  for (const name of options.only) {
    for (const table of await workloads[name](peers, data, options)) {
      tables.push(table);
      console.log(`\n${tableText(table)}`);
    }
  }
  const targets = judge(tables);
  console.log(`\n${targetsText(targets)}`);
  mkdirSync(join(here, "out"), { recursive: true });
  const result = { ...environment, ...options, differences, notes, tables, targets };
  writeFileSync(join(here, "out", "result.json"), `${JSON.stringify(result, null, 2)}\n`);
}

try {
  await main(readArgs(process.argv.slice(2)));
} catch (error) {
  // Printed by its stack alone: an error of ours would show every issue of 10,000 rows.
  console.error(`\n${error.stack}`);
  if (error.cause !== undefined) console.error(`caused by ${error.cause.stack}`);
  process.exitCode = 1;
}
