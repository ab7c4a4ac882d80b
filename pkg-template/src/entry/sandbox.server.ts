// The entry `sandbox/node`: a Node server around the sandbox.

export * from "../sandbox/node.js";
