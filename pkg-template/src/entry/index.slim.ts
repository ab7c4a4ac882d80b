// The entry `slim`: the module is where the caller says in init(), and nowhere else.

export * from "../index.js";
