// The only file that touches fetch: attempts, with their limits, retries and hooks.

import { ApiError, NetworkError, type Outcome, type RequestInfo } from "../core/errors.js";
import type { Locale } from "../core/messages.js";
import { checkFunction } from "../core/option-checks.js";
import { readUpTo, tooLarge } from "./body.js";
import { checkHeaders, checkMilliseconds, checkPositive } from "./config.js";
import { atCaller, isUntouched, lost, refused, requestIdOf, statusOf } from "./failure.js";
import { checkHooks, type Hooks, report, Teller } from "./hooks.js";
import { type Info, Limit } from "./limit.js";
import type { Fetch } from "./options.js";
import { RateLimit, type RateLimitOptions } from "./rate-limit.js";
import { Redactor } from "./redact.js";
import { Retry, type RetryOptions } from "./retry.js";
import { secretsOf } from "./secrets.js";

/** The headers that carry the credentials, with names in lower case, or what gives them. */
export type Authenticate = Record<string, string> | (() => Promise<Record<string, string>>);

/** A call of several requests, as one of them sees it. */
export interface Whole {
  /** Ends them all. */
  readonly limit: Limit;
  /** What the requests before this one have left behind, if that is a part of what this one tells. */
  readonly earlier?: Outcome | undefined;
  /** The request writes nothing, whatever becomes of it. */
  readonly reads?: boolean | undefined;
  /** Told whether the server may have acted: when the request leaves, and when it was turned away. */
  readonly onOutcome: (outcome: Outcome) => void;
  /** The places of the rows that this one has, in what the caller has given. */
  readonly places?: readonly number[] | undefined;
}

/** A request that is ready to be sent. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly body?: string | Uint8Array<ArrayBuffer> | undefined;
  readonly headers: Record<string, string>;
  /** Asked before each attempt; its values never show in an error. */
  readonly authenticate: Authenticate;
  /** Language of what is wrong with the answer. */
  readonly locale: Locale | string | undefined;
  /** What the request is a part of. */
  readonly whole?: Whole | undefined;
  readonly signal?: AbortSignal | null | undefined;
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
  /** Language of what is wrong with it. */
  readonly locale: Locale | string | undefined;
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
  /** Throws when the call is over. */
  check(): void;
  /** Ends the exchange; until then its limits hold. */
  close(): void;
}

/** What a transport is made of. */
export interface TransportOptions {
  readonly fetch?: Fetch | undefined;
  readonly timeout?: number | undefined;
  readonly deadline?: number | undefined;
  readonly headers?: Headers | Readonly<Record<string, string>> | undefined;
  readonly retry?: RetryOptions | false | undefined;
  readonly rateLimit?: RateLimitOptions | undefined;
  readonly maxResponseBytes?: number | undefined;
  readonly hooks?: Hooks | undefined;
}

/** One call: its request, and its end. */
interface Call {
  readonly exchange: Exchange;
  readonly limit: Limit;
}

/** What ends a call, and the headers whose secrets are not told then. */
type Ends = Pick<Exchange, "signal" | "timeout" | "deadline" | "headers">;

/** What an attempt leaves to be known of it. */
interface Trace {
  /** Asking for the credentials has failed: what it rejects with is no answer to the request. */
  isUnasked: boolean;
}

/** One attempt of a call. */
interface Attempt {
  readonly call: Call;
  readonly limit: Limit;
  readonly teller: Teller;
  /** What the attempts before have left behind. */
  readonly earlier: Outcome;
}

/** Takes the answer of an attempt while the limit of the attempt holds. */
type Consume<T> = (response: Response, head: Head, limit: Limit) => Promise<T>;

const DEFAULT_TIMEOUT = 60_000;
/** Credentials of so many attempts are kept out of what errors show: a call makes as many. */
const REMEMBERED = 3;
const DEFAULT_MAX_RESPONSE_BYTES = 128 * 1024 * 1024;
/** Most bytes that are read of a refusal. */
const MAX_REFUSAL_BYTES = 8 * 1024 * 1024;

let calls = 0;

/** Sends requests. */
export class Transport {
  readonly #fetch: Fetch | undefined;
  readonly #timeout: number;
  readonly #deadline: number;
  readonly #headers: Record<string, string>;
  readonly #retry: Retry;
  readonly #rateLimit: RateLimit;
  readonly #hooks: Hooks;
  /** The values of the credentials of the last requests: a server may tell of those of an attempt before. */
  #secrets: readonly string[] = [];
  /** The redactor of the last request: credentials seldom change. */
  #known = { secrets: "", redactor: new Redactor([]) };
  /** Most bytes of an answer that is read whole, and of a line of one that is streamed. */
  readonly maxResponseBytes: number;

