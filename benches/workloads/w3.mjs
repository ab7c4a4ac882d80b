// W3: the bytes of a response with 10,000 rows to plain objects, validated on the way.

import { resources } from "../data.mjs";
import { answerOf, checkAll, parsed, timedOn } from "../lib/bodies.mjs";
import { measure } from "../lib/measure.mjs";
import { proveOutputs } from "../lib/prove.mjs";
import { clientOf } from "../peers/fieldgate.mjs";

const ROWS = 10_000;

/** A call of list, over a fetch that gives the response that it is handed. */
function withClient(resource) {
  let next;
  const client = clientOf(resource, async () => next);
  return (response) => {
    next = response;
    return client.list();
  };
}

export async function w3(peers, data, options) {
  const tables = [];
  for (const resource of Object.keys(resources)) {
    const rows = data.reads(resource, ROWS);
    const bytes = new TextEncoder().encode(JSON.stringify(rows));
    const works = { fieldgate: withClient(resource) };
    for (const { name, checks } of peers.filter((one) => one.name !== "fieldgate")) {
      works[name] = async (response) => {
        const found = await parsed(response);
        checkAll(checks.read[resource], found);
        return found;
      };
    }
    works["(TextDecoder + JSON.parse)"] = parsed;
    const outputs = Object.entries(works).map(([name, work]) => [name, () => work(answerOf(bytes))]);
    await proveOutputs(Object.fromEntries(outputs), rows);
    const contenders = Object.entries(works).map(([name, work]) => [name, timedOn(bytes, work)]);
    const results = await measure(Object.fromEntries(contenders), { ...options, collect: true });
    const title = "W3 response with 10,000 rows -> objects";
    tables.push({ id: "w3", title, resource, unit: "ms", bytes: bytes.length, results });
  }
  return tables;
}
