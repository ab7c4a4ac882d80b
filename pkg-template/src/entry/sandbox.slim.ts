// The entry `sandbox` where the caller loads the module, with init() of another entry.

export * from "../sandbox/index.js";
