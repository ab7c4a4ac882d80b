// The entry `locale/sv` as CommonJS: messages in Swedish.

export * from "./locale.sv.js";
