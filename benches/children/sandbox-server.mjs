// The package's sandbox behind its Node server, with rows, in a process of its own.

import { createSandbox } from "fieldgate/sandbox";
import { serve } from "fieldgate/sandbox/node";
import { makeData } from "../data.mjs";

const [resource, count] = process.argv.slice(2);
const sandbox = createSandbox({ credentials: false });
sandbox.seed(resource, makeData().reads(resource, Number(count)));

const answers = new Map();

/** The sandbox's answers, each made once: what it takes to make them is not what is compared. */
async function remembered(request) {
  const bytes =
    answers.get(request.url) ?? new Uint8Array(await (await sandbox.fetch(request)).arrayBuffer());
  answers.set(request.url, bytes);
  return new Response(bytes, { headers: { "content-type": "application/json" } });
}

const servers = [await serve(sandbox), await serve({ fetch: remembered })];
process.send(servers.map(({ url }) => url));
