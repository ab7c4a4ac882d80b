// The entry `sandbox/node`: a Node server around the sandbox.

// With all that the package shares in one file, an import loads few of them.
import "../validators.js";

export * from "../sandbox/node.js";
