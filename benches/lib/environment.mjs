// What a run was made on: the machine and the versions.

import { readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";

const { devDependencies } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

const PACKAGES = [
  "@sinclair/typebox",
  "typebox",
  "ajv",
  "ajv-formats",
  "arktype",
  "zod",
  "valibot",
  "openapi-fetch",
];

/** The packages that are compared, as package.json pins them. */
export const packages = Object.fromEntries(PACKAGES.map((name) => [name, devDependencies[name]]));

/** Linux hides the model in some virtual machines; what is known is told. */
export function machine() {
  return {
    cpu: cpus()[0]?.model.trim() || "unknown",
    cores: cpus().length,
    platform: `${process.platform} ${process.arch}`,
    load: loadavg()[0].toFixed(1),
  };
}

export const nodeVersion = `Node ${process.version}, V8 ${process.versions.v8}`;
