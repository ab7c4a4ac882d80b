// The size suites: what a page downloads, and what each further resource adds, stay within their budgets.
import { readFileSync } from "node:fs";
import { resourceGrowth } from "../lib/growth.mjs";
import { at } from "../lib/paths.mjs";
import { say } from "../lib/run.mjs";
import { pageSizes } from "../lib/sizes.mjs";

const budgets = JSON.parse(readFileSync(at("tools", "size-budget.json"), "utf8"));

function compare(sizes) {
  const result = { passed: 0, failed: 0 };
  for (const [name, size] of Object.entries(sizes)) {
    const fits = size <= budgets[name];
    result[fits ? "passed" : "failed"] += 1;
    say(`  ${fits ? "ok" : "FAILED"} ${name}: ${size} bytes, brotli, of ${budgets[name]}`);
  }
  return result;
}

async function pages() {
  const found = new Map((await pageSizes()).map(({ name, total }) => [name, total]));
  // An import that is not there any more is over every budget.
  const sizes = ["main entry", "validators"].map((name) => [
    name,
    found.get(name) ?? Number.POSITIVE_INFINITY,
  ]);
  return compare(Object.fromEntries(sizes));
}

async function growth() {
  const { javascript, wasm } = await resourceGrowth();
  return compare({ "further resource": javascript + wasm });
}

export const suites = [
  { name: "size", what: "the budget of what a page downloads", needsPackage: true, run: pages },
  // A whole second build.
  {
    name: "growth",
    what: "the budget of a further resource",
    needsPackage: true,
    onlyFull: true,
    run: growth,
  },
];
