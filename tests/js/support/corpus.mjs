// The corpus of tests/corpus, and its run through the readers that JavaScript has.

import { readFileSync } from "node:fs";

/** The cases, one a line. */
export const corpus = readFileSync(new URL("../../corpus/cases.jsonl", import.meta.url), "utf8");

/**
 * Runs every case through each reader: values that JavaScript lays out, several of them as rows, JSON as
 * text and as bytes. Gives the number of comparisons of each reader and what did not come as expected.
 * Everything that it needs stands within it, as it is also sent to a browser; there the schemas are global.
 */
export function disagreements(text, schemas = globalThis.schemas) {
  const cases = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const sorted = (_, value) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  // A message is said in a language; the corpus has facts only.
  const plain = (issues) =>
    JSON.stringify(
      issues.map(({ path, code, params }) => ({ path, code, params })),
      sorted,
    );
  const found = (result) => plain(result.ok ? [] : result.issues);
  const counts = { value: 0, text: 0, bytes: 0, rows: 0 };
  const wrong = [];
  const same = (reader, name, expected, seen) => {
    counts[reader] += 1;
    if (expected !== seen) wrong.push({ reader, name, expected, seen });
  };
  const groups = new Map();
  for (const { name, resource, mode, options, json, textOnly, expected } of cases) {
    const schema = schemas[resource][mode];
    const wanted = plain(expected);
    same("text", name, wanted, found(schema.validateJson(json, options)));
    same("bytes", name, wanted, found(schema.validateJson(new TextEncoder().encode(json), options)));
    if (textOnly) continue;
    const value = JSON.parse(json);
    same("value", name, wanted, found(schema.validate(value, options)));
    const key = JSON.stringify([resource, mode, options]);
    if (!groups.has(key)) groups.set(key, { schema, options, values: [], expected: [] });
    const group = groups.get(key);
    const row = group.values.push(value) - 1;
    group.expected.push(...expected.map((issue) => ({ ...issue, path: [row, ...issue.path] })));
  }
  for (const [key, { schema, options, values, expected }] of groups) {
    same("rows", key, plain(expected), found(schema.validateMany(values, options)));
  }
  return { cases: cases.length, counts, wrong: wrong.slice(0, 20) };
}
