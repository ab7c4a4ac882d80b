// A part of the fault matrix in Chromium: faults that its own fetch meets, on a site of their own.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launch } from "../../tools/browser.mjs";
import { answer, NAMES, resetFaults, seen } from "./support/faults.mjs";
import { startSite, stopSite } from "./support/site.mjs";

let browser;
let page;
const rejections = [];

before(async () => {
  const { origin, entry } = await startSite({ faults: answer });
  browser = await launch();
  page = await browser.newPage();
  page.on("pageerror", (error) => rejections.push(String(error)));
  await page.goto(`${origin}/`);
  await page.evaluate(async (where) => {
    const { Pigello } = await import(where);
    const id = "497f6eca-6276-4993-bfeb-53cbbbba6f08";
    const run = {
      list: (org) => org.list(),
      get: (org) => org.get(id),
      create: (org) => org.create({ name: "A" }),
      delete: (org) => org.delete(id),
      bulkWrite: async (org) => {
        const report = await org.bulkWrite([{ name: "A" }, { name: "B" }], { chunkSize: 1 });
        const { failed, unknown, unsent } = report;
        const places = { failed: failed.map(({ index }) => index), unknown, unsent };
        if (report.stopped !== undefined) throw Object.assign(report.stopped, { places });
        return report.written.length;
      },
      stream: async (org) => {
        const rows = [];
        for await (const row of org.stream()) rows.push(row);
        return rows.length;
      },
    };
    globalThis.organization = (fault) =>
      new Pigello({
        baseUrl: `/faults/${fault}`,
        timeout: fault === "silence" ? 400 : 20_000,
        maxResponseBytes: 100_000,
        retry: { sleep: async () => {} },
      }).sales.organization;
    globalThis.cell = async (fault, operation) => {
      try {
        return { ok: (await run[operation](globalThis.organization(fault))) ?? null };
      } catch (error) {
        const { name, outcome, attempts, places } = error;
        return { name, outcome, attempts, places };
      }
    };
  }, entry);
});

after(async () => {
  await browser?.close();
  stopSite();
});

/** Per fault: what reads, a create, a delete and a bulk write end with; sent once more is `×3`. */
const again = (name) => ({
  list: `${name} 3`,
  get: `${name} 3`,
  delete: `${name} 3`,
  create: `${name} 1`,
  bulkWrite: `${name} 1 unknown`,
  stream: `${name} 3`,
});
const once = (name, rows) => ({
  list: `${name} 1`,
  get: `${name} 1`,
  delete: `${name} 1`,
  create: `${name} 1`,
  bulkWrite: `${name} 1 ${rows}`,
  stream: `${name} 1`,
});
const expected = {
  silence: again("TimeoutError"),
  "cut-body": { ...again("NetworkError"), stream: "NetworkError 1" },
  "cut-json": { ...once("ResponseError", "unknown"), delete: undefined },
  html: once("ResponseError", "unknown"),
  redirect: once("ResponseError", "unknown"),
  large: once("ResponseError", "unknown"),
  "not-found": once("NotFoundError", "failed"),
  throttled: Object.fromEntries(
    Object.entries(once("RateLimitError", "failed")).map(([operation, cell]) => [
      operation,
      cell.replace("1", "3"),
    ]),
  ),
  gateway: { ...again("ServerError") },
};

describe("faults in Chromium", () => {
  test("every fault has its expectations", () =>
    assert.deepEqual(Object.keys(expected).sort(), [...NAMES].sort()));

  for (const [fault, cells] of Object.entries(expected)) {
    for (const [operation, cell] of Object.entries(cells).filter(([, one]) => one !== undefined)) {
      test(`${fault}: ${operation} is ${cell}`, async () => {
        resetFaults();
        const found = await page.evaluate((...of) => globalThis.cell(...of), fault, operation);
        const [name, attempts, rows] = cell.split(" ");
        assert.equal(found.name, name, JSON.stringify(found));
        assert.equal(found.attempts, Number(attempts));
        assert.equal(seen.length, Number(attempts), "requests that arrived");
        if (found.outcome !== undefined) assert.equal(found.outcome, "unknown");
        if (rows !== undefined) {
          assert.deepEqual(found.places, { failed: [], unknown: [], unsent: [1], [rows]: [0] });
        }
      });
    }
  }

  test("an abort rejects with the signal's own reason", async () => {
    const reason = await page.evaluate(async () => {
      const controller = new AbortController();
      const call = globalThis.organization("silence").list({}, { signal: controller.signal });
      setTimeout(() => controller.abort("enough"), 50);
      return call.catch((error) => error);
    });
    assert.equal(reason, "enough");
  });

  test("no rejection was left unhandled", () => assert.deepEqual(rejections, []));
});
