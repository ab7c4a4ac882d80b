// A limit on how many requests a client sends at once and in a second.

import { ConfigError } from "../core/errors.js";
import { checkPositive } from "./config.js";

/** Limits that a client keeps by itself. */
export interface RateLimitOptions {
  /** Most requests begun in a second. */
  readonly perSecond?: number | undefined;
  /** Most requests under way at once. */
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
    this.#spacing =
      1_000 / checkPositive("rateLimit.perSecond", options?.perSecond, Number.POSITIVE_INFINITY);
    this.#concurrency = Math.max(
      1,
      Math.floor(checkPositive("rateLimit.concurrency", options?.concurrency, Number.POSITIVE_INFINITY)),
    );
  }

  /** Waits for a turn; the answer gives it back. A turn that is no longer wanted is passed on. */
  async enter(signal: AbortSignal): Promise<() => void> {
    await new Promise<void>((resolve, reject) => {
      const turn = () => {
        signal.removeEventListener("abort", give);
        this.#running++;
        resolve();
      };
      const give = () => {
        const place = this.#queue.indexOf(turn);
        if (place >= 0) this.#queue.splice(place, 1);
        reject(signal.reason);
      };
      signal.addEventListener("abort", give, { once: true });
      this.#queue.push(turn);
      this.#advance();
    });
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.#running--;
      this.#advance();
    };
  }

  #advance(): void {
    while (this.#queue.length > 0 && this.#running < this.#concurrency) {
      const now = performance.now();
      if (now < this.#next) {
        this.#timer ??= setTimeout(() => {
          this.#timer = undefined;
          this.#advance();
        }, this.#next - now);
        return;
      }
      this.#next = Math.max(now, this.#next) + this.#spacing;
      this.#queue.shift()?.();
    }
  }
}
