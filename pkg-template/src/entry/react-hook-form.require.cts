// The entry `react-hook-form` as CommonJS: a resolver for react-hook-form.

export * from "./react-hook-form.js";
