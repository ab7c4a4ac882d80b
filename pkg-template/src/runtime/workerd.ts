// Takes the module that the runtime has compiled.

import { startAtOnce } from "../core/ready.js";
// @ts-expect-error: the runtime gives a compiled module, of which TypeScript knows nothing.
import module from "../fieldgate.wasm";

startAtOnce(() => module as WebAssembly.Module);
