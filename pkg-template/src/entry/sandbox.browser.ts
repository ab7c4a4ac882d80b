// The entry `sandbox` in browsers: the module is fetched on first use.

import "../runtime/browser.js";

export * from "../sandbox/index.js";
