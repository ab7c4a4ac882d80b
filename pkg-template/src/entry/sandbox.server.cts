// The entry `sandbox/node` as CommonJS: a Node server around the sandbox.

export * from "../sandbox/node.js";
