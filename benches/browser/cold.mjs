// W6 in a browser: from navigation to the first validated page of 100 rows, with nothing cached.

import { measure } from "../lib/measure.mjs";

const pages = {
  fieldgate: "cold-fieldgate",
  "fieldgate, module preloaded": "cold-fieldgate.preloaded",
  zod: "cold-zod",
  valibot: "cold-valibot",
  "ajv standalone": "cold-ajv-standalone",
  "(page that only fetches the rows)": "cold-fetch",
  "(empty page)": "cold-empty",
};

export const coldPages = Object.values(pages).filter((page) => !page.includes("."));

export async function coldTable(browser, site, { rounds }) {
  const page = await browser.newPage();
  const started = (name) => async () => {
    await page.goto(`${site.origin}/${name}.html`);
    await page.waitForFunction(() => globalThis.readyAt !== undefined);
    return page.evaluate(() => globalThis.readyAt);
  };
  const contenders = Object.fromEntries(Object.entries(pages).map(([name, one]) => [name, started(one)]));
  const results = await measure(contenders, { rounds: rounds * 2, warmUp: 2 });
  await page.close();
  const title = "W6 navigation -> first validated page of 100 rows";
  return { id: "w6", title, resource: "organization", text: "mostly", unit: "ms", results };
}
