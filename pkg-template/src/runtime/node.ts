// Loads the module from disk, at once, for Node, Deno and Bun.

import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { startFromDisk } from "./disk.js";

/** In this form bundlers see it, and copy the file. */
const packaged = () => new URL("../fieldgate.wasm", import.meta.url);

/** The folder of this code; a bundle as CommonJS has no address of a module. */
const here = () => (typeof __dirname === "string" ? __dirname : dirname(fileURLToPath(import.meta.url)));

/**
 * Where the package is installed, seen from the folder that the program runs in. Only for bundlers that make an
 * address for browsers of the file's, as Next.js does in server components: elsewhere a folder that the program
 * happens to run in has no say in what is loaded.
 */
function installed(): string {
  if (packaged().protocol === "file:") throw new Error("the module has a place of its own");
  // By hand: bundlers take what looks like an import for one.
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    const file = join(folder, "node_modules", "fieldgate", "fieldgate.wasm");
    if (existsSync(file) || folder === dirname(folder)) return file;
  }
}

// Second, for bundlers that do not see the file: beside the bundle.
startFromDisk(packaged, () => join(here(), "fieldgate.wasm"), installed);
