// The full differential run: node tests/judges/run.mjs --count 500000 [--seed 1]
import { parseArgs } from "node:util";
import { differences } from "./support/differences.mjs";
import { run } from "./support/differential.mjs";

const { values } = parseArgs({
  options: { count: { type: "string", default: "500000" }, seed: { type: "string", default: "1" } },
});
const start = performance.now();
const totals = run(Number(values.seed), Number(values.count), (done) => {
  if (done % 50_000 === 0) console.log(`${done} values`);
});
console.log(
  `${totals.values} values (${totals.valid} valid) and ${totals.texts} texts: the same verdicts and failing keys, ` +
    `in ${Math.round((performance.now() - start) / 1000)} s`,
);
for (const { name, reason } of differences) {
  console.log(`  ${String(totals.differences.get(name) ?? 0).padStart(7)}  ${name}: ${reason}`);
}
