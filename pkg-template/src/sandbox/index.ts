// The public surface of the sandbox.

// With all that the package shares in one file, an import loads few of them.
import "../validators.js";

export type { Fault, SandboxOptions } from "./options.js";
export {
  createSandbox,
  type Sandbox,
  type SandboxParent,
  type SandboxResourceName,
  type SandboxRow,
  type SandboxSeed,
} from "./sandbox.js";
