// The entry `validators` in workerd: the module comes compiled.

import "../runtime/workerd.js";

export * from "../validators.js";
