// The only file that touches fetch: attempts, with their limits, retries and hooks.

import { ApiError, ConfigError, NetworkError, type RequestInfo } from "../core/errors.js";
import { readWhole } from "./body.js";
import { checkHeaders, checkMilliseconds, checkPositive } from "./config.js";
import { lost, refused, statusOf } from "./failure.js";
import { type Hooks, type RequestEvent, tell } from "./hooks.js";
import { Limit } from "./limit.js";
import { RateLimit, type RateLimitOptions } from "./rate-limit.js";
import { Redactor } from "./redact.js";
import { Retry, type RetryOptions } from "./retry.js";

/** Gives the headers that carry the credentials, with names in lower case. */
export type Authenticate = () => Record<string, string> | Promise<Record<string, string>>;

/** A request that is ready to be sent. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly body?: string | Uint8Array<ArrayBuffer> | undefined;
  readonly headers: Record<string, string>;
  /** Asked before each attempt; its values never show in an error. */
  readonly authenticate: Authenticate;
  /** Called when the request is on its way; until then nothing can have happened. */
  readonly onSend?: (() => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly timeout?: number | undefined;
  readonly deadline?: number | undefined;
}

/** An answer that was a success. */
export interface Head {
  readonly status: number;
  readonly headers: Headers;
  readonly info: RequestInfo;
  /** For what an error shows of it. */
  readonly redactor: Redactor;
}

/** A success that was read whole. */
export interface Answer extends Head {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A success whose body is still coming. */
export interface OpenAnswer extends Head {
  readonly response: Response;
  /** Waits for a piece of the body, within the limits of the call. */
  read<T>(work: Promise<T>): Promise<T>;
  /** Ends the exchange; until then its limits hold. */
  close(): void;
}

/** What a transport is made of. */
export interface TransportOptions {
  readonly fetch?: typeof fetch | undefined;
  readonly timeout?: number | undefined;
  readonly deadline?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly retry?: RetryOptions | false | undefined;
  readonly rateLimit?: RateLimitOptions | undefined;
  readonly maxResponseBytes?: number | undefined;
  readonly hooks?: Hooks | undefined;
}

/** What one attempt works with. */
interface Attempt {
  readonly exchange: Exchange;
  readonly limit: Limit;
  readonly info: RequestInfo;
  readonly id: number;
}

/** Takes the answer of an attempt while its limits hold. */
type Consume<T> = (response: Response, head: Head, limit: Limit) => Promise<T>;

const DEFAULT_TIMEOUT = 60_000;
const DEFAULT_MAX_RESPONSE_BYTES = 128 * 1024 * 1024;

let calls = 0;

/** Sends requests. */
export class Transport {
  readonly #fetch: typeof fetch | undefined;
  readonly #timeout: number;
  readonly #deadline: number;
  readonly #headers: Record<string, string>;
  readonly #retry: Retry;
  readonly #rateLimit: RateLimit;
  readonly #hooks: Hooks;
  /** Most bytes of an answer that is read whole, and of a line of one that is streamed. */
  readonly maxResponseBytes: number;

  constructor(options: TransportOptions) {
    if (options.fetch !== undefined && typeof options.fetch !== "function") {
      throw new ConfigError("fetch", "must be a function");
    }
    this.#fetch = options.fetch;
    this.#timeout = checkMilliseconds("timeout", options.timeout, DEFAULT_TIMEOUT);
    this.#deadline = checkMilliseconds("deadline", options.deadline, 0);
    this.#headers = checkHeaders(options.headers);
    this.#retry = new Retry(options.retry);
    this.#rateLimit = new RateLimit(options.rateLimit);
    this.#hooks = options.hooks ?? {};
    this.maxResponseBytes = checkPositive(
      "maxResponseBytes",
      options.maxResponseBytes,
      DEFAULT_MAX_RESPONSE_BYTES,
    );
  }

