// The public surface of the sandbox.

export type { Fault, SandboxOptions } from "./options.js";
export {
  createSandbox,
  type Sandbox,
  type SandboxParent,
  type SandboxResourceName,
  type SandboxRow,
  type SandboxSeed,
} from "./sandbox.js";
