// Loads the module from disk, at once.

import { readFileSync } from "node:fs";
import { start } from "../core/memory.js";
import { initSync } from "../wasm/fieldgate.js";

start(initSync({ module: readFileSync(new URL("../fieldgate.wasm", import.meta.url)) }));
