// When a request is sent again: the options, the budget, and the engine's decision.

import { ConfigError } from "../core/errors.js";
import { checkFunction, checkNames } from "../core/option-checks.js";
import { retryDelay } from "../core/requests.js";
import { retryAfterOf } from "../core/retry-after.js";
import { Listed } from "../generated/layout.js";

/** How requests are sent again after a passing trouble. */
export interface RetryOptions {
  /** Most attempts, the first one included. Default: 3. */
  readonly attempts?: number | undefined;
  /** Milliseconds that the first wait is drawn from. Default: 300. */
  readonly baseDelay?: number | undefined;
  /** Most milliseconds that a wait is drawn from. Default: 10,000. */
  readonly maxDelay?: number | undefined;
  /** All statuses after which a request is sent again, in place of the default: 408, 425, 429, 502, 503, 504. */
  readonly statuses?: readonly number[] | undefined;
  /** A random number from 0 up to 1, for tests. */
  readonly random?: (() => number) | undefined;
  /** Waits that many milliseconds, for tests; an abort ends the call even when it goes on waiting. */
  readonly sleep?: ((milliseconds: number, signal: AbortSignal) => Promise<void>) | undefined;
  /** The time that a date in `Retry-After` is compared with, for tests. Default: `Date.now`. */
  readonly now?: (() => number) | undefined;
}

const NAMES = ["attempts", "baseDelay", "maxDelay", "statuses", "random", "sleep", "now"];

/** A failed attempt. */
export interface FailedAttempt {
  readonly method: string;
  /** How many attempts there have been. */
  readonly number: number;
  /** Status of the answer; 0 for a failure of the network. */
  readonly status: number;
  /** The server's `Retry-After` header. */
  readonly retryAfter: string | null;
  /** Milliseconds until the deadline; infinite without one. */
  readonly left: number;
}

/** Tokens that retries take and successes give back, so that a server in trouble is left alone. */
const BUDGET = 200;
const COST = 10;
const REFUND = 1;

function whole(option: string, value: number | undefined, fallback: number, minimum: number): number {
  if (value === undefined) return fallback;
  if (!Number.isInteger(value) || value < minimum || value > 0x7fff_ffff) {
    throw new ConfigError(`retry.${option}`, `must be a whole number from ${minimum}`);
  }
  return value;
}

function isStatuses(value: unknown): boolean {
  return Array.isArray(value) && value.every((status) => Number.isInteger(status));
}

/** Decides on retries for one client. */
export class Retry {
  readonly #attempts: number;
  readonly #baseDelay: number;
  readonly #maxDelay: number;
  readonly #statuses: ReadonlySet<number> | undefined;
  /** Whose methods are called on it, as those of a class know their object. */
  readonly #given: RetryOptions;
  #tokens = BUDGET;

  constructor(options: RetryOptions | false | undefined) {
    if (options !== undefined && options !== false && (typeof options !== "object" || options === null)) {
      throw new ConfigError("retry", "must be an object or false");
    }
    const given = options === false ? { attempts: 1 } : (options ?? {});
    checkNames("retry.", given, NAMES);
    this.#attempts = whole("attempts", given.attempts, 3, 1);
    this.#baseDelay = whole("baseDelay", given.baseDelay, 300, 0);
    this.#maxDelay = whole("maxDelay", given.maxDelay, 10_000, 0);
    if (given.statuses !== undefined && !isStatuses(given.statuses)) {
      throw new ConfigError("retry.statuses", "must be an array of statuses");
    }
    for (const name of ["random", "now", "sleep"] as const) checkFunction(`retry.${name}`, given[name]);
    this.#statuses = given.statuses === undefined ? undefined : new Set(given.statuses);
    this.#given = given;
  }

  /** Milliseconds to wait before the next attempt, or nothing when there is none. */
  delay(attempt: FailedAttempt): number | undefined {
    if (this.#tokens < COST) return undefined;
    const statuses = this.#statuses;
    const now = this.#given.now?.() ?? Date.now();
    const random = this.#given.random?.() ?? Math.random();
    const delay = retryDelay({
      method: attempt.method,
      number: attempt.number,
      status: attempt.status,
      listed: statuses === undefined ? Listed.unasked : statuses.has(attempt.status) ? Listed.yes : Listed.no,
      retryAfter: retryAfterOf(attempt.retryAfter, now),
      random: Math.min(Math.max(random, 0), 1 - 2 ** -32) * 2 ** 32,
      left: Number.isFinite(attempt.left) ? Math.max(Math.floor(attempt.left), 0) : undefined,
      attempts: this.#attempts,
      baseDelay: this.#baseDelay,
      maxDelay: this.#maxDelay,
    });
    if (delay !== undefined) this.#tokens -= COST;
    return delay;
  }

  /** Waits; the signal only stops the timer, as the wait is raced with it. */
  async sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (this.#given.sleep !== undefined) return this.#given.sleep(milliseconds, signal);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      signal.addEventListener("abort", () => clearTimeout(timer), { once: true });
    });
  }

  /** A request succeeded. */
  succeeded(): void {
    this.#tokens = Math.min(BUDGET, this.#tokens + REFUND);
  }
}
