// Imported before tests: the package that they import sees no version of Node, and writes short texts as in browsers.
const { process } = globalThis;
const versions = { ...process.versions, node: undefined };
const set = (value) =>
  Object.defineProperty(globalThis, "process", { configurable: true, writable: true, value });
set(Object.create(process, { versions: { value: versions } }));
try {
  await import("fieldgate");
} finally {
  set(process);
}
