// W3: the bytes of a response with 10,000 rows to plain objects, validated on the way.

import { resources } from "../data.mjs";
import { measure } from "../lib/measure.mjs";
import { proveOutputs } from "../lib/prove.mjs";
import { clientOf } from "../peers/fieldgate.mjs";

const ROWS = 10_000;
const decoder = new TextDecoder();

/** Reads a response and parses it, as all but our own client do. */
async function parsed(response) {
  return JSON.parse(decoder.decode(await response.arrayBuffer()));
}

async function withLibrary(check, response) {
  const rows = await parsed(response);
  const failed = [];
  for (let i = 0; i < rows.length; i++) {
    const issues = check(rows[i]);
    if (issues !== null) failed.push({ row: i, issues });
  }
  if (failed.length > 0) throw new Error(`${failed.length} rows are invalid`);
  return rows;
}

/** A call of list, over a fetch that gives the response that it is handed. */
function withClient(resource) {
  let next;
  const client = clientOf(resource, async () => next);
  return (response) => {
    next = response;
    return client.list();
  };
}

/** Times the work on a response; making the response is the network's part and not counted. */
function timed(work, respond) {
  return async () => {
    const response = respond();
    const start = performance.now();
    const rows = await work(response);
    const time = performance.now() - start;
    if ((rows.length ?? rows.byteLength) < ROWS) throw new Error("there are rows missing");
    return time;
  };
}

export async function w3(peers, data, options) {
  const tables = [];
  for (const resource of Object.keys(resources)) {
    const rows = data.reads(resource, ROWS);
    const bytes = new TextEncoder().encode(JSON.stringify(rows));
    const respond = () => new Response(bytes, { headers: { "content-type": "application/json" } });
    const works = { fieldgate: withClient(resource) };
    for (const peer of peers.filter((one) => one.name !== "fieldgate")) {
      works[peer.name] = (response) => withLibrary(peer.checks.read[resource], response);
    }
    works["(TextDecoder + JSON.parse)"] = parsed;
    const outputs = Object.entries(works).map(([name, work]) => [name, () => work(respond())]);
    await proveOutputs(Object.fromEntries(outputs), rows);
    works["(response.arrayBuffer alone)"] = (response) => response.arrayBuffer();
    const contenders = Object.entries(works).map(([name, work]) => [name, timed(work, respond)]);
    const results = await measure(Object.fromEntries(contenders), { ...options, collect: true });
    const title = "W3 response with 10,000 rows -> objects";
    tables.push({ id: "w3", title, resource, unit: "ms", bytes: bytes.length, results });
  }
  return tables;
}
