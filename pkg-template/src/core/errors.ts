// The errors: every one is a FieldgateError with a stable code.

import type { Issue } from "./issues.js";
import { retryAfterOf } from "./retry-after.js";

/** Whether a request may have reached the server. */
export type Outcome = "not_sent" | "unknown";

/** What is known of the request that failed. */
export interface RequestInfo {
  /** HTTP method. */
  readonly method?: string | undefined;
  /** URL, without user information. */
  readonly url?: string | undefined;
  /** How often it was tried. */
  readonly attempts?: number | undefined;
  /** What the server calls it, from a header such as `x-request-id`. */
  readonly requestId?: string | undefined;
}

/** So much of what the server says, and of a URL, stands in a message. */
const MOST_SHOWN = 300;

/** How many frames of ours can lie between an error and the call that it comes from. */
const OWN_FRAMES = 12;

/** The codes of errors; the code follows from the class, but for the last two. */
export type ErrorCode =
  | "validation_error"
  | "api_error"
  | "authentication_error"
  | "permission_error"
  | "not_found"
  | "conflict"
  | "rate_limit"
  | "server_error"
  | "response_error"
  | "network_error"
  | "timeout"
  | "config_error"
  | "not_ready"
  /** The module could not be loaded. */
  | "load_error"
  /** The module has stopped. */
  | "engine_error";

/** Marks the errors of every copy of this package, of which a process may have several. */
const MARK = Symbol.for("fieldgate.error");

/** The request of an error, in its message. */
function requestOf({ method, url }: RequestInfo): string {
  if (method === undefined || url === undefined) return "";
  return `${method} ${url.length > MOST_SHOWN ? `${url.slice(0, MOST_SHOWN)}…` : url}`;
}

/** The same, behind another text. */
function inBrackets(info: RequestInfo): string {
  const request = requestOf(info);
  return request === "" ? "" : ` (${request})`;
}

/** The base of every error of this package. */
export class FieldgateError extends Error {
  /** Stable machine code. */
  readonly code: ErrorCode;
  // Declared only, so that what is not known is no property that a log would show.
  /** HTTP method of the request, if there was one. */
  declare readonly method?: string;
  /** URL of the request, if there was one. */
  declare readonly url?: string;
  /** How often the request was tried; an attempt may have ended before anything was sent. */
  declare readonly attempts?: number;
  /** What the server calls the request, if it has answered and said so. */
  declare readonly requestId?: string;

  /** Made by the package, and by tests of code that handles it. */
  constructor(code: ErrorCode, message: string, info?: RequestInfo, options?: { readonly cause?: unknown }) {
    const { stackTraceLimit: limit } = Error;
    // A stack of V8 ends after ten frames, which could all be ours: with some more the caller's is in it. Reflect,
    // as where the built-in objects are frozen an assignment would throw.
    if (limit > 0) Reflect.set(Error, "stackTraceLimit", limit + OWN_FRAMES);
    super(message, options);
    if (limit > 0) Reflect.set(Error, "stackTraceLimit", limit);
    this.code = code;
    if (info?.method !== undefined) this.method = info.method;
    if (info?.url !== undefined) this.url = info.url;
    if (info?.attempts !== undefined) this.attempts = info.attempts;
    if (info?.requestId !== undefined) this.requestId = info.requestId;
  }

  /** What `JSON.stringify` makes of it: its properties, its name and its message; not its cause, which may be anything. */
  toJSON(): object {
    const { headers } = this as { readonly headers?: Headers };
    const shown = headers === undefined ? {} : { headers: Object.fromEntries(headers) };
    return { ...this, ...shown, name: this.name, message: this.message };
  }
}

/** A value breaks rules; nothing was sent. */
export class ValidationError extends FieldgateError {
  declare readonly code: "validation_error";
  /** Every issue, in the order of the fields and rules. */
  readonly issues: readonly Issue[];

