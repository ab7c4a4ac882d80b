// Ajv as a judge: does a value meet a schema, and which of its top-level keys fail?
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const ajv = addFormats(new Ajv2020({ allErrors: true, strict: true }));

const unescaped = (step) => step.replaceAll("~1", "/").replaceAll("~0", "~");

/** The top-level key that an error is about; empty for the value as a whole. */
function keyOf({ instancePath, keyword, params }) {
  if (instancePath !== "") return unescaped(instancePath.split("/")[1]);
  if (keyword === "required") return params.missingProperty;
  return keyword === "additionalProperties" ? params.additionalProperty : "";
}

/** Compiles a schema into a function that gives the failing top-level keys, each once. */
export function judge(schema) {
  const check = ajv.compile(schema);
  return (value) => {
    if (check(value)) return [];
    // Why an `if` fails stands beside it, in the errors of its `then` or `else`.
    return [...new Set(check.errors.filter(({ keyword }) => keyword !== "if").map(keyOf))].sort();
  };
}

/** The failing top-level keys of issues, each once. */
export const keysOf = (result) =>
  result.ok ? [] : [...new Set(result.issues.map(({ path }) => String(path[0] ?? "")))].sort();
