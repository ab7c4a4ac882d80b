// The field errors of a server, in the shapes of Django REST framework, as issues.

import type { Issue } from "../core/issues.js";

/** Keys that hold errors of the value as a whole. */
const WHOLE = new Set(["non_field_errors", "detail", "__all__"]);

/** Most issues that are made of one body. */
const LIMIT = 1_000;

/** The issues in a body; none when it has no known shape. */
export function serverIssues(body: unknown): Issue[] {
  const issues: Issue[] = [];
  if (typeof body === "object" && body !== null) collect(body, [], issues);
  return issues;
}

function collect(value: unknown, path: readonly (string | number)[], issues: Issue[]): void {
  if (issues.length >= LIMIT || path.length > 16) return;
  if (typeof value === "string") {
    issues.push({ path, code: "server", message: value, params: {} });
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => {
      // A list of messages is about one place; a list of objects is a row each.
      collect(item, typeof item === "string" ? path : [...path, index], issues);
    });
  } else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      collect(item, WHOLE.has(key) ? path : [...path, key], issues);
    }
  }
}
