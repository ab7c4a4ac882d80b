// What checks found, as results: of one value, and of several that are checked one by one.

import { typeIssue, type ValidateOptions } from "../core/check.js";
import type { Issue } from "../core/issues.js";
import { localeOf } from "../core/messages.js";
import type { Result } from "./schema.js";

/** What was found of a value, as a result. */
export function resultOf<Value>(value: unknown, issues: Issue[], cause: unknown): Result<Value> {
  if (issues.length === 0) return { ok: true, value: value as Value };
  return cause === undefined ? { ok: false, issues } : { ok: false, issues, cause };
}

/** Checks several values one by one by a schema; the path of each issue begins with the place. */
export function validateEach<Value>(
  schema: { validate(value: unknown, options?: ValidateOptions): Result<Value> },
  values: unknown,
  options: ValidateOptions | undefined,
): Result<Value[]> {
  const locale = localeOf(options?.locale);
  const issues: Issue[] = [];
  let cause: unknown;
  let length: number | undefined;
  try {
    if (Array.isArray(values)) length = values.length;
  } catch (thrown) {
    cause = thrown;
  }
  if (length === undefined) issues.push(typeIssue([], "array", locale));
  for (let place = 0; place < (length ?? 0); place++) {
    let value: unknown;
    try {
      value = (values as unknown[])[place];
    } catch (thrown) {
      cause ??= thrown;
      issues.push(typeIssue([place], "object", locale));
      continue;
    }
    const result = schema.validate(value, options);
    if (result.ok) continue;
    cause ??= result.cause;
    for (const issue of result.issues) issues.push({ ...issue, path: [place, ...issue.path] });
  }
  return resultOf(values, issues, cause);
}
