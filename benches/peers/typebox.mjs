// typebox 0.34, compiled; its formats are the user's own, and its lengths are UTF-16 units.

import { FormatRegistry, Type } from "@sinclair/typebox";
import { TypeCompiler } from "@sinclair/typebox/compiler";
import { checksOf } from "../lib/checks.mjs";
import { withExactlyOne } from "../lib/exactly-one.mjs";
import { DATE_TIME, UUID } from "../lib/formats.mjs";
import { schemasWith } from "./typebox-schemas.mjs";

export const name = "typebox 0.34";

FormatRegistry.Set("uuid", (text) => UUID.test(text));
FormatRegistry.Set("date-time", (text) => DATE_TIME.test(text));

// Check is the fast way to the answer; Errors walks again, only when there is something to tell.
const check = (schema) => {
  const compiled = TypeCompiler.Compile(schema);
  return (value) => (compiled.Check(value) ? null : [...compiled.Errors(value)]);
};

export const checks = withExactlyOne(checksOf(schemasWith(Type), check));
export const fieldOf = (issue) => issue.path.split("/")[1];
