// Runs W1 to W4 in each browser.

import { coldPages, coldTable } from "./cold.mjs";
import { browsers } from "./launch.mjs";
import { openSite } from "./site.mjs";

/** Calls `told` with each table of each browser as it comes; gives, by browser, its version and tables. */
export async function runBrowsers(options, told) {
  const site = await openSite(["page", ...coldPages]);
  const found = {};
  try {
    for (const name of options.browsers) {
      const browser = await browsers[name]();
      if (browser === undefined) {
        told.missing(name);
        continue;
      }
      try {
        found[name] = await runIn(browser, site, options, told);
      } finally {
        await browser.close();
      }
    }
  } finally {
    site.close();
  }
  return found;
}

async function runIn(browser, site, options, told) {
  const version = await browser.version();
  told.browser(version);
  const page = await browser.newPage();
  page.on("pageerror", (error) => told.trouble(error));
  await page.goto(`${site.origin}/page.html`);
  await page.waitForFunction(() => globalThis.bench !== undefined);
  const isolated = await page.evaluate(async () => {
    await globalThis.bench.ready;
    return globalThis.crossOriginIsolated;
  });
  if (!isolated) throw new Error("the page is not isolated, so its timers are coarse");
  const proof = await page.evaluate((texts) => globalThis.bench.prove(texts), options.texts);
  told.proven(proof);
  const tables = [];
  for (const workload of options.only.filter((one) => /^w[1-4]$/.test(one))) {
    for (const text of options.texts) {
      const more = await page.evaluate((...args) => globalThis.bench.tablesOf(...args), workload, text, {
        rounds: options.rounds,
      });
      for (const table of more) told.table(table);
      tables.push(...more);
    }
  }
  if (options.only.includes("w6")) {
    const table = await coldTable(browser, site, options);
    told.table(table);
    tables.push(table);
  }
  return { version, proof, tables };
}
