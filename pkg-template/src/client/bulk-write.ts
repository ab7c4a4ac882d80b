// A bulk write: chunks sent one after another or side by side, and what became of every row.

import { ApiError, NetworkError, type Outcome, TimeoutError } from "../core/errors.js";
import type { Issue } from "../core/issues.js";
import { checkFunction } from "../core/option-checks.js";
import { type Chunk, checkCount } from "./chunks.js";
import { tell } from "./hooks.js";
import type { Limit } from "./limit.js";
import type { BulkWriteOptions, BulkWriteReport, FailedRow } from "./options.js";

/** The rows and what is known of them before anything is sent. */
export interface Writing {
  readonly rows: readonly object[];
  /** How many of them are to be written. */
  readonly total: number;
  /** Issues of the rows that are not sent. */
  readonly issues: readonly Issue[];
  readonly chunks: Iterable<Chunk>;
  /** The end of the whole. */
  readonly limit: Limit;
  /** Sends one chunk and tells, as that changes, whether the server may have acted on it. */
  readonly send: (chunk: Chunk, onOutcome: (outcome: Outcome) => void) => Promise<unknown[]>;
}

/** The same issues, with paths that begin within the row. */
function byRow(issues: readonly Issue[]): Map<number, Issue[]> {
  const rows = new Map<number, Issue[]>();
  for (const issue of issues) {
    const [row, ...path] = issue.path;
    if (typeof row !== "number") continue;
    const list = rows.get(row) ?? [];
    list.push({ ...issue, path });
    rows.set(row, list);
  }
  return rows;
}

/** Statuses that tell of time or a connection, not of the rows: the server may have written them. */
const UNANSWERED = new Set([408, 499]);

/** Whether the server has said that it did not write. */
function isRefusal(error: unknown): error is ApiError {
  // A redirect is none: servers also answer with one when they are done. Nor is a trouble of the server or of
  // a gateway before it, which may have come after the rows were written.
  return (
    error instanceof ApiError && error.status >= 400 && error.status < 500 && !UNANSWERED.has(error.status)
  );
}

function isUnsent(error: unknown): boolean {
  return (error instanceof NetworkError || error instanceof TimeoutError) && error.outcome === "not_sent";
}

/** What of an error is about all rows of its request. */
const OF_ALL: readonly string[] = ["body", "issues", "headers"];

/**
 * A row whose JSON has less of its error: the answer to a whole chunk, with the issues of all of its rows, would stand
 * there as often as there are rows.
 */
function shortly(failed: FailedRow<object>): FailedRow<object> {
  const toJSON = () => {
    const entries = Object.entries(failed.error?.toJSON() ?? {});
    return { ...failed, error: Object.fromEntries(entries.filter(([name]) => !OF_ALL.includes(name))) };
  };
  return Object.defineProperty(failed, "toJSON", { value: toJSON });
}

/** The work of one bulk write. */
class BulkWrite {
  readonly #writing: Writing;
  readonly #options: BulkWriteOptions | undefined;
  readonly #written = new Map<number, unknown[]>();
  readonly #failed: FailedRow<object>[] = [];
  /** By chunk, as a call takes only so many arguments. */
  readonly #unsent: (readonly number[])[] = [];
  readonly #unknown: (readonly number[])[] = [];
  /** The chunks that the server may have acted on, by number: their bodies need not stay. */
  readonly #reached = new Set<number>();
  #done = 0;
  /** Whether a request was made, which may have reached the server or not. */
  #left = false;
  #stopped: { readonly reason: unknown } | undefined;

  constructor(writing: Writing, options: BulkWriteOptions | undefined) {
    this.#writing = writing;
    this.#options = options;
    for (const [index, issues] of byRow(writing.issues)) {
      this.#failed.push({ index, row: writing.rows[index] as object, issues });
    }
    this.#done = this.#failed.length;
  }

