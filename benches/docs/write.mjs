// Writes docs/performance.md and its chart from the results of the last runs.

import { readFileSync, writeFileSync } from "node:fs";
import { readResults } from "../lib/results.mjs";
import { chart } from "./chart.mjs";
import { page } from "./page.mjs";

const docs = new URL("../../docs/", import.meta.url);

export function writeDocs() {
  const results = readResults();
  if (results.engines.node === undefined) throw new Error("there are no results yet: npm run bench");
  const method = readFileSync(new URL("method.md", import.meta.url), "utf8").trim();
  writeFileSync(new URL("performance.md", docs), page(results, method));
  writeFileSync(new URL("performance.svg", docs), chart(results.engines.node));
}
