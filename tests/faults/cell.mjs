// One cell of the matrix: an operation of the client against a fault, and all that was seen of it.

import { Mpdx, Pigello } from "fieldgate";
import { credentials } from "../support/pigello.mjs";
import { ID, serve } from "./server.mjs";
import { NOW } from "./statuses.mjs";

/** Longer than any cell takes; what is slower hangs. */
export const DEADLINE = 20_000;
export const ROWS = Object.freeze([{ name: "A" }, { name: "B" }, { name: "C" }]);

async function collect(rows) {
  const all = [];
  for await (const one of rows) all.push(one);
  return all;
}

const run = {
  list: (org) => org.list(),
  get: (org) => org.get(ID),
  create: (org) => org.create({ name: "A" }),
  update: (org) => org.update(ID, { name: "A" }),
  delete: (org) => org.delete(ID),
  bulkWrite: (org) => org.bulkWrite(ROWS, { chunkSize: 2 }),
  stream: (org) => collect(org.stream()),
};

const mpdxRun = {
  mpdxList: (accounts) => accounts.list(),
  mpdxGet: (accounts) => accounts.get(ID),
  mpdxUpdate: (accounts) => accounts.update(ID, { active: true, overwrite: true }),
};

/** Calls an operation of either API, of a client that is made with these options. */
async function call(operation, options) {
  if (operation in run) return run[operation](new Pigello({ credentials, ...options }).sales.organization);
  const mpdx = new Mpdx({ token: credentials.clientSecret, ...options });
  return mpdxRun[operation](mpdx.accountList(ID).designationAccounts);
}

/** Runs a cell; gives its value or error, the requests that arrived, the waits and what the hooks were told. */
export async function runCell(fault, operation) {
  const server = await serve(fault, operation);
  const waits = [];
  const events = [];
  let fetches = 0;
  const options = {
    baseUrl: server.baseUrl,
    timeout: fault.timeout ?? DEADLINE,
    deadline: fault.deadline ?? DEADLINE,
    maxResponseBytes: 1024 * 1024,
    retry: {
      baseDelay: 100,
      random: () => 0.5,
      now: () => NOW,
      sleep: async (milliseconds) => {
        waits.push(milliseconds);
      },
    },
    hooks: {
      onRequest: (event) => events.push(["request", event]),
      onResponse: (event) => events.push(["response", event]),
      onRetry: (event) => events.push(["retry", event]),
    },
    fetch: async (url, init) => {
      const number = ++fetches;
      const response = await fetch(url, init);
      server.noteHead(number);
      return response;
    },
  };
  const begun = performance.now();
  const seen = { waits, events, requests: server.requests };
  try {
    seen.value = await call(operation, options);
  } catch (error) {
    seen.error = error;
  }
  seen.took = performance.now() - begun;
  seen.fetches = fetches;
  await server.close();
  return seen;
}
