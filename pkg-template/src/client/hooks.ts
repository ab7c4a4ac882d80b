// Hooks: what a client tells of its requests, for logging and tracing, without a secret.

/** A request that is about to be sent. */
export interface RequestEvent {
  /** The same for every event of one call. */
  readonly id: number;
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
  /** Milliseconds since the attempt began. */
  readonly duration: number;
  /** What went wrong, if something did. */
  readonly error?: unknown;
}

/** A request that will be sent again. */
export interface RetryEvent extends ResponseEvent {
  /** Milliseconds until then. */
  readonly delay: number;
}

/** What a client calls; what a hook throws is not the call's concern and is passed to `reportError`. */
export interface Hooks {
  readonly onRequest?: ((event: RequestEvent) => void) | undefined;
  readonly onResponse?: ((event: ResponseEvent) => void) | undefined;
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
}

/** Calls a hook; a broken one breaks nothing else. */
export function tell<Event>(hook: ((event: Event) => void) | undefined, event: Event): void {
  if (hook === undefined) return;
  try {
    hook(event);
  } catch (error) {
    if (typeof reportError === "function") reportError(error);
    else console.error(error);
  }
}
