// The entry `validators` in React Native: the module, where an engine can run it, is where init() is told.

import "../runtime/native.js";

export * from "../validators.js";
