// ajv 8 with ajv-formats, all errors, schemas compiled at run time.

import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { checksOf } from "../lib/checks.mjs";
import { create, field, read } from "./json-schemas.mjs";

export { fieldOf } from "./json-schemas.mjs";

export const name = "ajv";

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
addFormats.default(ajv, ["uuid", "date-time"]);

const check = (schema) => {
  const validate = ajv.compile(schema);
  return (value) => (validate(value) ? null : validate.errors);
};

export const checks = checksOf({ create, read, field }, check);
