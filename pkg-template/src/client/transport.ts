// The only file that touches fetch: one exchange, with its time limit, abort and errors.

import {
  apiError,
  ConfigError,
  type FieldgateError,
  NetworkError,
  type Outcome,
  type RequestInfo,
  ResponseError,
  TimeoutError,
} from "../core/errors.js";
import { checkHeaders, checkMilliseconds } from "./config.js";
import { Redactor } from "./redact.js";
import { serverIssues } from "./server-issues.js";

/** Gives the headers that carry the credentials, with names in lower case. */
export type Authenticate = () => Record<string, string> | Promise<Record<string, string>>;

/** A request that is ready to be sent. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly body?: string | Uint8Array<ArrayBuffer> | undefined;
  readonly headers: Record<string, string>;
  /** Asked before the request is sent; its values never show in an error. */
  readonly authenticate: Authenticate;
  /** Called when the request is on its way; until then nothing can have happened. */
  readonly onSend?: (() => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly timeout?: number | undefined;
}

/** An answer that was a success, read whole. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly info: RequestInfo;
  /** For what an error shows of it. */
  readonly redactor: Redactor;
}

/** What a transport is made of. */
export interface TransportOptions {
  readonly fetch?: typeof fetch | undefined;
  readonly timeout?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Most characters of a body that an error keeps. */
const BODY_LIMIT = 65_536;

/** Node's codes of failures before a connection was there. */
const NOT_CONNECTED = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;

/** Sends requests. */
export class Transport {
  readonly #fetch: typeof fetch | undefined;
  readonly #timeout: number;
  readonly #headers: Record<string, string>;

  constructor(options: TransportOptions) {
    if (options.fetch !== undefined && typeof options.fetch !== "function") {
      throw new ConfigError("fetch", "must be a function");
    }
    this.#fetch = options.fetch;
    this.#timeout = checkMilliseconds("timeout", options.timeout, 60_000);
    this.#headers = checkHeaders(options.headers);
  }

  /** Sends one request and reads the answer whole. */
  async send(exchange: Exchange): Promise<Answer> {
    const { method, url } = exchange;
    const info: RequestInfo = { method, url, attempts: 1 };
    const timeout = checkMilliseconds("timeout", exchange.timeout, this.#timeout);
    const limit = new Limit(exchange.signal, timeout, info);
    try {
      const credentials = await limit.race((async () => exchange.authenticate())());
      limit.sending();
      exchange.onSend?.();
      return await this.#exchange(exchange, credentials, limit, info);
    } catch (error) {
      throw limit.over ? limit.reason : error;
    } finally {
      limit.end();
    }
  }

  async #exchange(
    exchange: Exchange,
    credentials: Record<string, string>,
    limit: Limit,
    info: RequestInfo,
  ): Promise<Answer> {
    const redactor = new Redactor(Object.values(credentials));
    try {
      const response = await limit.race(this.#fetched(exchange, credentials, limit.signal));
      if (!(response instanceof Object) || typeof response.status !== "number") {
        throw new NetworkError("fetch gave no response", "unknown", info);
      }
      const bytes = await limit.race(readBody(response));
      if (response.status >= 200 && response.status < 300) {
        return { status: response.status, headers: response.headers, bytes, info, redactor };
      }
      throw refused(response, bytes, info, redactor);
    } catch (error) {
      throw known(error, info);
    }
  }

  #fetched(exchange: Exchange, credentials: Record<string, string>, signal: AbortSignal): Promise<Response> {
    const send = this.#fetch ?? globalThis.fetch;
    const init: RequestInit = {
      method: exchange.method,
      headers: { ...this.#headers, ...exchange.headers, ...credentials },
      // Credentials travel in headers, and a redirect would carry them to another origin.
      redirect: "manual",
      signal,
    };
    if (exchange.body !== undefined) init.body = exchange.body;
    // A fetch may throw instead of rejecting.
    return (async () => send(exchange.url, init))();
  }
}

async function readBody(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await response.arrayBuffer());
}

/** The error of an answer that is no success. */
function refused(
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
function known(error: unknown, info: RequestInfo): unknown {
  if (error instanceof Error && "code" in error && (error as FieldgateError).method === info.method) {
    return error;
  }
  return new NetworkError("the request failed on its way", outcomeOf(error), info, { cause: error });
}

function outcomeOf(error: unknown): Outcome {
  const cause = error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined;
  return typeof cause?.code === "string" && NOT_CONNECTED.test(cause.code) ? "not_sent" : "unknown";
}

/** The caller's signal and the time limit, as one signal and one reason. */
class Limit {
  readonly #controller = new AbortController();
  readonly #caller: AbortSignal | undefined;
  readonly #timer: ReturnType<typeof setTimeout> | undefined;
  #reject: ((reason: unknown) => void) | undefined;
  readonly #ended: Promise<never>;
  #outcome: Outcome = "not_sent";
  /** Whether the caller or the clock ended the call. */
  over = false;
  /** Why, which may be any value. */
  reason: unknown;

  constructor(caller: AbortSignal | undefined, timeout: number, info: RequestInfo) {
    this.#ended = new Promise<never>((_, reject) => {
      this.#reject = reject;
    });
    this.#ended.catch(() => {});
    this.#caller = caller;
    if (caller?.aborted === true) throw caller.reason;
    caller?.addEventListener("abort", this.#onAbort);
    if (timeout > 0) {
      this.#timer = setTimeout(() => this.#end(new TimeoutError(timeout, this.#outcome, info)), timeout);
    }
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  readonly #onAbort = (): void => this.#end(this.#caller?.reason);

  #end(reason: unknown): void {
    if (this.over) return;
    this.over = true;
    this.reason = reason;
    this.#reject?.(reason);
    this.#controller.abort(reason);
  }

  /** From now on the request may reach the server; nothing is sent when the call is over. */
  sending(): void {
    if (this.over) throw this.reason;
    this.#outcome = "unknown";
  }

  /** What happens first: the work or the end. */
  race<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.#ended]);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#caller?.removeEventListener("abort", this.#onAbort);
  }
}
