// What of the issues from elsewhere can be shown at a form.

import type { Issue } from "../core/issues.js";

/** A step of a path as ours have it; those of other libraries may be objects, or symbols. */
function isStep(step: unknown): boolean {
  return typeof step === "string" || typeof step === "number";
}

/**
 * Those that have a path and a message: the errors of other libraries have issues of their own, without our facts.
 * What has no code is a sentence as a server's is. None when it is no list.
 */
export function shownOf(issues: unknown): Issue[] {
  if (!Array.isArray(issues)) return [];
  return issues.flatMap((issue: Partial<Issue> | null | undefined) => {
    const { path, code, message, params } = issue ?? {};
    if (!Array.isArray(path) || !path.every(isStep) || typeof message !== "string") return [];
    return [
      { path, code: typeof code === "string" ? code : "server", message, params: params ?? {} } as Issue,
    ];
  });
}
