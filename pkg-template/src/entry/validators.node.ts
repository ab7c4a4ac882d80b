// The entry `validators` in bundles for Node and in older Nodes: the module is read from disk at import.

import "../runtime/node.js";

export * from "../validators.js";
