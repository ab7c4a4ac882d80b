// Imported before tests: the package that they import sees no version of Node, and writes short texts as in browsers.
import assert from "node:assert/strict";

const { process } = globalThis;
const versions = { ...process.versions, node: undefined };
const set = (value) =>
  Object.defineProperty(globalThis, "process", { configurable: true, writable: true, value });
set(Object.create(process, { versions: { value: versions } }));
let fieldgate;
try {
  fieldgate = await import("fieldgate");
} finally {
  set(process);
}

const check = () => {
  const value = { name: "A", organization: { id: "497f6eca-6276-4993-bfeb-53cbbbba6f08" } };
  assert.equal(fieldgate.schemas.organization.create.validate(value).ok, true);
};
// The first text makes room. Without the rest the tests would pass in the way of Node, too.
check();
const { encodeInto } = TextEncoder.prototype;
TextEncoder.prototype.encodeInto = () => assert.fail("short texts are not written as in browsers");
check();
TextEncoder.prototype.encodeInto = encodeInto;