  async run(): Promise<BulkWriteReport<unknown, object>> {
    const asked = checkCount("concurrency", this.#options?.concurrency, 1);
    checkFunction("onProgress", this.#options?.onProgress);
    // No more at once than there are rows.
    const concurrency = Math.min(asked, this.#writing.total);
    let place = 0;
    const chunks = this.#writing.chunks[Symbol.iterator]();
    const work = async () => {
      for (let next = chunks.next(); !next.done; next = chunks.next()) {
        await this.#send(next.value, place++);
      }
    };
    await Promise.all(Array.from({ length: concurrency }, work));
    // Until the first row has left there is nothing to report.
    if (this.#stopped !== undefined && !this.#left) throw this.#stopped.reason;
    return this.#report();
  }

  async #send(chunk: Chunk, place: number): Promise<void> {
    const { limit } = this.#writing;
    if (limit.hasEnded()) this.#stopped ??= { reason: limit.reason };
    if (this.#stopped !== undefined) {
      this.#unsent.push(chunk.rows);
      return;
    }
    let outcome: Outcome = "not_sent";
    try {
      const written = await this.#writing.send(chunk, (now) => {
        outcome = now;
        this.#tell(place, now);
      });
      this.#written.set(place, written);
    } catch (reason) {
      this.#stopped ??= { reason };
      // An abort may give any reason, even the server's answer to some other call: it tells nothing of this chunk.
      const isAnswer = !limit.over || reason !== limit.reason;
      this.#account(chunk, isAnswer ? reason : undefined, outcome);
    }
    this.#done += chunk.rows.length;
    const failed = this.#failed.length;
    // What is known of the rows must not be lost because a callback throws.
    const progress = { done: this.#done, total: this.#writing.total, failed };
    tell(this.#options?.onProgress, progress, this.#options);
  }

  /** Takes what is known of a chunk, and tells it of the whole. */
  #tell(place: number, outcome: Outcome): void {
    this.#left = true;
    if (outcome === "unknown") this.#reached.add(place);
    else this.#reached.delete(place);
    this.#writing.limit.outcome = this.#reached.size > 0 ? "unknown" : "not_sent";
  }

  /** What became of the rows of a chunk that failed. */
  #account({ rows }: Chunk, error: unknown, outcome: Outcome): void {
    if (outcome === "not_sent" || isUnsent(error)) {
      this.#unsent.push(rows);
    } else if (isRefusal(error)) {
      const issues = byRow(error.issues);
      // What is about all rows stands once in the report's JSON: in `stopped`, or at the first row.
      let isTold = this.#stopped?.reason === error;
      for (const index of rows) {
        const own = issues.get(index);
        const row = this.#writing.rows[index] as object;
        const failed = own === undefined ? { index, row, error } : { index, row, issues: own, error };
        this.#failed.push(isTold ? shortly(failed) : failed);
        isTold = true;
      }
    } else {
      this.#unknown.push(rows);
    }
  }

  #report(): BulkWriteReport<unknown, object> {
    const ascending = (a: number, b: number) => a - b;
    const written: unknown[] = [];
    for (const [, rows] of [...this.#written].sort(([a], [b]) => a - b)) {
      // One by one: a call takes only so many arguments, and flatMap some 200 ns for each row.
      for (const row of rows) written.push(row);
    }
    const report = {
      written,
      failed: this.#failed.sort((a, b) => a.index - b.index),
      unsent: this.#unsent.flat().sort(ascending),
      unknown: this.#unknown.flat().sort(ascending),
    };
    return this.#stopped === undefined ? report : { ...report, stopped: this.#stopped.reason };
  }
}

/** Sends the chunks and accounts for every row. */
export async function bulkWrite(
  writing: Writing,
  options: BulkWriteOptions | undefined,
): Promise<BulkWriteReport<unknown, object>> {
  try {
    return await new BulkWrite(writing, options).run();
  } finally {
    writing.limit.end();
  }
}
