// The errors of requests that failed: refused by the server, or lost on their way.

import {
  ApiError,
  FieldgateError,
  NetworkError,
  type Outcome,
  type RequestInfo,
  ResponseError,
  TimeoutError,
} from "../core/errors.js";
import { apiError } from "./api-error.js";
import type { Reading } from "./body.js";
import { causeOf } from "./cause.js";
import { moved } from "./chunks.js";
import type { Redactor } from "./redact.js";
import { serverIssues } from "./server-issues.js";

/** Most characters of a body that an error keeps. */
export const BODY_LIMIT = 65_536;

/** Codes of Node and Bun for failures before a connection was there. */
const NOT_CONNECTED =
  /^(ECONNREFUSED|ConnectionRefused|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;

/** Headers in which servers and proxies name a request. */
const REQUEST_ID = ["x-request-id", "request-id", "x-correlation-id"];

/** What the server calls the request. */
export function requestIdOf(headers: Headers, redactor: Redactor): string | undefined {
  for (const name of REQUEST_ID) {
    const id = headers.get(name);
    if (id) return redactor.text(id);
  }
  return undefined;
}

/** The error of an answer that is no success. */
export function refused(
  response: Response,
  { bytes, whole }: Reading,
  { places, ...info }: RequestInfo & { readonly places: readonly number[] | undefined },
  redactor: Redactor,
): FieldgateError {
  const read = new TextDecoder().decode(bytes);
  const text = redactor.body(read, whole, BODY_LIMIT);
  let body: unknown = text;
  try {
    // Of JSON all is kept: the field errors of a bulk write stand in it.
    body = redactor.json(read);
  } catch {
    // Proxies answer HTML, and text is allowed: the body stays text.
  }
  const headers = redactor.headers(response.headers);
  if (response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400)) {
    // A browser shows nothing of a redirect, not even its status.
    const status =
      response.status === 0
        ? "with a redirect: does what stands between take away the slash at the end of the path?"
        : `${response.status}`;
    return new ResponseError(`redirects are not followed, and the server answered ${status}`, {
      ...info,
      status: response.status,
      headers,
      body: text,
    });
  }
  const found = serverIssues(body);
  const issues = places === undefined ? found : found.map((issue) => moved(issue, places));
  return apiError({ ...info, status: response.status, headers, body, issues });
}

/** An error of our own stays; anything else is a failure of the network. */
export function lost(
  error: unknown,
  info: RequestInfo,
  earlier: Outcome,
  redactor: Redactor,
  writes = true,
): unknown {
  if (error instanceof FieldgateError) return error;
  // What an earlier attempt may have done, a later one that was never sent does not undo.
  const outcome = writes && !isUnconnected(error) ? "unknown" : earlier;
  const cause = causeOf(error, redactor);
  return new NetworkError(`the request failed on its way${reasonOf(cause)}`, outcome, info, { cause });
}

/** What went wrong, as the innermost cause says it. */
function reasonOf(cause: unknown): string {
  let inner = cause;
  for (let depth = 0; depth < 8 && inner instanceof Error && inner.cause instanceof Error; depth++)
    inner = inner.cause;
  const { message, code } = (inner ?? {}) as { message?: unknown; code?: unknown };
  const reason = message === "" ? code : message;
  return typeof reason === "string" && reason !== "" ? `: ${reason}` : "";
}

function isUnconnected(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return [error, error.cause].some((one) => {
    const code = (one as { code?: unknown } | null | undefined)?.code;
    return typeof code === "string" && NOT_CONNECTED.test(code);
  });
}

/** Whether the server has surely not acted on the request. */
export function isUntouched(error: unknown): boolean {
  if (error instanceof NetworkError || error instanceof TimeoutError) return error.outcome === "not_sent";
  return error instanceof ApiError && error.status === 429;
}

/** What the decision on a retry needs of an error: its status, 0 for the network; nothing for others. */
export function statusOf(error: unknown): number | undefined {
  if (error instanceof ApiError) return error.status;
  return error instanceof NetworkError || error instanceof TimeoutError ? 0 : undefined;
}

/** An error of the clock was made in a timer: where it is thrown, its stack becomes that of the caller who waits. */
export function atCaller(error: unknown): unknown {
  // Only where the runtime can; elsewhere the stack stays that of the timer.
  if (error instanceof TimeoutError) Error.captureStackTrace?.(error, atCaller);
  return error;
}
