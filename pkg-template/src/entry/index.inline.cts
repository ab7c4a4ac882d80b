// The entry `inline` as CommonJS: the module is a part of the code, for bundlers that copy no files.

import "../runtime/inline.js";

export * from "../index.js";
