// The end of a call: the caller's signal and a time limit, as one signal and one reason.

import { ConfigError, type Outcome, type RequestInfo, TimeoutError } from "../core/errors.js";
import { follow } from "./follow.js";

/** Longer waits overflow the timers of every runtime and would end at once. */
export const LONGEST_TIMER = 0x7fff_ffff;

/** What is known of a request so far; it grows while the call goes on. */
export type Info = { -readonly [Key in keyof RequestInfo]: RequestInfo[Key] } & { attempts: number };

/** Ends work when the caller or the clock says so. */
export class Limit {
  readonly #controller = new AbortController();
  readonly #unfollow: (() => void) | undefined;
  readonly #milliseconds: number;
  /** The work that waits; a shared promise would keep everything that ever raced with it. */
  readonly #waiting = new Set<(reason: unknown) => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When the clock ends the work, on that of `performance.now()`; never while it stands still. */
  #until = Number.POSITIVE_INFINITY;
  /** What an error of the clock tells of the request. */
  readonly info: Info;
  /** Whether the server may have seen a request. */
  outcome: Outcome;
  /** Whether the caller or the clock ended the work. */
  over = false;
  /** Why, which may be any value. */
  reason: unknown;

  /** `milliseconds` of 0 are no limit. */
  constructor(
    caller: AbortSignal | null | undefined,
    milliseconds: number,
    info: Info,
    outcome: Outcome = "not_sent",
  ) {
    this.#milliseconds = Math.min(milliseconds, LONGEST_TIMER);
    this.info = info;
    this.outcome = outcome;
    if (caller !== undefined && caller !== null) {
      if (typeof caller.addEventListener !== "function")
        throw new ConfigError("signal", "must be an AbortSignal");
      if (caller.aborted) throw caller.reason;
      this.#unfollow = follow(caller, () => this.stop(caller.reason));
    }
    this.restart();
  }

  /** Aborts when the work ends early. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Ends the work early. */
  stop(reason: unknown): void {
    if (this.over) return;
    this.over = true;
    this.reason = reason;
    // Before the abort reaches fetch, whose own error would be in the way.
    for (const reject of this.#waiting) reject(reason);
    this.#waiting.clear();
    this.#controller.abort(reason);
  }

  /** Begins the time anew. */
  restart(): void {
    this.pause();
    if (this.#milliseconds === 0 || this.over) return;
    this.#until = performance.now() + this.#milliseconds;
    this.#timer = setTimeout(() => this.#expire(), this.#milliseconds);
  }

  #expire(): void {
    this.stop(new TimeoutError(this.#milliseconds, this.outcome, this.info));
  }

  /** Stops the clock. */
  pause(): void {
    clearTimeout(this.#timer);
    this.#until = Number.POSITIVE_INFINITY;
  }

  /** Whether the work is over, even if the clock has had no turn to say so. */
  hasEnded(): boolean {
    if (this.left() <= 0) this.#expire();
    return this.over;
  }

  /** Throws when the work is over. */
  check(): void {
    if (this.hasEnded()) throw this.reason;
  }

  /** Milliseconds until the clock ends the work; infinite without a limit. */
  left(): number {
    return this.#until - performance.now();
  }

  /** What happens first: the work or its end. */
  race<T>(work: Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.over) reject(this.reason);
      else this.#waiting.add(reject);
      work.then(resolve, reject).finally(() => this.#waiting.delete(reject));
    });
  }

  /** The work is done: no timer and no listener stays. */
  end(): void {
    this.pause();
    this.#unfollow?.();
  }
}
