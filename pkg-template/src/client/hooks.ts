// Hooks: what a client tells of its requests, for logging and tracing, without a secret.

import { ConfigError } from "../core/errors.js";
import { checkFunction, checkNames } from "../core/option-checks.js";
import type { Redactor } from "./redact.js";

/** A request that is about to be sent. */
export interface RequestEvent {
  /** The same for every event of one call, of which each page and each chunk of a bulk write is one. */
  readonly id: number;
  /** HTTP method, in capitals. */
  readonly method: string;
  /** URL; it never carries a credential. */
  readonly url: string;
  /** Headers, with the values of credentials redacted. */
  readonly headers: Readonly<Record<string, string>>;
  /** Which attempt this is, from 1. */
  readonly attempt: number;
}

/** An answer that has come, or the end of an attempt without one. */
export interface ResponseEvent extends RequestEvent {
  /** Status of the answer; absent when there was none. */
  readonly status?: number | undefined;
  /** Response headers, with credentials redacted. */
  readonly responseHeaders?: Headers | undefined;
  /** Milliseconds since the attempt began; of a stream, until its answer began. */
  readonly duration: number;
  /** What went wrong, if something did. */
  readonly error?: unknown;
}

/** A request that will be sent again. */
export interface RetryEvent extends ResponseEvent {
  /** Milliseconds until then. */
  readonly delay: number;
}

/**
 * What a client calls. What a hook throws, or a promise of it rejects with, is not the call's
 * concern: it is passed to `reportError`, or to `console.error` where there is none.
 */
export interface Hooks {
  /** Before each attempt. */
  readonly onRequest?: ((event: RequestEvent) => void) | undefined;
  /** After each attempt, with its answer or with what went wrong. */
  readonly onResponse?: ((event: ResponseEvent) => void) | undefined;
  /** After an attempt that will be followed by another one. */
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
}

const HOOKS = ["onRequest", "onResponse", "onRetry"] as const;

/** Checks the hooks of a client. */
export function checkHooks(hooks: unknown): Hooks {
  if (hooks === undefined) return {};
  if (typeof hooks !== "object" || hooks === null) throw new ConfigError("hooks", "must be an object");
  checkNames("hooks.", hooks, HOOKS);
  for (const name of HOOKS) {
    checkFunction(`hooks.${name}`, (hooks as Hooks)[name]);
  }
  return hooks;
}

/** Tells of what the caller's own code has thrown. */
export function report(error: unknown): void {
  // In Deno it would end the process.
  if (typeof reportError === "function" && !("Deno" in globalThis)) reportError(error);
  else console.error(error);
}

/** Calls back; a callback that is broken breaks nothing else. */
export function tell<Event>(
  hook: ((event: Event) => unknown) | undefined,
  event: Event,
  owner?: object,
): void {
  if (hook === undefined) return;
  try {
    const answer = hook.call(owner, event);
    // An async function fits the type of a hook.
    if (answer !== undefined) Promise.resolve(answer).catch(report);
  } catch (error) {
    report(error);
  }
}

/** Tells the hooks of one attempt. */
export class Teller {
  readonly #hooks: Hooks;
  #begun = 0;
  readonly #attempt: Pick<RequestEvent, "id" | "method" | "attempt">;
  /** What was told of the request; an attempt that ended before it was sent is none of HTTP. */
  #request: RequestEvent | undefined;
  #response: Pick<ResponseEvent, "status" | "responseHeaders"> = {};

  constructor(hooks: Hooks, attempt: Pick<RequestEvent, "id" | "method" | "attempt">) {
    this.#hooks = hooks;
    this.#attempt = attempt;
  }

  /** The request is about to be sent, to this URL with these headers. */
  request(url: string, headers: Readonly<Record<string, string>>): void {
    const { id, method, attempt } = this.#attempt;
    // As with the timeout, waiting for a turn or for credentials does not count.
    this.#begun = performance.now();
    this.#request = { id, method, url, headers, attempt };
    tell(this.#hooks.onRequest, this.#request, this.#hooks);
  }

  /** The attempt has ended. */
  response(response: Response | undefined, redactor: Redactor, error?: unknown): void {
    const { onResponse, onRetry } = this.#hooks;
    // Headers are made for those who look at them.
    if (onResponse === undefined && onRetry === undefined) return;
    const headers = response?.headers;
    this.#response = {
      ...(typeof response?.status === "number" ? { status: response.status } : {}),
      ...(typeof headers?.forEach === "function" ? { responseHeaders: redactor.headers(headers) } : {}),
    };
    const ended = this.#ended(error);
    if (ended !== undefined) tell(onResponse, ended, this.#hooks);
  }

  /** There will be another attempt. */
  retry(error: unknown, delay: number): void {
    const ended = this.#ended(error);
    if (ended !== undefined) tell(this.#hooks.onRetry, { ...ended, delay }, this.#hooks);
  }

  #ended(error: unknown): ResponseEvent | undefined {
    if (this.#request === undefined) return undefined;
    const duration = performance.now() - this.#begun;
    return { ...this.#request, ...this.#response, duration, ...(error === undefined ? {} : { error }) };
  }
}
