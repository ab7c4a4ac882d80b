// typebox 1, compiled, with its own formats.

import * as Type from "typebox";
import { Compile } from "typebox/compile";
import { checksOf } from "../lib/checks.mjs";
import { withExactlyOne } from "../lib/exactly-one.mjs";
import { schemasWith } from "./typebox-schemas.mjs";

export const name = "typebox 1";

const check = (schema) => {
  const compiled = Compile(schema);
  return (value) => (compiled.Check(value) ? null : compiled.Errors(value));
};

export const checks = withExactlyOne(checksOf(schemasWith(Type), check));
export const fieldOf = (issue) => issue.instancePath.split("/")[1] ?? issue.params.additionalProperties?.[0];
