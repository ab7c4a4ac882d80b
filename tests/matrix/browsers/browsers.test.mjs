// The matrix of browsers: the package's files as they are, in pages and workers under a strict policy.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after } from "node:test";
import { openBrowser } from "../support/browsers.mjs";
import { EXPECTED } from "../support/scenario.mjs";
import { openSite } from "../support/server.mjs";
import { cellFolder, packageDir, runCells, workDir } from "../support/work.mjs";

const GROUP = "browsers";
const NAMES = ["chromium", "firefox", "webkit"];

const PAGE =
  '<!doctype html><meta charset="utf-8"><title>Matrix</title><script type="module" src="main.js"></script>';

/** What a page does with what it finds: text may not run, and the scenario's report is there to be read. */
const main = (work) => `let refused = "ran";
try { (0, eval)("1"); } catch (error) { refused = error.name; }
// Where the browser knows them, trusted types are required: a worker's address too must come from a policy.
const address = globalThis.trustedTypes
  ? trustedTypes.createPolicy("matrix", { createScriptURL: (url) => url }).createScriptURL("worker.js")
  : "worker.js";
${work}
found.then(
  (report) => { globalThis.report = { ...report, evalWas: refused }; },
  (error) => { globalThis.problem = String(error?.stack ?? error); },
);\n`;
const SCENARIO = 'import { scenario } from "./scenario.mjs";';
const API = "new URL('/api/', location.href).href";
const FROM_WORKER = `const found = new Promise((resolve, reject) => {
  worker.onmessage = ({ data }) => (data.report ? resolve(data.report) : reject(data.problem));
  worker.onerror = (event) => reject(event.message ?? "the worker could not be loaded");
});`;
const ANSWER = `.then(
    (report) => postMessage({ report }),
    (error) => postMessage({ problem: String(error?.stack ?? error) }),
  )`;

/** The address of an entry, as a page that reads the exports map would find it. */
function address(entry) {
  const { exports } = JSON.parse(readFileSync(join(packageDir(GROUP), "package.json"), "utf8"));
  const { browser, default: other } = exports[entry];
  return (browser ?? other).default.replace(/^\./, "/node_modules/fieldgate");
}

const kinds = {
  page: () => ({
    "main.js": `import * as fieldgate from "${address(".")}";\n${SCENARIO}\n${main(`const found = scenario(fieldgate, ${API});`)}`,
  }),
  worker: () => ({
    "main.js": main(`const worker = new Worker(address, { type: "module" });\n${FROM_WORKER}`),
    "worker.js": `import * as fieldgate from "${address(".")}";\n${SCENARIO}\nscenario(fieldgate, ${API})${ANSWER};\n`,
  }),
  "slim-worker": () => ({
    "main.js": main(`const worker = new Worker(address, { type: "module" });\n${FROM_WORKER}
fetch("/node_modules/fieldgate/fieldgate.wasm")
  .then((response) => WebAssembly.compileStreaming(response))
  .then((module) => worker.postMessage(module));`),
    "worker.js": `import * as fieldgate from "${address("./slim")}";\n${SCENARIO}
onmessage = ({ data }) => scenario(fieldgate, ${API}, data)${ANSWER};\n`,
  }),
};

const browsers = {};

after(async () => {
  for (const browser of Object.values(browsers)) await (await browser.catch(() => undefined))?.close();
});

async function visit(name, kind, id) {
  browsers[name] ??= openBrowser(name);
  cellFolder(GROUP, id, { "index.html": PAGE, ...kinds[kind]() });
  const browser = await browsers[name];
  const site = await openSite({ folder: workDir(GROUP) });
  try {
    const { evalWas, ...report } = await browser.visit(`${site.origin}/${id}/`);
    assert.equal(evalWas, "EvalError", "the policy is in force");
    assert.deepEqual(report, EXPECTED);
    const loads = site.asked.filter((path) => path.endsWith(".wasm"));
    assert.deepEqual(loads, ["/node_modules/fieldgate/fieldgate.wasm"], "fetched once");
  } finally {
    site.close();
  }
}

runCells(
  GROUP,
  Object.fromEntries(
    NAMES.flatMap((name) =>
      Object.keys(kinds).map((kind) => [`${name}-${kind}`, (id) => visit(name, kind, id)]),
    ),
  ),
  { tools: [] },
);
