// Writes the OpenAPI documents of the package: the façade's own code makes them, run once at build time.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { tsDir } from "./bundle.mjs";
import { buildDir, root } from "./paths.mjs";

/** Writes each document into outDir/openapi. */
export async function writeOpenApi(outDir) {
  const { build } = await import("esbuild");
  const code = join(buildDir, "openapi.mjs");
  await build({
    absWorkingDir: root,
    entryPoints: [join(tsDir, "openapi", "documents.ts")],
    outfile: code,
    bundle: true,
    format: "esm",
    platform: "node",
    logLevel: "silent",
  });
  // A new address each time: a module that was imported stays as it was.
  const { documents } = await import(`${pathToFileURL(code).href}?${Date.now()}`);
  mkdirSync(join(outDir, "openapi"), { recursive: true });
  for (const [name, document] of Object.entries(documents)) {
    writeFileSync(join(outDir, "openapi", name), `${JSON.stringify(document(), null, 2)}\n`);
  }
  rmSync(code);
}
