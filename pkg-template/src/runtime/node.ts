// Loads the module from disk, at once, for bundles and for Nodes without the condition `module-sync`.

import fs from "node:fs";
import path from "node:path";
import url from "node:url";
import { type Builtin, startFromPackage } from "./package.js";

const modules: Readonly<Record<string, object>> = { "node:fs": fs, "node:path": path, "node:url": url };

startFromPackage(((name: string) => modules[name]) as Builtin);
