// The pages of the matrix: the package's files as they are, in a page or a worker, under the strict policy.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EXPECTED } from "./scenario.mjs";
import { openSite } from "./server.mjs";
import { cellFolder, packageDir, workDir } from "./work.mjs";

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
function address(group, entry) {
  const { exports } = JSON.parse(readFileSync(join(packageDir(group), "package.json"), "utf8"));
  const { browser, default: other } = exports[entry];
  return (browser ?? other).default.replace(/^\./, "/node_modules/fieldgate");
}

/** The files of each kind of cell, for the package of a group. */
const kinds = {
  page: (group) => ({
    "main.js": `import * as fieldgate from "${address(group, ".")}";\n${SCENARIO}\n${main(`const found = scenario(fieldgate, ${API});`)}`,
  }),
  worker: (group) => ({
    "main.js": main(`const worker = new Worker(address, { type: "module" });\n${FROM_WORKER}`),
    "worker.js": `import * as fieldgate from "${address(group, ".")}";\n${SCENARIO}\nscenario(fieldgate, ${API})${ANSWER};\n`,
  }),
  "slim-worker": (group) => ({
    "main.js": main(`const worker = new Worker(address, { type: "module" });\n${FROM_WORKER}
fetch("/node_modules/fieldgate/fieldgate.wasm")
  .then((response) => WebAssembly.compileStreaming(response))
  .then((module) => worker.postMessage(module));`),
    "worker.js": `import * as fieldgate from "${address(group, "./slim")}";\n${SCENARIO}
onmessage = ({ data }) => scenario(fieldgate, ${API}, data)${ANSWER};\n`,
  }),
};

/** Shows the page of a cell in a browser, and checks what it finds. */
export async function visitCell(browser, group, id, kind) {
  cellFolder(group, id, { "index.html": PAGE, ...kinds[kind](group) });
  const site = await openSite({ folder: workDir(group) });
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

/** The kinds of cells of a browser. */
export const KINDS = Object.keys(kinds);
