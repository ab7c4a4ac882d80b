// The end of a call: the caller's signal and a time limit, as one signal and one reason.

import { type Outcome, type RequestInfo, TimeoutError } from "../core/errors.js";

/** Ends work when the caller or the clock says so. */
export class Limit {
  readonly #controller = new AbortController();
  readonly #caller: AbortSignal | undefined;
  readonly #milliseconds: number;
  readonly #info: () => RequestInfo;
  readonly #ended: Promise<never>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #reject: ((reason: unknown) => void) | undefined;
  #until = 0;
  #outcome: Outcome = "not_sent";
  /** Whether the caller or the clock ended the work. */
  over = false;
  /** Why, which may be any value. */
  reason: unknown;

  /** `milliseconds` of 0 are no limit; `info` is asked when the clock ends the work. */
  constructor(caller: AbortSignal | undefined, milliseconds: number, info: () => RequestInfo) {
    this.#ended = new Promise<never>((_, reject) => {
      this.#reject = reject;
    });
    this.#ended.catch(() => {});
    this.#caller = caller;
    this.#milliseconds = milliseconds;
    this.#info = info;
    if (caller?.aborted === true) throw caller.reason;
    caller?.addEventListener("abort", this.#onAbort);
    this.restart();
  }

  /** Aborts when the work ends early. */
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

  /** Begins the time anew, as a stream does with every piece that comes. */
  restart(): void {
    clearTimeout(this.#timer);
    if (this.#milliseconds === 0) return;
    this.#until = performance.now() + this.#milliseconds;
    this.#timer = setTimeout(() => {
      this.#end(new TimeoutError(this.#milliseconds, this.#outcome, this.#info()));
    }, this.#milliseconds);
  }

  /** From now on a request may reach the server; nothing is sent when the work is over. */
  sending(): void {
    if (this.over) throw this.reason;
    this.#outcome = "unknown";
  }

  /** Milliseconds until the clock ends the work; infinite without a limit. */
  left(): number {
    return this.#milliseconds === 0 ? Number.POSITIVE_INFINITY : this.#until - performance.now();
  }

  /** What happens first: the work or its end. */
  race<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.#ended]);
  }

  /** The work is done: no timer and no listener stays. */
  end(): void {
    clearTimeout(this.#timer);
    this.#caller?.removeEventListener("abort", this.#onAbort);
  }
}
