// npm run docs: builds the package and writes the pages of docs/ that are made from it and from its tests.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { groups } from "../tests/matrix/cells.mjs";
import { BROWSERS, renderRuntimes } from "./lib/docs/runtimes.mjs";
import { render } from "./lib/docs/validation.mjs";
import { at } from "./lib/paths.mjs";
import { main, Problem, say } from "./lib/run.mjs";
import { installPackage } from "./pack.mjs";

/** Notes the versions of the browsers that the matrix runs here; of one that is missing the last one stays. */
async function noteBrowsers() {
  // It serves the package, so it can be loaded only when that is installed.
  const { openBrowser } = await import("../tests/matrix/support/browsers.mjs");
  const versions = existsSync(BROWSERS) ? JSON.parse(readFileSync(BROWSERS, "utf8")) : {};
  for (const name of new Set(groups.browsers.cells.map(({ browser }) => browser))) {
    try {
      const browser = await openBrowser(name);
      versions[name] = /\d[\d.]*/.exec(browser.version)[0];
      await browser.close();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      say(`${error.message} Its version stays as it was noted.`);
    }
  }
  writeFileSync(BROWSERS, `${JSON.stringify(versions, null, 2)}\n`);
}

await main(async () => {
  await installPackage();
  await noteBrowsers();
  mkdirSync(at("docs"), { recursive: true });
  writeFileSync(at("docs", "validation.md"), await render());
  writeFileSync(at("docs", "runtimes.md"), renderRuntimes());
  say("docs/validation.md and docs/runtimes.md are written");
});
