// Loads the module from disk, at once, for Node, Deno and Bun.

import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { startFromDisk } from "./disk.js";

/** The folder of this code; a bundle as CommonJS has no address of a module. */
const here = () => (typeof __dirname === "string" ? __dirname : dirname(fileURLToPath(import.meta.url)));

/**
 * Where the package is installed, seen from the folder that the program runs in. Only for Turbopack, which hides
 * where code was: elsewhere a folder that the program happens to run in has no say in what is loaded.
 */
function installed(): string {
  if (!here().startsWith("/ROOT/")) throw new Error("not a bundle of Turbopack");
  return createRequire(join(process.cwd(), "index.js")).resolve("fieldgate/fieldgate.wasm");
}

startFromDisk(
  // In this form bundlers see it, and copy the file.
  () => new URL("../fieldgate.wasm", import.meta.url),
  // Those that do not see it: the file beside the bundle.
  () => join(here(), "fieldgate.wasm"),
  installed,
);