  /** Made by the package, and by tests of code that handles it. */
  constructor(issues: readonly Issue[], options?: { readonly cause?: unknown }) {
    const shown = issues.slice(0, 3).map((issue) => `${issue.path.join(".") || "value"} ${issue.message}`);
    const rest = issues.length > 3 ? ` (+${issues.length - 3})` : "";
    super("validation_error", `${shown.join("; ")}${rest}`, undefined, options);
    this.issues = issues;
  }
}

/** What the server answered. */
export interface ResponseInfo extends RequestInfo {
  /** HTTP status. */
  readonly status: number;
  /** Response headers, with credentials redacted. Default: none. */
  readonly headers?: Headers | undefined;
  /** Response body: JSON if it is JSON, otherwise text. */
  readonly body?: unknown;
  /** Field errors of the server, or the issues of a body that breaks the contract. */
  readonly issues?: readonly Issue[];
}

/** The server refused the request. */
export class ApiError extends FieldgateError {
  /** @internal The code of the class. */
  static readonly of: ErrorCode = "api_error";
  /** HTTP status. */
  readonly status: number;
  /** Response headers. */
  readonly headers: Headers;
  /** Response body: JSON if it is JSON, otherwise text. */
  readonly body: unknown;
  /** Field errors of the server, in the same shape as our own. */
  readonly issues: readonly Issue[];
  /** Milliseconds from now that the server asks to wait, if it does. */
  declare readonly retryAfter?: number;

  /** Made by the package, and by tests of code that handles it. */
  constructor(info: ResponseInfo) {
    const saying = ({ path, message }: Issue): string => [path.join("."), message].join(" ").trim();
    // An issue may have neither a place nor a message.
    const first = info.issues?.find(saying);
    const why = first === undefined ? "" : `: ${saying(first)}`;
    const request = requestOf(info);
    super(
      new.target.of,
      `the server answered ${info.status}${request === "" ? "" : ` to ${request}`}${why.slice(0, MOST_SHOWN)}`,
      info,
    );
    this.status = info.status;
    this.headers = info.headers ?? new Headers();
    const wait = retryAfterOf(this.headers.get("retry-after"), Date.now());
    if (wait !== undefined) this.retryAfter = wait;
    this.body = info.body;
    this.issues = info.issues ?? [];
  }
}

/** 401: the credentials are missing or wrong. */
export class AuthenticationError extends ApiError {
  declare readonly code: "authentication_error";
  /** @internal */
  static override readonly of = "authentication_error";
}
/** 403: the credentials do not allow this. */
export class PermissionError extends ApiError {
  declare readonly code: "permission_error";
  /** @internal */
  static override readonly of = "permission_error";
}
/** 404: there is no such row. */
export class NotFoundError extends ApiError {
  declare readonly code: "not_found";
  /** @internal */
  static override readonly of = "not_found";
}
/** 409: the row has changed or exists already. */
export class ConflictError extends ApiError {
  declare readonly code: "conflict";
  /** @internal */
  static override readonly of = "conflict";
  /** MPDX: the lock token that the row has now, if the server tells it. */
  declare readonly updatedInDbAt?: string;

  /** Made by the package, and by tests of code that handles it. */
  constructor(info: ResponseInfo) {
    super(info);
    const token = tokenOf(info.body);
    if (token !== undefined) this.updatedInDbAt = token;
  }
}

/** The lock token in the errors of a JSON:API document. */
function tokenOf(body: unknown): string | undefined {
  const errors = (body as { errors?: unknown } | null)?.errors;
  if (!Array.isArray(errors)) return undefined;
  for (const error of errors) {
    const token = error?.meta?.updated_in_db_at;
    if (typeof token === "string") return token;
  }
  return undefined;
}

/** 429: too many requests. */
export class RateLimitError extends ApiError {
  declare readonly code: "rate_limit";
  /** @internal */
  static override readonly of = "rate_limit";
}
/** 5xx: the server failed. */
export class ServerError extends ApiError {
  declare readonly code: "server_error";
  /** @internal */
  static override readonly of = "server_error";
}

