// The public surface of the sandbox.

export type { Fault, SandboxOptions } from "./options.js";
export { createSandbox, type Sandbox, type SandboxResourceName, type SandboxRow } from "./sandbox.js";
