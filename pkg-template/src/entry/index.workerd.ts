// The entry `index` in workerd: the module comes compiled.

import "../runtime/workerd.js";

export * from "../index.js";
