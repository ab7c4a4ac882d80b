// The entry `sandbox` where Node knows `module-sync`, in Deno and Bun: the module is read from disk at import.

import { startFromPackage } from "../runtime/package.js";

startFromPackage();

export * from "../sandbox/index.js";