  constructor(options: TransportOptions, credentials: Authenticate) {
    checkFunction("fetch", options.fetch);
    this.#fetch = options.fetch;
    this.#timeout = checkMilliseconds("timeout", options.timeout, DEFAULT_TIMEOUT);
    this.#deadline = checkMilliseconds("deadline", options.deadline, 0);
    this.#headers = checkHeaders(options.headers);
    if (typeof credentials !== "function") this.#secrets = Object.values(credentials);
    this.#retry = new Retry(options.retry);
    this.#rateLimit = new RateLimit(options.rateLimit);
    this.#hooks = checkHooks(options.hooks);
    this.maxResponseBytes = checkPositive(
      "maxResponseBytes",
      options.maxResponseBytes,
      DEFAULT_MAX_RESPONSE_BYTES,
    );
  }

  /** Sends a request, again if that is safe, and reads the answer whole. */
  async send(exchange: Exchange): Promise<Answer> {
    const call = this.#call(exchange);
    try {
      return await this.#attempts(call, async (response, head, limit) => {
        const reading = readUpTo(response, this.maxResponseBytes, limit.signal);
        const { bytes, whole } = await limit.race(reading);
        if (!whole) throw tooLarge(this.maxResponseBytes, head);
        limit.end();
        return { ...head, bytes };
      });
    } catch (error) {
      throw atCaller(error);
    } finally {
      call.limit.end();
    }
  }

  /** Sends a request, again if that is safe, and leaves the body of the answer to be read. */
  async open(exchange: Exchange): Promise<OpenAnswer> {
    const call = this.#call(exchange);
    try {
      return await this.#attempts(call, async (response, head, limit) => {
        // The time that the reader takes between two pieces is not the server's.
        limit.pause();
        return {
          ...head,
          response,
          read: async (work) => {
            limit.restart();
            try {
              return await limit.race(work);
            } catch (error) {
              throw atCaller(
                limit.over ? limit.reason : lost(error, head.info, limit.outcome, head.redactor),
              );
            } finally {
              limit.pause();
            }
          },
          check: () => limit.check(),
          close: () => {
            limit.end();
            call.limit.end();
          },
        };
      });
    } catch (error) {
      call.limit.end();
      throw atCaller(error);
    }
  }

  #redactorOf(headers: Record<string, string>): Redactor {
    const secrets = [...this.#secrets, ...secretsOf(headers)];
    // No header holds an end of line.
    const all = secrets.join("\n");
    if (all !== this.#known.secrets) this.#known = { secrets: all, redactor: new Redactor(secrets) };
    return this.#known.redactor;
  }

  /** The end of a call, of several requests or of one. */
  limit(info: Info, { signal, timeout, deadline, headers }: Ends): Limit {
    // A call that has nothing to send makes no attempt, which would look at it.
    checkMilliseconds("timeout", timeout, 0);
    // It may end before it is known what the credentials are this time.
    if (info.url !== undefined) info.url = this.#redactorOf({ ...this.#headers, ...headers }).text(info.url);
    return new Limit(signal, checkMilliseconds("deadline", deadline, this.#deadline), info);
  }

  #call(exchange: Exchange): Call {
    const { method, url, whole } = exchange;
    const info: Info = { method, url, attempts: 0 };
    const limit =
      whole === undefined
        ? this.limit(info, exchange)
        : new Limit(whole.limit.signal, 0, info, whole.earlier);
    return { exchange, limit };
  }

  async #attempts<T>(call: Call, consume: Consume<T>): Promise<T> {
    const { exchange, limit } = call;
    const { info } = limit;
    const { method } = exchange;
    const id = ++calls;
    for (;;) {
      const { outcome } = limit;
      info.attempts += 1;
      info.requestId = undefined;
      const teller = new Teller(this.#hooks, { id, method, attempt: info.attempts });
      const trace: Trace = { isUnasked: false };
      try {
        const value = await this.#attempt(call, trace, teller, consume);
        this.#retry.succeeded();
        return value;
      } catch (error) {
        if (limit.over) throw limit.reason;
        if (trace.isUnasked) throw error;
        const delay = this.#delay(error, call);
        if (delay === undefined) throw error;
        const reached = limit.outcome;
        if (isUntouched(error)) this.#settle(call, outcome);
        teller.retry(error, delay);
        await limit.race(this.#retry.sleep(delay, limit.signal)).catch((broken) => {
          if (limit.over) throw limit.reason;
          this.#settle(call, reached);
          report(broken);
          throw error;
        });
      }
    }
  }

  #settle({ exchange, limit }: Call, outcome: Outcome): void {
    limit.outcome = outcome;
    exchange.whole?.onOutcome(outcome);
  }

  /** Throws when the call is over, or what it is a part of. */
  #check({ exchange, limit }: Call): void {
    exchange.whole?.limit.check();
    limit.check();
  }

  async #attempt<T>(call: Call, trace: Trace, teller: Teller, consume: Consume<T>): Promise<T> {
    const { exchange } = call;
    const timeout = checkMilliseconds("timeout", exchange.timeout, this.#timeout);
    // The wait for a turn is no fault of the server: only the deadline and the caller end it.
    const leave = await this.#rateLimit.enter(call.limit.signal);
    try {
      const earlier = call.limit.outcome;
      const limit = new Limit(call.limit.signal, timeout, call.limit.info, earlier);
      try {
        trace.isUnasked = true;
        const { authenticate: given } = exchange;
        const credentials = await limit.race((async () => (typeof given === "function" ? given() : given))());
        trace.isUnasked = false;
        this.#check(call);
        return await this.#exchange({ call, limit, teller, earlier }, credentials, consume);
      } catch (error) {
        limit.end();
        if (!limit.over) throw error;
        trace.isUnasked = false;
        throw limit.reason;
      }
    } finally {
      leave();
    }
  }

  async #exchange<T>(attempt: Attempt, credentials: Record<string, string>, consume: Consume<T>): Promise<T> {
    const { call, limit, teller, earlier } = attempt;
    const { exchange } = call;
    const { info } = limit;
    const writes = exchange.whole?.reads !== true;
    const headers = { ...this.#headers, ...exchange.headers };
    const values = Object.values(credentials);
    if (values.length > 0)
      this.#secrets = [...new Set([...values, ...this.#secrets])].slice(0, values.length * REMEMBERED);
    const redactor = this.#redactorOf(headers);
    info.url = redactor.text(exchange.url);
    if (exchange.whole !== undefined) exchange.whole.limit.info.url = info.url;
    teller.request(info.url, { ...redactor.shown(headers), ...redactor.hidden(credentials) });
    let response: Response | undefined;
    try {
      // The hook may have ended the call, or have taken the time that there was.
      this.#check(call);
      // A request that only reads leaves the outcome of the others as it is.
      if (writes) {
        limit.outcome = "unknown";
        this.#settle(call, "unknown");
      }
      // A call of several requests tells of all of them when its deadline ends it.
      if (exchange.whole !== undefined) exchange.whole.limit.info.attempts += 1;
      response = await limit.race(this.#fetched(exchange, { ...headers, ...credentials }, limit.signal));
      if (typeof response?.status !== "number" || typeof response.headers?.get !== "function") {
        throw new NetworkError("fetch gave no Response", writes ? "unknown" : earlier, info);
      }
      const { status } = response;
      // What Response.error() makes stands for a failure of the network.
      if (response.type === "error") throw new TypeError("fetch gave an error for a response");
      info.requestId = requestIdOf(response.headers, redactor);
      const head: Head = { status, headers: response.headers, info, redactor, locale: exchange.locale };
      if (status < 200 || status >= 300) {
        const most = Math.min(this.maxResponseBytes, MAX_REFUSAL_BYTES);
        const reading = await limit.race(readUpTo(response, most, limit.signal));
        throw refused(response, reading, { ...info, places: exchange.whole?.places }, redactor);
      }
      const value = await consume(response, head, limit);
      teller.response(response, redactor);
      return value;
    } catch (error) {
      const known = limit.over ? limit.reason : lost(error, info, earlier, redactor, writes);
      teller.response(response, redactor, known);
      throw known;
    }
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
  #delay(error: unknown, { exchange, limit }: Call): number | undefined {
    const status = statusOf(error);
    if (status === undefined) return undefined;
    const { method } = exchange;
    const retryAfter = error instanceof ApiError ? error.headers.get("retry-after") : null;
    const left = Math.min(limit.left(), exchange.whole?.limit.left() ?? Number.POSITIVE_INFINITY);
    try {
      return this.#retry.delay({ method, number: limit.info.attempts, status, retryAfter, left });
    } catch (broken) {
      // The caller's own clock: what went wrong with the request must not be lost for that.
      report(broken);
      return undefined;
    }
  }
}
