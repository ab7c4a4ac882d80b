// A limit on how many requests a client sends at once and in a second.

import { ConfigError } from "../core/errors.js";
import { checkNames } from "../core/option-checks.js";
import { checkPositive } from "./config.js";
import { LONGEST_TIMER } from "./limit.js";

/** Limits that a client keeps by itself. */
export interface RateLimitOptions {
  /** Most requests begun in a second, evenly spaced. */
  readonly perSecond?: number | undefined;
  /** Most requests under way at once; a stream counts until its answer begins. */
  readonly concurrency?: number | undefined;
}

/** Lets requests pass one after the other. */
export class RateLimit {
  readonly #spacing: number;
  readonly #concurrency: number;
  readonly #queue: (() => void)[] = [];
  #running = 0;
  /** When the next request may begin, on the clock of `performance.now()`. */
  #next = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: RateLimitOptions | undefined) {
    if (options !== undefined && (typeof options !== "object" || options === null)) {
      throw new ConfigError("rateLimit", "must be an object");
    }
    checkNames("rateLimit.", options ?? {}, ["perSecond", "concurrency"]);
    this.#spacing =
      1_000 / checkPositive("rateLimit.perSecond", options?.perSecond, Number.POSITIVE_INFINITY);
    this.#concurrency = Math.max(
      1,
      Math.floor(checkPositive("rateLimit.concurrency", options?.concurrency, Number.POSITIVE_INFINITY)),
    );
  }

  /** Waits for a turn; what it gives must be called to give the turn back. */
  async enter(signal: AbortSignal): Promise<() => void> {
    if (signal.aborted) throw signal.reason;
    await new Promise<void>((resolve, reject) => {
      const turn = () => {
        signal.removeEventListener("abort", give);
        this.#running++;
        resolve();
      };
      const give = () => {
        this.#queue.splice(this.#queue.indexOf(turn), 1);
        // A timer that no one waits for would keep the process from ending.
        if (this.#queue.length === 0) this.#stopWaiting();
        reject(signal.reason);
      };
      signal.addEventListener("abort", give, { once: true });
      this.#queue.push(turn);
      this.#advance();
    });
    return () => {
      this.#running--;
      if (!signal.aborted) this.#advance();
      // The clock that has ended this call may be about to end those that wait as well: it goes first.
      else setTimeout(() => this.#advance(), 0);
    };
  }

  #stopWaiting(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #advance(): void {
    while (this.#queue.length > 0 && this.#running < this.#concurrency) {
      const now = performance.now();
      if (now < this.#next) {
        this.#timer ??= setTimeout(
          () => {
            this.#timer = undefined;
            this.#advance();
          },
          Math.min(this.#next - now, LONGEST_TIMER),
        );
        return;
      }
      this.#next = now + this.#spacing;
      this.#queue.shift()?.();
    }
  }
}
