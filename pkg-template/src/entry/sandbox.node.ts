// The entry `sandbox` in Node, Deno and Bun: the module is read from disk at import.

import "../runtime/node.js";

export * from "../sandbox/index.js";
