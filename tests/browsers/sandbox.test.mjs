// The sandbox in Chromium: client, sandbox and module in one page, with no server behind them.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createSandbox } from "fieldgate/sandbox";
import { serve } from "fieldgate/sandbox/node";
import { launch } from "../../tools/browser.mjs";
import { startForm } from "../js/support/examples.mjs";

let form;
let browser;
let page;

before(async () => {
  form = await startForm();
  browser = await launch();
  page = await browser.newPage();
  // An address of the same origin and policy, on which no code has run.
  await page.goto(new URL("/nothing-here", form.url).href);
});

after(async () => {
  await browser?.close();
  await form?.stop();
});

test("the sandbox loads the module by itself and serves the client", async () => {
  const seen = await page.evaluate(async () => {
    const { createSandbox } = await import("/fieldgate/entry/sandbox.browser.js");
    const { Pigello } = await import("/fieldgate/entry/index.browser.js");
    const sandbox = createSandbox();
    const raw = await sandbox.fetch("http://localhost/sales/organization/list/");
    const credentials = {
      customerId: "c1",
      applicationId: "a1",
      serviceId: "s1",
      serviceVersionId: "v1",
      clientCt: "t1",
      clientObjectId: "o1",
      clientSecret: "secret",
    };
    const pigello = new Pigello({ baseUrl: "http://localhost", fetch: sandbox.fetch, credentials });
    const row = await pigello.sales.organization.create({ name: "Norra" });
    const again = await pigello.sales.organization.create({ name: "Norra" }).catch((error) => error);
    const lines = await pigello.sales.organization.list({ jsonl: true });
    return {
      raw: raw.status,
      row,
      again: [again.status, again.issues[0].path],
      lines,
      rows: sandbox.rows("organization"),
    };
  });
  assert.equal(seen.raw, 401);
  assert.deepEqual(seen.again, [400, ["name"]]);
  assert.deepEqual([seen.lines, seen.rows], [[seen.row], [seen.row]]);
});

test("seeding asks for the module", async () => {
  const fresh = await browser.newPage();
  await fresh.goto(new URL("/nothing-here", form.url).href);
  const names = await fresh.evaluate(async () => {
    const { createSandbox } = await import("/fieldgate/entry/sandbox.browser.js");
    const { init } = await import("/fieldgate/entry/index.browser.js");
    const sandbox = createSandbox();
    const early = (() => {
      try {
        return sandbox.seed("organization", [{ name: "A" }]);
      } catch (error) {
        return error.name;
      }
    })();
    await init();
    return [early, sandbox.seed("organization", [{ name: "A" }])[0].name];
  });
  assert.deepEqual(names, ["NotReadyError", "A"]);
});

test("a server of another origin: pages that it allows, and no others", async () => {
  const { origin } = new URL(form.url);
  const answers = {};
  for (const allowOrigin of [origin, "*", undefined, "http://localhost:1"]) {
    const server = await serve(createSandbox({ credentials: false, token: false }), { allowOrigin });
    const fresh = await browser.newPage();
    try {
      // What the page may connect to is not what is tested here.
      await fresh.setBypassCSP(true);
      await fresh.goto(new URL("/nothing-here", form.url).href);
      answers[allowOrigin] = await fresh.evaluate(async (baseUrl) => {
        const { Mpdx, Pigello } = await import("/fieldgate/entry/index.browser.js");
        const { organization } = new Pigello({ baseUrl, headers: { "x-trace": "7" } }).sales;
        const list = "497f6eca-6276-4993-bfeb-53cbbbba6f08";
        const { designationAccounts } = new Mpdx({ baseUrl, token: "t" }).accountList(list);
        try {
          const row = await organization.create({ name: "Norra" });
          await organization.update(row.id, { name: "Södra" });
          const missing = await designationAccounts.list().catch((error) => error.status);
          return [(await organization.list()).map(({ name }) => name), missing];
        } catch (error) {
          return [error.name];
        }
      }, server.url);
    } finally {
      await fresh.close();
      await server.close();
    }
  }
  const fine = [["Södra"], 404];
  assert.deepEqual(answers, {
    [origin]: fine,
    "*": fine,
    undefined: ["NetworkError"],
    "http://localhost:1": ["NetworkError"],
  });
});
