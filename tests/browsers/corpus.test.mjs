// The corpus in Chromium: the same issues, in the same order, as in Node and natively.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "../../tools/browser.mjs";
import { corpus, disagreements } from "../js/support/corpus.mjs";
import { startSite, stopSite } from "./support/site.mjs";

let browser;
let page;
let entry;

before(async () => {
  let origin;
  ({ origin, entry } = await startSite());
  browser = await launch();
  page = await browser.newPage();
  await page.goto(`${origin}/`);
});

after(async () => {
  await browser?.close();
  stopSite();
});

test("values, rows, text and bytes: paths, codes, params and order are as expected", async () => {
  await page.evaluate(async (where) => {
    const { init, schemas } = await import(where);
    await init();
    globalThis.schemas = schemas;
  }, entry);
  const { cases, counts, wrong } = await page.evaluate(disagreements, corpus);
  assert.deepEqual(wrong, []);
  assert.ok(cases >= 2_000 && counts.text === cases && counts.rows >= 12, JSON.stringify(counts));
});
