// The request of a write of one row: its target and its body, with the issues of both at once.

import { checkValue, type ValidateOptions } from "../core/check.js";
import { ValidationError } from "../core/errors.js";
import type { Plan } from "../core/plan.js";
import type { Target } from "../core/requests.js";
import type { Mode } from "../generated/layout.js";

/** A write that is ready to be sent. */
export interface WriteRequest {
  readonly target: Target;
  readonly body: string;
}

/** The body of a write, of a value without issues. */
export function bodyOf(plan: Plan, mode: Mode, value: unknown, checks: ValidateOptions): string {
  const { issues, cause, body } = checkValue(plan, mode, value, checks, true);
  if (body === undefined) throw new ValidationError(issues, cause === undefined ? undefined : { cause });
  return new TextDecoder().decode(body);
}

/** Makes both parts; an id that is none does not hide what is wrong with the value. */
export function writeRequest(target: () => Target, body: () => string): WriteRequest {
  let refused: ValidationError | undefined;
  const made = [target, body].map((part) => {
    try {
      return part();
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      const { cause } = error;
      const issues = [...(refused?.issues ?? []), ...error.issues];
      refused = new ValidationError(issues, cause === undefined ? undefined : { cause });
      return undefined;
    }
  });
  if (refused !== undefined) throw refused;
  return { target: made[0] as Target, body: made[1] as string };
}
