// The sizes of the built files, as a table: what a page loads, raw and as servers send it.
import { readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { listFiles } from "./files.mjs";
import { distDir } from "./paths.mjs";

/** The raw, gzip 9 and brotli 11 size of some files together, in bytes. */
export function sizesOf(files) {
  return sizesOfData(Buffer.concat(files.map((file) => readFileSync(file))));
}

function sizesOfData(data) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: data.length };
  return {
    raw: data.length,
    gzip: gzipSync(data, { level: 9 }).length,
    brotli: brotliCompressSync(data, { params }).length,
  };
}

/** A module and all modules of the package that it imports statically. */
export function withImports(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, name] of readFileSync(file, "utf8").matchAll(/(?:\bfrom|^import)\s*"(\.[^"]+\.js)"/gm)) {
    withImports(resolve(dirname(file), name), seen);
  }
  return seen;
}

/** One row for the wasm and one for each entry with everything that it imports. */
export function sizeTable(dist = distDir) {
  const rows = [{ name: "fieldgate.wasm", ...sizesOf([join(dist, "fieldgate.wasm")]) }];
  for (const entry of listFiles(join(dist, "entry")).filter((name) => /\.c?js$/.test(name))) {
    const files = [...withImports(entry)];
    const more = files.length > 1 ? ` + ${files.length - 1} chunk${files.length > 2 ? "s" : ""}` : "";
    rows.push({ name: relative(dist, entry) + more, ...sizesOf(files) });
  }
  return rows;
}

export function formatSizes(rows) {
  const width = Math.max(...rows.map((row) => row.name.length), 8);
  const cell = (value) => String(value).padStart(10);
  const lines = [`  ${"bytes".padEnd(width)}${cell("raw")}${cell("gzip")}${cell("brotli")}`];
  for (const row of rows) {
    lines.push(`  ${row.name.padEnd(width)}${cell(row.raw)}${cell(row.gzip)}${cell(row.brotli)}`);
  }
  return lines.join("\n");
}

/** The page that has everything. */
const EVERYTHING = "main entry";

/** What a page can import, and what is then in its bundle. */
const PAGES = {
  [EVERYTHING]: 'export * from "./entry/index.browser.js";',
  validators: 'export * from "./entry/validators.browser.js";',
  "client of Pigello and schemas": 'export { init, Pigello, schemas } from "./entry/index.browser.js";',
  "schemas alone": 'export { init, schemas } from "./entry/index.browser.js";',
};

/** The JavaScript of a page, bundled and minified as a bundler does it. */
async function bundleOf(page, dist) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    stdin: { contents: PAGES[page], resolveDir: dist },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    external: ["*.wasm"],
    legalComments: "none",
    write: false,
    logLevel: "silent",
  });
  return Buffer.from(outputFiles[0].contents);
}

/** What a page downloads: the JavaScript of each import and the wasm, each compressed with brotli 11; in bytes. */
export async function pageSizes(dist = distDir) {
  const wasm = sizesOf([join(dist, "fieldgate.wasm")]).brotli;
  const rows = [];
  for (const name of Object.keys(PAGES)) {
    const javascript = sizesOfData(await bundleOf(name, dist)).brotli;
    rows.push({ name, javascript, wasm, total: javascript + wasm });
  }
  return rows;
}

/** What a page with everything downloads, uncompressed. */
export async function pageFiles(dist = distDir) {
  return { javascript: await bundleOf(EVERYTHING, dist), wasm: readFileSync(join(dist, "fieldgate.wasm")) };
}

/** How often two files are compressed to tell how much larger one is; odd, for the median. */
const TIMES = 31;

/**
 * How many bytes one file takes more than another after brotli 11. One comparison would say more of where the
 * blocks of the compression happen to end than of the files: moved by a few bytes, the same two files differ by
 * 100 bytes more or less. So they are moved, both alike, and the median counts.
 */
export function moreAfterBrotli(file, other) {
  const differences = Array.from({ length: TIMES }, (_, n) => {
    const before = Buffer.from(`${"x".repeat(n)}${(n * 7919) % 1000}`);
    const [more, less] = [file, other].map((data) => sizesOfData(Buffer.concat([before, data])));
    return more.brotli - less.brotli;
  });
  return differences.sort((a, b) => a - b)[(TIMES - 1) / 2];
}
