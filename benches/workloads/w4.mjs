// W4: the bytes of a JSON:API document with 10,000 rows to flattened plain objects, validated on the way.

import { answerOf, checkAll, parsed, timedOn } from "../lib/bodies.mjs";
import { flattened } from "../lib/flattened.mjs";
import { measure } from "../lib/measure.mjs";
import { proveOutputs } from "../lib/prove.mjs";
import { accountsOf } from "../peers/fieldgate.mjs";

const ROWS = 10_000;
const RESOURCE = "designationAccount";

/** A call of list, over a fetch that gives the response that it is handed. */
function withClient(options) {
  let next;
  const rows = accountsOf(async () => next, options);
  return (response) => {
    next = response;
    return rows();
  };
}

export async function w4(peers, data, options) {
  const document = data.document(ROWS);
  const bytes = new TextEncoder().encode(JSON.stringify(document));
  const works = {
    fieldgate: withClient(),
    "fieldgate, list then flatten": withClient({ afterwards: true }),
  };
  for (const { name, checks } of peers.filter((one) => one.name !== "fieldgate")) {
    works[name] = async (response) => {
      const found = await parsed(response);
      checkAll(checks.read[RESOURCE], found.data);
      return flattened(found);
    };
  }
  works["(TextDecoder + JSON.parse + flatten)"] = async (response) => flattened(await parsed(response));
  const outputs = Object.entries(works).map(([name, work]) => [name, () => work(answerOf(bytes))]);
  await proveOutputs(Object.fromEntries(outputs), flattened(document));
  // What the target speaks of: it neither checks nor flattens.
  works["(TextDecoder + JSON.parse)"] = parsed;
  const contenders = Object.entries(works).map(([name, work]) => [name, timedOn(bytes, work)]);
  const results = await measure(Object.fromEntries(contenders), { ...options, collect: true });
  const title = "W4 JSON:API document with 10,000 rows -> flattened rows";
  return [{ id: "w4", title, resource: RESOURCE, unit: "ms", bytes: bytes.length, results }];
}
