// The matrix of browsers: plain pages and workers in each of them.
import { after } from "node:test";
import { openBrowser } from "../support/browsers.mjs";
import { KINDS, visitCell } from "../support/pages.mjs";
import { runCells } from "../support/work.mjs";

const GROUP = "browsers";
const browsers = {};

after(async () => {
  for (const browser of Object.values(browsers)) await (await browser.catch(() => undefined))?.close();
});

async function visit(name, id, kind) {
  browsers[name] ??= openBrowser(name);
  await visitCell(await browsers[name], GROUP, id, kind);
}

runCells(
  GROUP,
  Object.fromEntries(
    ["chromium", "firefox", "webkit"].flatMap((name) =>
      KINDS.map((kind) => [`${name}-${kind}`, (id) => visit(name, id, kind)]),
    ),
  ),
  { tools: [] },
);
