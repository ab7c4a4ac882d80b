// Takes the module that the runtime has compiled.

import { start } from "../core/memory.js";
import { initSync } from "../wasm/fieldgate.js";
// @ts-ignore: the runtime gives a compiled module, of which TypeScript knows nothing.
import module from "../fieldgate.wasm";

start(initSync({ module: module as WebAssembly.Module }));
