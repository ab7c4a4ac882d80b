// Where things are: every folder that the tools read or write, found from this file's own place.
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..");
/** A path inside the checkout. */
export const at = (...parts) => join(root, ...parts);

export const buildDir = at("build");
export const distDir = at("dist");
export const toolBinDir = at("tools", "target", "debug");
export const nodeBinDir = at("node_modules", ".bin");
export const nodeBin = (name) => join(nodeBinDir, name);
