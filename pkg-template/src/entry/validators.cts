// The entry `validators` as CommonJS: the module is read from disk at import.

import "../runtime/commonjs.cjs";

export * from "../validators.js";
