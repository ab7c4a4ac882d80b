// W6: a cold start, from the start of the process to the first validated page of 100 rows.

import { mkdirSync, writeFileSync } from "node:fs";
import { makeData } from "../data.mjs";
import { runChild } from "../lib/child.mjs";
import { measure, median } from "../lib/measure.mjs";

const folder = new URL("../out/", import.meta.url);

const processes = {
  fieldgate: ["cold-fieldgate"],
  "fieldgate/validators": ["cold-validators"],
  ajv: ["cold-library", "ajv"],
  "ajv standalone": ["cold-library", "ajv-standalone"],
  zod: ["cold-library", "zod"],
  valibot: ["cold-library", "valibot"],
  "(empty process)": ["cold-empty"],
  "(empty process, Node's fetch loaded)": ["cold-fetch"],
};

/** Milliseconds from the start of a process until it says that it is ready. */
const started = ([script, ...args]) => {
  return async () => {
    const start = performance.timeOrigin + performance.now();
    return (await runChild(script, args)).readyAt - start;
  };
};

async function initTable(rounds) {
  const found = [];
  for (let i = 0; i < rounds; i++) found.push(await runChild("cold-init"));
  const of = (key) => {
    const values = found.map((one) => one[key]);
    return { median: median(values), min: Math.min(...values) };
  };
  return {
    id: "w6.init",
    title: "W6 init in Node: parts of the first import",
    resource: "fieldgate",
    unit: "ms",
    results: {
      fieldgate: of("init"),
      "(from compiling to the end of the import)": of("fromCompiling"),
      "(whole import)": of("whole"),
    },
  };
}

export async function w6({ rounds }) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL("page.json", folder), JSON.stringify(makeData().reads("organization", 100)));
  const contenders = Object.fromEntries(Object.entries(processes).map(([name, one]) => [name, started(one)]));
  // Processes differ more than loops do: twice as many of them.
  const results = await measure(contenders, { rounds: rounds * 2, warmUp: 2 });
  const title = "W6 process start -> first validated page of 100 rows";
  return [
    { id: "w6", title, resource: "organization", text: "mostly", unit: "ms", results },
    await initTable(rounds),
  ];
}
