// Loads the module from disk, at once.

import { readFileSync } from "node:fs";
import { preferEncodeInto, start } from "../core/memory.js";
import { initSync } from "../wasm/fieldgate.js";

preferEncodeInto();
start(initSync({ module: readFileSync(new URL("../fieldgate.wasm", import.meta.url)) }));
