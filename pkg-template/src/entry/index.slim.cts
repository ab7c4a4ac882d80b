// The entry `slim` as CommonJS: the module is where the caller says in init(), and nowhere else.

export * from "../index.js";
