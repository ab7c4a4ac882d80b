// The entry `sandbox` as CommonJS: the module is read from disk at import.

import "../runtime/commonjs.cjs";

export * from "../sandbox/index.js";
