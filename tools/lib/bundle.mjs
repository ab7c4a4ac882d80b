// From build/ts to JavaScript and declarations: tsc checks and declares, esbuild bundles the entries.
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { bundleCommonJs, declareCommonJs } from "./commonjs.mjs";
import { listFiles } from "./files.mjs";
import { buildDir, nodeBin, root } from "./paths.mjs";
import { capture, Problem } from "./run.mjs";

export const tsDir = join(buildDir, "ts");
const entryDir = join(tsDir, "entry");

/** Type-checks build/ts and writes the declarations; an error names the file that one would edit. */
export function declareTypes(outDir) {
  copyFileSync(join(root, "tools", "tsconfig.package.json"), join(tsDir, "tsconfig.json"));
  const tsc = capture(nodeBin("tsc"), ["-p", tsDir, "--outDir", outDir, "--pretty", "false"]);
  if (!tsc.ok) {
    const output = tsc.output.replace(/build\/ts\/(?!generated\/|wasm\/)/g, "pkg-template/src/");
    throw new Problem(`the types do not check:\n\n${output}`);
  }
  // tsc leaves out the declarations that are written by hand or by wasm-bindgen: the others import them.
  for (const file of listFiles(tsDir).filter((name) => /\.d\.c?ts$/.test(name))) {
    const target = join(outDir, relative(tsDir, file));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(file, target);
  }
  for (const file of listFiles(outDir).filter((name) => name.endsWith(".d.ts"))) forOlderCompilers(file);
  declareCommonJs(outDir);
}

/** Before TypeScript 5.7 typed arrays had no parameter, so declarations give them none. */
function forOlderCompilers(file) {
  const text = readFileSync(file, "utf8");
  const plain = text.replace(/\bUint8Array<[\w<>]+?>/g, "Uint8Array");
  if (plain !== text) writeFileSync(file, plain);
}

/** Every file in build/ts/entry is an entry: *.ts as an ES module, *.cts as CommonJS. */
export function entries() {
  const files = listFiles(entryDir).filter((name) => /\.c?ts$/.test(name) && !/\.d\.c?ts$/.test(name));
  if (files.length === 0) throw new Problem("pkg-template/src/entry holds no entry (*.ts, *.cts).");
  return files;
}

/** Bundles all entries into outDir: dist/entry/<name>.js, with what they share in dist/chunks. */
export async function bundle(outDir) {
  const { build } = await import("esbuild");
  const common = {
    absWorkingDir: root,
    outbase: tsDir,
    outdir: outDir,
    bundle: true,
    target: "es2022",
    platform: "neutral",
    // The wasm stays a file of its own: the bundler, the runtime or the caller decides how to load it.
    external: ["node:*", "*.wasm"],
    sourcemap: "linked",
    sourcesContent: true,
    legalComments: "none",
    charset: "utf8",
    logLevel: "silent",
  };
  const esm = entries().filter((name) => name.endsWith(".ts") && !name.endsWith(".cts"));
  const cjs = entries().filter((name) => name.endsWith(".cts"));
  const runs = [
    // One folder deep as the entries are, so that a URL relative to the code means the same in both.
    () =>
      build({
        ...common,
        entryPoints: esm,
        format: "esm",
        splitting: true,
        chunkNames: "chunks/[name]-[hash]",
      }),
    () => bundleCommonJs(build, cjs, common),
  ];
  for (const run of runs) {
    try {
      const { warnings } = await run();
      for (const warning of warnings) console.warn(`  warning: ${place(warning)}${warning.text}`);
    } catch (error) {
      if (!error.errors) throw error;
      throw new Problem(`esbuild failed:\n${error.errors.map((one) => place(one) + one.text).join("\n")}`);
    }
  }
  for (const map of listFiles(outDir).filter((name) => name.endsWith(".map"))) cleanSourceMap(map);
}

function place(message) {
  return message.location ? `${message.location.file}:${message.location.line}: ` : "";
}

/**
 * In a source map, build/ts is called src: the package's own name for a folder that it does not contain. The
 * module as base64 is left out, being in the code already, and so is what only a stage of the build had.
 */
function cleanSourceMap(file) {
  const map = JSON.parse(readFileSync(file, "utf8"));
  if (map.sources.some((source) => !source.includes("/ts/"))) {
    Object.assign(map, { sources: [], sourcesContent: [], mappings: "" });
  }
  map.sources = map.sources.map((source) => source.replace(/^.*?\/ts\//, "../src/"));
  map.sourcesContent = map.sourcesContent.map((text, i) =>
    map.sources[i].endsWith("wasm/base64.ts") ? null : text,
  );
  writeFileSync(file, JSON.stringify(map));
}

/** Every entry must have its declarations, or the package's types would silently be missing. */
export function checkDeclarations(outDir) {
  const missing = entries()
    .map((file) => relative(tsDir, file).replace(/\.(c?)ts$/, ".d.$1ts"))
    .filter((name) => !existsSync(join(outDir, name)));
  if (missing.length > 0) throw new Problem(`tsc wrote no ${missing.join(", ")}.`);
}
