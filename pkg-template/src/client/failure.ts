// The errors of requests that failed: refused by the server, or lost on their way.

import {
  ApiError,
  apiError,
  FieldgateError,
  NetworkError,
  type Outcome,
  type RequestInfo,
  ResponseError,
} from "../core/errors.js";
import type { Redactor } from "./redact.js";
import { serverIssues } from "./server-issues.js";

/** Most characters of a body that an error keeps. */
export const BODY_LIMIT = 65_536;

/** Node's codes of failures before a connection was there. */
const NOT_CONNECTED = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;

/** The error of an answer that is no success. */
export function refused(
  response: Response,
  bytes: Uint8Array,
  info: RequestInfo,
  redactor: Redactor,
): FieldgateError {
  const whole = redactor.text(new TextDecoder().decode(bytes));
  const text = whole.slice(0, BODY_LIMIT);
  let body: unknown = text;
  try {
    // Of JSON all is kept: the field errors of a bulk write stand in it.
    // Escapes can hide a credential from the search in the text, but not in the values.
    body = JSON.parse(whole, (_, value: unknown) =>
      typeof value === "string" ? redactor.text(value) : value,
    );
  } catch {
    // Proxies answer HTML, and text is allowed: the body stays text.
  }
  const headers = redactor.headers(response.headers);
  if (response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400)) {
    return new ResponseError("the server redirects, and redirects are not followed", {
      ...info,
      status: response.status,
      headers,
      body: text,
    });
  }
  return apiError({ ...info, status: response.status, headers, body, issues: serverIssues(body) });
}

/** An error of our own stays; anything else is a failure of the network. */
export function lost(error: unknown, info: RequestInfo): unknown {
  if (error instanceof FieldgateError) return error;
  return new NetworkError("the request failed on its way", outcomeOf(error), info, { cause: error });
}

function outcomeOf(error: unknown): Outcome {
  const cause = error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined;
  return typeof cause?.code === "string" && NOT_CONNECTED.test(cause.code) ? "not_sent" : "unknown";
}

/** What the decision on a retry needs of an error: its status, 0 for the network; nothing for others. */
export function statusOf(error: unknown): number | undefined {
  if (error instanceof ApiError) return error.status;
  const code = error instanceof FieldgateError ? error.code : undefined;
  return code === "network_error" || code === "timeout" ? 0 : undefined;
}
