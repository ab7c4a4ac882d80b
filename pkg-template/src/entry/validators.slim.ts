// The entry `validators` where the caller loads the module, with init().

export * from "../validators.js";
