// npm run bench: proves that every contender does the work, measures them by turns, and prints what it found.

import { writeDocs } from "./docs/write.mjs";
import { readArgs } from "./lib/args.mjs";
import { machine, nodeVersion, packages } from "./lib/environment.mjs";
import { generateAjv } from "./lib/generate-ajv.mjs";
import { tableText, targetsText } from "./lib/report.mjs";
import { saveResults } from "./lib/results.mjs";
import { judge } from "./lib/targets.mjs";

function introduce(version) {
  const { cpu, cores, load } = machine();
  console.log(`${version}, ${cpu}, ${cores} cores, load ${load}`);
}

function tellProof({ what, differences }) {
  console.log(`\n${what}, except:`);
  for (const difference of differences) console.log(`  - ${difference}`);
}

const tellTable = (table) => console.log(`\n${tableText(table)}`);

function conclude(engine, version, proof, { rounds }, tables) {
  console.log(`\n${targetsText(judge(tables, engine), engine)}\n`);
  const when = new Date().toISOString();
  saveResults(engine, { version, machine: machine(), packages, rounds, when, proof, tables });
}

async function inNode(options) {
  const { prove, tablesOf, everywhere } = await import("./lib/suite.mjs");
  const { onlyInNode } = await import("./lib/only-in-node.mjs");
  introduce(nodeVersion);
  const proof = prove(options.texts);
  tellProof(proof);
  const tables = [];
  const tell = (table) => {
    tables.push(table);
    tellTable(table);
  };
  for (const name of options.only) {
    if (everywhere[name] === undefined) {
      for (const table of await onlyInNode[name](options)) tell(table);
    } else {
      for (const text of options.texts) for (const table of await tablesOf(name, text, options)) tell(table);
    }
  }
  conclude(options.engine, nodeVersion, proof, options, tables);
}

async function inBrowsers(options) {
  const { runBrowsers } = await import("./browser/run.mjs");
  const found = await runBrowsers(options, {
    browser: introduce,
    missing: (name) => console.log(`\n${name} was not found`),
    trouble: (error) => console.error(error),
    proven: tellProof,
    table: tellTable,
  });
  for (const [engine, { version, proof, tables }] of Object.entries(found))
    conclude(engine, version, proof, options, tables);
}

async function run(options) {
  if (options.writeDocs) return writeDocs();
  generateAjv();
  if (options.profile !== undefined) {
    const { profile } = await import("./lib/profile.mjs");
    console.log((await profile(options.profile, options)).join("\n"));
  } else await (options.browsers === undefined ? inNode(options) : inBrowsers(options));
}

try {
  const options = readArgs(process.argv.slice(2));
  await run(options);
} catch (error) {
  // Printed by its stack alone: an error of ours would show every issue of 10,000 rows.
  console.error(`\n${error.stack}`);
  if (error.cause !== undefined) console.error(`caused by ${error.cause.stack}`);
  process.exitCode = 1;
}
