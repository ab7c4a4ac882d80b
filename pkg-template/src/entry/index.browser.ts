// The entry `index` in browsers: the module is fetched on first use.

import "../runtime/browser.js";

export * from "../index.js";
