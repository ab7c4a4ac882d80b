// Takes the module that the runtime has compiled.

import { start } from "../core/memory.js";
// @ts-expect-error: the runtime gives a compiled module, of which TypeScript knows nothing.
import module from "../fieldgate.wasm";
import { initSync } from "../wasm/fieldgate.js";

start(initSync({ module: module as WebAssembly.Module }));
