// The entry `sandbox` in workerd: the module comes compiled.

import "../runtime/workerd.js";

export * from "../sandbox/index.js";
