// Loads the module from disk, at once, where ES modules cannot be required.

import { join } from "node:path";
import { startFromDisk } from "./disk.js";

startFromDisk(() => join(__dirname, "..", "fieldgate.wasm"));
