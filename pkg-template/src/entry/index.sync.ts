// The entry `index` where Node knows `module-sync`, in Deno and Bun: the module is read from disk at import.

import { startFromPackage } from "../runtime/package.js";

startFromPackage();

export * from "../index.js";
