// Fieldgate itself, as a user has it: schemas and clients of the packed package.

import { Pigello, schemas } from "fieldgate";
import { resources } from "../data.mjs";

export const name = "fieldgate";

const check = (schema) => (value) => {
  const result = schema.validate(value);
  return result.ok ? null : result.issues;
};
const each = (kind) =>
  Object.fromEntries(Object.keys(resources).map((key) => [key, check(schemas[key][kind])]));

export const checks = { create: each("create"), read: each("read") };
export const fieldOf = (issue) => issue.path[0];

/** The client of a resource, over a given fetch. */
export function clientOf(resource, fetch) {
  const pigello = new Pigello({ baseUrl: "http://127.0.0.1", fetch });
  return pigello[resources[resource]][resource];
}
