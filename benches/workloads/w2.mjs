// W2: 10,000 objects to the bytes of a request body, validated on the way.

import { resources } from "../data.mjs";
import { checkAll } from "../lib/bodies.mjs";
import { measure } from "../lib/measure.mjs";
import { proveOutputs } from "../lib/prove.mjs";
import { clientOf } from "../peers/fieldgate.mjs";

const ROWS = 10_000;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Validates and encodes as an application does with a library; returns the bytes. */
function withLibrary(check, rows) {
  checkAll(check, rows);
  return encoder.encode(JSON.stringify(rows));
}

/** A call of bulkWrite; the clock stops when fetch is called, as the body is complete then. */
function withClient(resource, rows) {
  let arrived = 0;
  let body;
  const client = clientOf(resource, async (_url, init) => {
    arrived = performance.now();
    body = init.body;
    // What comes after the body is not measured: a refusal is the shortest answer.
    return new Response("{}", { status: 418, headers: { "content-type": "application/json" } });
  });
  return async () => {
    const start = performance.now();
    const report = await client.bulkWrite(rows, { chunkSize: rows.length, chunkBytes: 1 << 30 });
    if (report.stopped?.status !== 418) throw new Error("the rows were not sent");
    return { time: arrived - start, body };
  };
}

function timed(work) {
  return () => {
    const start = performance.now();
    const body = work();
    const time = performance.now() - start;
    if (body.length === 0) throw new Error("there is no body");
    return time;
  };
}

export async function w2(peers, data, options) {
  const tables = [];
  for (const resource of Object.keys(resources)) {
    const rows = data.creates(resource, ROWS);
    const call = withClient(resource, rows);
    const contenders = { fieldgate: async () => (await call()).time };
    const outputs = { fieldgate: async () => JSON.parse(decoder.decode((await call()).body)) };
    for (const peer of peers.filter((one) => one.name !== "fieldgate")) {
      const work = () => withLibrary(peer.checks.create[resource], rows);
      contenders[peer.name] = timed(work);
      outputs[peer.name] = () => JSON.parse(decoder.decode(work()));
    }
    contenders["(JSON.stringify)"] = timed(() => JSON.stringify(rows));
    contenders["(JSON.stringify + TextEncoder)"] = timed(() => encoder.encode(JSON.stringify(rows)));
    await proveOutputs(outputs, rows);
    const results = await measure(contenders, { ...options, collect: true });
    const bytes = encoder.encode(JSON.stringify(rows)).length;
    tables.push({
      id: "w2",
      title: "W2 10,000 objects -> request body",
      resource,
      unit: "ms",
      bytes,
      results,
    });
  }
  return tables;
}
