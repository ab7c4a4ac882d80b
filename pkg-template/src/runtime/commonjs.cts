// Loads the module from disk, at once, where ES modules cannot be required.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startAtOnce } from "../core/ready.js";

startAtOnce(() => readFileSync(join(__dirname, "..", "fieldgate.wasm")));
