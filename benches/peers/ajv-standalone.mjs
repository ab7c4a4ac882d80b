// ajv 8 with the same schemas as code that was generated before the run: for pages that allow no eval.

import { checksOf } from "../lib/checks.mjs";
import generated from "../out/ajv-standalone.cjs";

export { fieldOf } from "./json-schemas.mjs";

export const name = "ajv standalone";

const check = (validate) => (value) => (validate(value) ? null : validate.errors);

/** The functions of one kind by resource: the generated names are `create_organization` and so on. */
const of = (kind) =>
  Object.fromEntries(
    Object.entries(generated)
      .map(([key, validate]) => [...key.split("_"), validate])
      .filter(([found, resource]) => found === kind && typeof resource === "string")
      .map(([, resource, validate]) => [resource, validate]),
  );

export const checks = checksOf({ create: of("create"), read: of("read"), field: generated.field }, check);
