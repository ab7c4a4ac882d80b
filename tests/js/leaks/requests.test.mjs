// 100,000 requests of each kind leave nothing behind: answered, refused, broken and aborted ones.
import "../../support/wasm-memory.mjs";
import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { describe, test } from "node:test";
import { Mpdx, Pigello } from "fieldgate";
import { assertFlat } from "../../support/flat-memory.mjs";
import { row as account, page as documentOf, LIST } from "../../support/mpdx.mjs";
import { ID, rejection } from "../../support/pigello.mjs";

const CALLS = 100_000;
const ROW = `{"id":"${ID}","name":"Norra"}`;
const headers = new Headers({ "content-type": "application/json" });

const clientOf = (fetch) =>
  new Pigello({ baseUrl: "http://localhost", fetch, retry: false }).sales.organization;

/** A fetch whose answers are without the machinery of fetch: that would be most of the time. */
function fetching(text, status = 200) {
  const { buffer } = new TextEncoder().encode(text);
  const answer = { status, headers, body: null, arrayBuffer: async () => buffer };
  return async () => answer;
}

const answering = (text, status) => clientOf(fetching(text, status));

const rows = answering(`[${ROW}]`);
const row = answering(ROW);
const lines = answering(`${ROW}\n${ROW}\n`);
const silent = clientOf(
  (_, { signal }) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    }),
);

const related = { organization: { data: { type: "organizations", id: ID } } };
const accounts = new Mpdx({
  baseUrl: "http://localhost",
  fetch: fetching(JSON.stringify(documentOf([{ ...account(), relationships: related }]))),
}).accountList(LIST).designationAccounts;

async function count(all) {
  let found = 0;
  for await (const _ of all) found += 1;
  return found;
}

/** Each of these ends in another error. */
const errors = [
  (i) => rejection(row.create({ nmae: i })),
  (i) => rejection(row.get(`${i}`)),
  () => rejection(refused.get(ID)),
  () => rejection(broken.get(ID)),
  () => rejection(unreachable.get(ID)),
  (i) => rejection(rows.list({ filters: { [`f${i}`]: 1 } })),
];
const refused = answering('{"name":["Taken."]}', 400);
const broken = answering('{"name":7}');
const unreachable = clientOf(async () => {
  throw new TypeError("no");
});

/** Aborted before it begins, while it waits, and by a signal that many calls share. */
const shared = new AbortController();
const aborts = [
  () => rejection(silent.list({}, { signal: AbortSignal.abort("no") })),
  async () => {
    const controller = new AbortController();
    const pending = rejection(silent.list({}, { signal: controller.signal }));
    // By then the request is under way.
    for (let turn = 0; turn < 10; turn++) await undefined;
    controller.abort("no");
    assert.equal(await pending, "no");
  },
  () => rows.list({}, { signal: shared.signal }),
];

const kinds = {
  lists: async () => assert.equal((await rows.list()).length, 1),
  "documents, plain or not": async (i) =>
    assert.equal((await accounts.list({}, { flatten: i % 2 === 0 })).data.length, 1),
  "bulk writes": async (i) => assert.equal((await rows.bulkWrite([{ name: `${i}` }])).written.length, 1),
  "streams and pages": async (i) =>
    assert.equal(await count(i % 2 ? lines.stream() : rows.iterate()), i % 2 ? 2 : 1),
  errors: async (i) => assert.ok((await errors[i % errors.length](i)) instanceof Error),
  aborts: (i) => aborts[i % aborts.length](),
};

describe(`${CALLS} times`, () => {
  for (const [what, work] of Object.entries(kinds)) test(what, () => assertFlat(CALLS, work));

  test("a signal that many calls share keeps no listeners of them", async () => {
    for (let i = 0; i < 100; i++) await rows.list({}, { signal: shared.signal });
    assert.equal(getEventListeners(shared.signal, "abort").length, 0);
  });
});