/** A success whose body breaks the contract: not JSON, truncated, wrong types. */
export class ResponseError extends FieldgateError {
  declare readonly code: "response_error";
  /** HTTP status. */
  readonly status: number;
  /** Response headers. */
  readonly headers: Headers;
  /** Response body as text, up to a limit. */
  readonly body: string;
  /** What is wrong with it, with the way to it. */
  readonly issues: readonly Issue[];

  /** Made by the package, and by tests of code that handles it. */
  constructor(
    message: string,
    info: ResponseInfo & { readonly body: string },
    options?: { readonly cause?: unknown },
  ) {
    super("response_error", message + inBrackets(info), info, options);
    this.status = info.status;
    this.headers = info.headers ?? new Headers();
    this.body = info.body;
    this.issues = info.issues ?? [];
  }
}

/** The request failed on its way. */
export class NetworkError extends FieldgateError {
  declare readonly code: "network_error";
  /** Whether the request may have reached the server. */
  readonly outcome: Outcome;

  /** Made by the package, and by tests of code that handles it. */
  constructor(message: string, outcome: Outcome, info: RequestInfo, options?: { readonly cause?: unknown }) {
    super("network_error", message + inBrackets(info), info, options);
    this.outcome = outcome;
  }
}

/** The time given was over before the answer was there. */
export class TimeoutError extends FieldgateError {
  declare readonly code: "timeout";
  /** Whether the request may have reached the server. */
  readonly outcome: Outcome;
  /** The time given, in milliseconds. */
  readonly timeout: number;

  /** Made by the package, and by tests of code that handles it. */
  constructor(timeout: number, outcome: Outcome, info: RequestInfo) {
    super("timeout", `no answer within ${timeout} ms${inBrackets(info)}`, info);
    this.outcome = outcome;
    this.timeout = timeout;
  }
}

/** An option is missing or wrong; the value itself is never shown. */
export class ConfigError extends FieldgateError {
  declare readonly code: "config_error";
  /** Name of the option, e.g. `credentials.clientSecret`. */
  readonly option: string;

  /** Made by the package, and by tests of code that handles it. */
  constructor(option: string, problem: string) {
    super("config_error", `${option}: ${problem}`);
    this.option = option;
  }
}

/** A synchronous validator was used before the module was loaded. */
export class NotReadyError extends FieldgateError {
  declare readonly code: "not_ready";
  /** Made by the package, with what went wrong when it was imported, and by tests of code that handles it. */
  constructor(cause?: unknown) {
    const why = cause instanceof Error ? ` (${cause.message})` : "";
    super(
      "not_ready",
      `the module is not loaded yet: await init() first${why}`,
      undefined,
      cause === undefined ? cause : { cause },
    );
  }
}

// Set by hand, so that a bundler which shortens class names leaves them readable.
const named = {
  FieldgateError,
  ValidationError,
  ApiError,
  AuthenticationError,
  PermissionError,
  NotFoundError,
  ConflictError,
  RateLimitError,
  ServerError,
  ResponseError,
  NetworkError,
  TimeoutError,
  ConfigError,
  NotReadyError,
};
for (const [name, type] of Object.entries(named)) {
  Object.defineProperty(type.prototype, "name", { value: name, configurable: true, writable: true });
}
Object.defineProperty(FieldgateError.prototype, MARK, { value: true });

/** Any error of this package: its class follows from its `code`. */
export type AnyFieldgateError =
  | ValidationError
  | (ApiError & { readonly code: "api_error" })
  | AuthenticationError
  | PermissionError
  | NotFoundError
  | ConflictError
  | RateLimitError
  | ServerError
  | ResponseError
  | NetworkError
  | TimeoutError
  | ConfigError
  | NotReadyError
  | (FieldgateError & { readonly code: "load_error" | "engine_error" });

/**
 * Whether something is an error of this package, or of another copy of it, of which `instanceof` knows nothing; then a
 * `switch` over its `code` tells its class.
 */
export function isFieldgateError(error: unknown): error is AnyFieldgateError {
  return typeof error === "object" && error !== null && MARK in error;
}
