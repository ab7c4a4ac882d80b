// A process that reads a stream of rows and prints the most memory that it has had.

import { makeData } from "../data.mjs";
import { bodyOf, rowsOf, streamAnswer } from "../lib/json-lines.mjs";

const [contender, resource, length] = process.argv.slice(2);

/** Lines of so many rows, sent again and again, so that the source has one size whatever the length. */
const DIFFERENT = 1_000;

const rows = makeData().reads(resource, DIFFERENT);
const bytes = new TextEncoder().encode(`${rows.map((row) => JSON.stringify(row)).join("\n")}\n`);
const body = bodyOf(bytes, Number(length) / DIFFERENT);

/** Only the contender's own code is loaded. */
async function open() {
  if (contender === "fieldgate") {
    const { clientOf } = await import("../peers/fieldgate.mjs");
    return clientOf(resource, async () => streamAnswer(body)).stream();
  }
  const { checks } = await import("../peers/ajv.mjs");
  return rowsOf(body, checks.read[resource]);
}

let count = 0;
for await (const row of await open()) if (row.id) count += 1;
if (count !== Number(length)) throw new Error(`there are ${count} rows`);
console.log(JSON.stringify({ peakMegabytes: process.resourceUsage().maxRSS / 1024 }));
