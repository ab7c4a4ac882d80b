// Deep comparison of plain data, in any engine: Node's own assert is not there in browsers.

function kindOf(value) {
  if (value === null || typeof value !== "object") return "scalar";
  const prototype = Object.getPrototypeOf(value);
  if (Array.isArray(value)) return "array";
  return prototype === Object.prototype ? "object" : "other";
}

/** Where two values differ, as a path; undefined when they are equal, down to ordinary prototypes. */
export function difference(actual, expected, path = "") {
  const kind = kindOf(actual);
  if (kind !== kindOf(expected) || kind === "other") return path || "the whole";
  if (kind === "scalar") return Object.is(actual, expected) ? undefined : path || "the whole";
  const keys = Object.keys(expected);
  if (Object.keys(actual).length !== keys.length) return `${path} (its keys)`;
  for (const key of keys) {
    if (!Object.hasOwn(actual, key)) return `${path}.${key}`;
    const found = difference(actual[key], expected[key], `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
