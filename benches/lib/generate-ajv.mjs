// Writes the validators of ajv standalone as a CommonJS file: at run time nothing is compiled any more.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import standaloneCode from "ajv/dist/standalone/index.js";
import addFormats from "ajv-formats";
import { create, field, read } from "../peers/json-schemas.mjs";

const target = fileURLToPath(new URL("../out/ajv-standalone.cjs", import.meta.url));

export function generateAjv() {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, code: { source: true, lines: true } });
  addFormats.default(ajv, ["uuid", "date-time"]);
  const named = { field };
  for (const [kind, schemas] of Object.entries({ create, read })) {
    for (const [resource, schema] of Object.entries(schemas)) named[`${kind}_${resource}`] = schema;
  }
  for (const [key, schema] of Object.entries(named)) ajv.addSchema(schema, key);
  const keys = Object.keys(named);
  const code = standaloneCode.default(ajv, Object.fromEntries(keys.map((key) => [key, key])));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, code);
}
