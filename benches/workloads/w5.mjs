// W5: a stream of 100,000 JSON lines to rows, validated as they arrive: rows a second, and peak memory.

import { makeData, resources } from "../data.mjs";
import { runChild } from "../lib/child.mjs";
import { peers } from "../lib/contenders.mjs";
import { bodyOf, rowsOf, streamAnswer } from "../lib/json-lines.mjs";
import { measure, median } from "../lib/measure.mjs";
import { proveOutputs } from "../lib/prove.mjs";
import { clientOf } from "../peers/fieldgate.mjs";

const ROWS = 100_000;
/** The lines of so many rows are sent again and again. */
const DIFFERENT = 10_000;
const COMPARED = ["ajv", "zod"];

const LENGTHS = [10_000, 100_000, 400_000];
/** Processes for each length: where a garbage collection falls is a matter of chance. */
const PROCESSES = 3;

function contendersOf(resource) {
  let next;
  const client = clientOf(resource, async () => streamAnswer(next));
  const contenders = {
    fieldgate: (body) => {
      next = body;
      return client.stream();
    },
  };
  for (const { name, checks } of peers.filter((one) => COMPARED.includes(one.name))) {
    contenders[name] = (body) => rowsOf(body, checks.read[resource]);
  }
  contenders["(line splitter + JSON.parse)"] = (body) => rowsOf(body);
  return contenders;
}

function timed(work, bytes) {
  return async () => {
    const start = performance.now();
    let count = 0;
    for await (const row of work(bodyOf(bytes, ROWS / DIFFERENT))) if (row.id) count += 1;
    const time = performance.now() - start;
    if (count !== ROWS) throw new Error(`there are ${count} rows`);
    return time;
  };
}

async function collected(rows) {
  const all = [];
  for await (const row of rows) all.push(row);
  return all;
}

async function memoryTable(resource) {
  const series = {};
  for (const contender of ["fieldgate", "ajv"]) {
    series[contender] = [];
    for (const length of LENGTHS) {
      const peaks = [];
      for (let i = 0; i < PROCESSES; i++) {
        peaks.push((await runChild("stream-memory", [contender, resource, length])).peakMegabytes);
      }
      series[contender].push(median(peaks));
    }
  }
  const columns = LENGTHS.map((length) => `${length.toLocaleString("en")} rows`);
  const title = "W5 peak resident memory of a process that reads a stream";
  return { id: "w5.memory", title, resource, text: "mostly", unit: "MB", columns, series };
}

export async function w5(options) {
  const tables = [];
  for (const resource of Object.keys(resources)) {
    const rows = makeData().reads(resource, DIFFERENT);
    const bytes = new TextEncoder().encode(`${rows.map((row) => JSON.stringify(row)).join("\n")}\n`);
    const works = Object.entries(contendersOf(resource));
    const outputs = works.map(([name, work]) => [name, () => collected(work(bodyOf(bytes)))]);
    await proveOutputs(Object.fromEntries(outputs), rows);
    const timers = Object.fromEntries(works.map(([name, work]) => [name, timed(work, bytes)]));
    // A round has so many rows that everything is warm after one.
    const results = await measure(timers, { ...options, collect: true, warmUp: 1 });
    const title = "W5 stream of 100,000 JSON lines -> rows";
    const size = { bytes: bytes.length * (ROWS / DIFFERENT), count: ROWS };
    tables.push({ id: "w5", title, resource, text: "mostly", unit: "ms", ...size, results });
  }
  tables.push(await memoryTable("answeredIntegrationPersonalInformationAccess"));
  return tables;
}
