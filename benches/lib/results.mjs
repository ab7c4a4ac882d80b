// The results on disk: out/result.json, with a part for each engine.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";

const folder = new URL("../out/", import.meta.url);
const file = new URL("result.json", folder);

export function readResults() {
  const found = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  return { ...found, engines: found.engines ?? {} };
}

/** The workloads stand in their order, growth last. */
const placeOf = ({ id }) => (id.startsWith("w") ? Number.parseInt(id.slice(1), 10) : 99);

/** Puts an engine's part in the place of the one before; tables that were not measured now stay. */
export function saveResults(engine, part) {
  const results = readResults();
  const measured = new Set(part.tables.map(({ id }) => id));
  const kept = (results.engines[engine]?.tables ?? []).filter(({ id }) => !measured.has(id));
  const tables = [...kept, ...part.tables].sort((a, b) => placeOf(a) - placeOf(b));
  results.engines[engine] = { ...part, tables };
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify(results, null, 1)}\n`);
}
