// What of the issues from elsewhere can be shown at a form.

import type { Issue } from "../core/issues.js";

/** A path as ours are: in Standard Schema a step may be an object with its key. */
function pathOf(path: unknown): (string | number)[] | undefined {
  if (!Array.isArray(path)) return undefined;
  const steps: unknown[] = path.map((step) => (step as { key?: unknown } | null)?.key ?? step);
  const areOurs = steps.every((step) => typeof step === "string" || typeof step === "number");
  return areOurs ? (steps as (string | number)[]) : undefined;
}

/**
 * Those that have a path and a message: the errors of other libraries have issues of their own, without our facts.
 * What has no code is a sentence as a server's is. None when it is no list.
 */
export function shownOf(issues: unknown): Issue[] {
  if (!Array.isArray(issues)) return [];
  return issues.flatMap((issue: Partial<Issue> | null | undefined) => {
    const { code, message, params } = issue ?? {};
    const path = pathOf(issue?.path);
    if (path === undefined || typeof message !== "string") return [];
    return [
      { path, code: typeof code === "string" ? code : "server", message, params: params ?? {} } as Issue,
    ];
  });
}
