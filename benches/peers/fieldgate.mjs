// Fieldgate itself, as a user has it: schemas and clients of the packed package.

import { flatten, Mpdx, Pigello, schemas } from "fieldgate";
import { resources } from "../data.mjs";
import { checksOf } from "../lib/checks.mjs";

export const name = "fieldgate";

const check = (schema) => {
  if (typeof schema === "function") return schema;
  return (value) => {
    const result = schema.validate(value);
    return result.ok ? null : result.issues;
  };
};
const each = (kind, more = []) =>
  Object.fromEntries([...Object.keys(resources), ...more].map((key) => [key, schemas[key][kind]]));

function field(value) {
  const issues = schemas.organization.create.validateField("custom_id", value);
  return issues.length === 0 ? null : issues;
}

export const checks = checksOf(
  { create: each("create"), read: each("read", ["designationAccount"]), field },
  check,
);
export const fieldOf = (issue) => issue.path[0];

/** The client of a resource, over a given fetch. */
export function clientOf(resource, fetch, baseUrl = "http://127.0.0.1") {
  const pigello = new Pigello({ baseUrl, fetch });
  return pigello[resources[resource]][resource];
}

/** The rows of a page of designation accounts as plain objects over a given fetch, made so at once or afterwards. */
export function accountsOf(fetch, { afterwards = false } = {}) {
  const mpdx = new Mpdx({ baseUrl: "http://127.0.0.1", token: "t", fetch });
  const accounts = mpdx.accountList("3248c4e1-be7a-45dd-9422-9fbd794f1bdf").designationAccounts;
  if (afterwards) return async () => flatten(await accounts.list());
  return async () => (await accounts.list({}, { flatten: true })).data;
}
