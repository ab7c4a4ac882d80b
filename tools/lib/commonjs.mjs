// The CommonJS half of the package: *.cts entries bundled with shared chunks, and their declarations.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { listFiles } from "./files.mjs";
import { buildDir } from "./paths.mjs";
import { Problem } from "./run.mjs";

const stageDir = join(buildDir, "commonjs");

/**
 * Bundles entries as CommonJS. esbuild splits ES modules only, and without shared chunks every entry would have
 * classes and a module of its own: so they are bundled as ES modules first, and then converted file by file.
 */
export async function bundleCommonJs(build, entryPoints, options) {
  rmSync(stageDir, { recursive: true, force: true });
  const staged = await build({
    ...options,
    entryPoints,
    outdir: stageDir,
    format: "esm",
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    outExtension: { ".js": ".cjs" },
  });
  const converted = await build({
    ...options,
    entryPoints: listFiles(stageDir).filter((name) => name.endsWith(".cjs")),
    outbase: stageDir,
    bundle: false,
    external: [],
    format: "cjs",
    outExtension: { ".js": ".cjs" },
  });
  return { warnings: [...staged.warnings, ...converted.warnings] };
}

const SPECIFIER = /(\bfrom\s*|\bimport\s*\(?\s*)"(\.[^"]+?)\.c?js"/g;

/**
 * Gives every *.d.cts that tsc has written the declarations that it imports, as CommonJS ones: to TypeScript a
 * CommonJS file cannot import from an ES module's declarations, even where both say the same.
 */
export function declareCommonJs(outDir) {
  const written = listFiles(outDir).filter((name) => name.endsWith(".d.cts"));
  const done = new Set();
  const declare = (target, source) => {
    if (done.has(target)) return;
    done.add(target);
    const text = readFileSync(source, "utf8").replace(SPECIFIER, (_, before, name) => {
      const imported = resolve(dirname(target), name);
      const own = `${imported}.d.cts`;
      if (own === target) throw new Problem(`${name}.cts would declare itself: it needs a name of its own.`);
      declare(own, written.includes(own) ? own : `${imported}.d.ts`);
      return `${before}"${name}.cjs"`;
    });
    writeFileSync(target, text);
  };
  for (const name of written) declare(name, name);
}
