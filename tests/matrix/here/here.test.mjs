// The quick part of the matrix, which every change runs: the Node of this machine, and a page in Chromium.
import { after } from "node:test";
import { openBrowser } from "../support/browsers.mjs";
import { visitCell } from "../support/pages.mjs";
import { ONE, program } from "../support/programs.mjs";
import { runCells } from "../support/work.mjs";

const GROUP = "here";
const node = (kind, expected) => (id) => program(GROUP, id, kind, process.execPath, [], expected);

let chromium;
after(async () => (await chromium)?.close());

runCells(
  GROUP,
  {
    "node-import": node("import"),
    "node-require": node("require"),
    "node-both": node("both", ONE),
    "chromium-page": async (id) => {
      chromium ??= openBrowser("chromium");
      await visitCell(await chromium, GROUP, id, "page");
    },
  },
  { tools: [] },
);