  /** Sends a request, again if that is safe, and reads the answer whole. */
  send(exchange: Exchange): Promise<Answer> {
    return this.#call(exchange, async (response, head, limit) => {
      const bytes = await limit.race(readWhole(response, this.maxResponseBytes, head));
      return { ...head, bytes };
    });
  }

  /** Sends a request, again if that is safe, and leaves the body of the answer to be read. */
  async open(exchange: Exchange): Promise<OpenAnswer> {
    const call = this.#limit(exchange);
    try {
      return await this.#attempts(exchange, call, async (response, head, limit) => ({
        ...head,
        response,
        read: async (work) => {
          try {
            const piece = await limit.race(work);
            limit.restart();
            return piece;
          } catch (error) {
            throw limit.over ? limit.reason : lost(error, head.info);
          }
        },
        close: () => {
          limit.end();
          call.end();
        },
      }));
    } catch (error) {
      call.end();
      throw error;
    }
  }

  #limit({ method, url, signal, deadline }: Exchange): Limit {
    const milliseconds = checkMilliseconds("deadline", deadline, this.#deadline);
    return new Limit(signal, milliseconds, () => ({ method, url }));
  }

  async #call<T>(exchange: Exchange, consume: Consume<T>): Promise<T> {
    const call = this.#limit(exchange);
    try {
      return await this.#attempts(exchange, call, async (response, head, limit) => {
        const value = await consume(response, head, limit);
        limit.end();
        return value;
      });
    } finally {
      call.end();
    }
  }

  async #attempts<T>(exchange: Exchange, call: Limit, consume: Consume<T>): Promise<T> {
    const { method, url } = exchange;
    const id = ++calls;
    for (let number = 1; ; number++) {
      const info: RequestInfo = { method, url, attempts: number };
      const timeout = checkMilliseconds("timeout", exchange.timeout, this.#timeout);
      const limit = new Limit(call.signal, timeout, () => info);
      try {
        const value = await this.#attempt({ exchange, limit, info, id }, call, consume);
        this.#retry.succeeded();
        return value;
      } catch (error) {
        limit.end();
        const delay = call.over ? undefined : this.#delay(error, method, number, call);
        if (delay === undefined) throw call.over ? call.reason : error;
        const event = { id, method, url, headers: {}, attempt: number, duration: 0, error, delay };
        tell(this.#hooks.onRetry, event);
        await call.race(this.#sleep(delay, call.signal));
      }
    }
  }

  async #attempt<T>(attempt: Attempt, call: Limit, consume: Consume<T>): Promise<T> {
    const { exchange, limit } = attempt;
    const leave = await limit.race(this.#rateLimit.enter(limit.signal));
    try {
      const credentials = await limit.race((async () => exchange.authenticate())());
      limit.sending();
      call.sending();
      exchange.onSend?.();
      return await this.#exchange(attempt, credentials, consume);
    } catch (error) {
      throw limit.over ? limit.reason : error;
    } finally {
      leave();
    }
  }

  async #exchange<T>(attempt: Attempt, credentials: Record<string, string>, consume: Consume<T>): Promise<T> {
    const { exchange, limit, info, id } = attempt;
    const redactor = new Redactor(Object.values(credentials));
    const headers = { ...this.#headers, ...exchange.headers };
    const shown = { ...headers, ...redactor.hidden(credentials) };
    const { method, url } = exchange;
    const event: RequestEvent = { id, method, url, headers: shown, attempt: info.attempts ?? 1 };
    const begun = performance.now();
    tell(this.#hooks.onRequest, event);
    let response: Response | undefined;
    try {
      response = await limit.race(this.#fetched(exchange, { ...headers, ...credentials }, limit.signal));
      if (!(response instanceof Object) || typeof response.status !== "number") {
        throw new NetworkError("fetch gave no response", "unknown", info);
      }
      const head: Head = { status: response.status, headers: response.headers, info, redactor };
      if (response.status < 200 || response.status >= 300) {
        const bytes = await limit.race(readWhole(response, this.maxResponseBytes, head));
        throw refused(response, bytes, info, redactor);
      }
      const value = await consume(response, head, limit);
      this.#tellResponse(event, begun, response, redactor);
      return value;
    } catch (error) {
      const known = limit.over ? limit.reason : lost(error, info);
      this.#tellResponse(event, begun, response, redactor, known);
      throw known;
    }
  }

  #tellResponse(
    event: RequestEvent,
    begun: number,
    response: Response | undefined,
    redactor: Redactor,
    error?: unknown,
  ): void {
    if (this.#hooks.onResponse === undefined) return;
    const responseHeaders = response?.headers === undefined ? undefined : redactor.headers(response.headers);
    const duration = performance.now() - begun;
    tell(this.#hooks.onResponse, { ...event, status: response?.status, responseHeaders, duration, error });
  }

  #fetched(exchange: Exchange, headers: Record<string, string>, signal: AbortSignal): Promise<Response> {
    const send = this.#fetch ?? globalThis.fetch;
    // Credentials travel in headers, and a redirect would carry them to another origin.
    const init: RequestInit = { method: exchange.method, headers, redirect: "manual", signal };
    if (exchange.body !== undefined) init.body = exchange.body;
    // A fetch may throw instead of rejecting.
    return (async () => send(exchange.url, init))();
  }

  /** Milliseconds until the next attempt, or nothing when there is none. */
  #delay(error: unknown, method: string, number: number, call: Limit): number | undefined {
    const status = statusOf(error);
    if (status === undefined) return undefined;
    const retryAfter = error instanceof ApiError ? error.headers.get("retry-after") : null;
    return this.#retry.delay({ method, number, status, retryAfter, left: call.left() });
  }

  async #sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (this.#retry.sleep !== undefined) return this.#retry.sleep(milliseconds);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
    });
  }
}
