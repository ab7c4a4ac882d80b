// The entry `validators` in browsers: the module is fetched on first use.

import "../runtime/browser.js";

export * from "../validators.js";
