// The request of a list, of options without issues.

import { ValidationError } from "../core/errors.js";
import type { Locale } from "../core/messages.js";
import type { Plan } from "../core/plan.js";
import { type ListTarget, listTarget } from "../core/requests.js";

/** The request of a list; its options are refused with all of their issues. */
export function listRequest(
  plan: Plan,
  options: object | undefined,
  locale: Locale | string | undefined,
  parent = "",
): ListTarget {
  const request = listTarget(plan, options, locale, parent);
  if ("issues" in request) {
    throw new ValidationError(request.issues, "cause" in request ? { cause: request.cause } : undefined);
  }
  return request;
}
