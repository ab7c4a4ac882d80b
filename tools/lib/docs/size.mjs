// docs/size.md: what a page downloads, what the wasm is made of, and what was tried.
import { readFileSync } from "node:fs";
import { at } from "../paths.mjs";

const kilobytes = (bytes) => (bytes / 1000).toFixed(1);

function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}

/** The page, from what was measured. */
export function render({ pages, parts, growth }) {
  const budgets = JSON.parse(readFileSync(at("tools", "size-budget.json"), "utf8"));
  const all = parts.reduce((sum, [, size]) => sum + size, 0);
  const target = { "main entry": "26.0", validators: "13.0" };
  const downloads = pages.map(({ name, javascript, wasm, total }) => [
    name,
    kilobytes(javascript),
    kilobytes(wasm),
    kilobytes(total),
    target[name] ?? "",
    budgets[name] === undefined ? "" : kilobytes(budgets[name]),
  ]);
  return `<!-- Written by npm run size -- --write-docs: do not edit. -->

# Size

What a page downloads, in kB (1000 bytes) after brotli 11: the JavaScript as a bundler makes it (esbuild,
minified, what is not imported left out) and the one wasm. The last column is the budget that \`npm test\`
holds the package to.

${table(["import", "JavaScript", "wasm", "together", "aim", "budget"], downloads)}

A further resource adds ${growth.javascript + growth.wasm} bytes (${growth.javascript} of JavaScript, ${growth.wasm} of wasm; the aim is 300, the budget
${budgets["further resource"]}): its field names, limits, filters and generated code, measured by a build without
\`subTenantTenantConnection\`, which has 17 fields.

**The aims are not met.** What the package does beyond a validator costs most: list options with their
filters and suggestions, JSON text in and out, JSON:API documents, forms, JSON Schema, retries, bulk writes.

## The wasm by part

Bytes of code and data before compression, from a build that keeps names (\`npm run size\`); it is compiled for
speed (opt-level 2), as \`z\` is 0.5 kB smaller after brotli and takes up to a quarter longer.

${table(
  ["part", "bytes", "share"],
  parts.map(([name, size]) => [name, String(size), `${((size / all) * 100).toFixed(0)} %`]),
)}

## What libraries of the design would cost

Measured in a crate that does one exchange with nothing else in it (wasm and glue, brotli): without any of
them 3.0 + 0.9 kB; with gloo-net, wasm-bindgen-futures and web-sys 13.4 + 3.3 kB; with serde-wasm-bindgen
22.0 + 2.6 kB; with both 28.3 + 3.8 kB. So the fetch is issued by TypeScript, and values cross the boundary
as laid out bytes: [decisions](decisions.md) has the reasons.

The allocator is talc, which is 2.3 kB (brotli) smaller here than dlmalloc, with the same times.
`;
}
