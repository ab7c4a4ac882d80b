// The check of the credential headers; no answer ever repeats a value.

import type { PigelloCredentials } from "../../client/pigello.js";
import { pigelloHeaders } from "../../generated/plans.js";

/** What is wrong with the credentials; nothing when they are right. */
export function authenticate(
  headers: Headers,
  wanted: PigelloCredentials | false | undefined,
): string | undefined {
  if (wanted === false) return undefined;
  const names = Object.entries(pigelloHeaders) as [keyof PigelloCredentials, string][];
  const missing = names.filter(([, header]) => (headers.get(header) ?? "").trim() === "");
  if (missing.length > 0) {
    return `Authentication credentials were not provided: ${missing.map(([, header]) => header).join(", ")}.`;
  }
  const wrong =
    wanted !== undefined && names.some(([option, header]) => headers.get(header) !== wanted[option]);
  return wrong ? "Invalid credentials." : undefined;
}
