// Loads the module from disk, at once, for Node, Deno and Bun.

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { startFromDisk } from "./disk.js";

startFromDisk(
  // In this form bundlers see it, and copy the file.
  () => new URL("../fieldgate.wasm", import.meta.url),
  // Those that do not: a bundle as an ES module or as CommonJS, with the file beside it.
  () =>
    join(
      typeof __dirname === "string" ? __dirname : dirname(fileURLToPath(import.meta.url)),
      "fieldgate.wasm",
    ),
);
