// A process that tells how long the package's module takes to compile and start, and all of its import.

import { tellReady } from "./ready.mjs";

let compiling = 0;
let compileStart;
/** Lets a constructor tell how long it takes. */
const timed = (original) =>
  new Proxy(original, {
    construct(target, args) {
      const start = performance.now();
      compileStart ??= start;
      const made = Reflect.construct(target, args);
      compiling += performance.now() - start;
      return made;
    },
  });
WebAssembly.Module = timed(WebAssembly.Module);
WebAssembly.Instance = timed(WebAssembly.Instance);

const start = performance.now();
await import("fieldgate");
const end = performance.now();
tellReady({ init: compiling, fromCompiling: end - compileStart, whole: end - start });
