// The options of clients and calls, and the report of a bulk write.

import type { ApiError, Outcome } from "../core/errors.js";
import type { Issue } from "../core/issues.js";
import type { Locale } from "../core/messages.js";
import type { Hooks } from "./hooks.js";
import type { RateLimitOptions } from "./rate-limit.js";
import type { RetryOptions } from "./retry.js";

/** What every method takes last. */
export interface CallOptions {
  /** Ends the call; it rejects with the signal's own reason. `null` is none, as for `fetch`. */
  readonly signal?: AbortSignal | null | undefined;
  /**
   * Milliseconds until the answer must be read whole, from its turn in the rate limit on; of a
   * stream, until the next piece comes. 0 is no limit. Default: the client's.
   */
  readonly timeout?: number | undefined;
  /**
   * Milliseconds until the whole call must be over: retries, waits and every chunk of a bulk write
   * included; of `pages` and `iterate` it holds for each page. 0 is no limit. Default: the client's.
   */
  readonly deadline?: number | undefined;
  /** Further headers. */
  readonly headers?: Headers | Readonly<Record<string, string>> | undefined;
  /** Let unknown integers through where the documents print exactly ten values, as there may be more. */
  readonly openEnums?: boolean | undefined;
  /** On an update, ask for the documented required fields too. */
  readonly complete?: boolean | undefined;
  /** Language of the messages of issues. */
  readonly locale?: Locale | string | undefined;
}

/** Asks for rows of JSON:API as plain objects. */
export interface Flattening {
  /**
   * Attributes and relationships side by side, related rows resolved from `included` and from the rows
   * themselves, as `flatten` does it; the rows are made so at once. Default: false.
   */
  readonly flatten: true;
}

/** Leaves rows of JSON:API as they came. */
export interface NotFlattening {
  /** See {@link Flattening}. */
  readonly flatten?: false | undefined;
}

/** What sends a request: the global `fetch`, or a function like it. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Options that every client takes. */
export interface ClientOptions {
  /** The fetch to use; the global one when absent. */
  readonly fetch?: Fetch | undefined;
  /** Milliseconds until an answer must be read whole; 0 is no limit. Default: 60,000. */
  readonly timeout?: number | undefined;
  /** Milliseconds until a call must be over, retries included; 0 is no limit. Default: 0. */
  readonly deadline?: number | undefined;
  /**
   * How requests are sent again after a passing trouble, or `false`. GET, PUT and DELETE are, after a
   * failure of the network and some statuses; every method after 429; POST and PATCH never otherwise.
   */
  readonly retry?: RetryOptions | false | undefined;
  /** Limits that the client keeps by itself. */
  readonly rateLimit?: RateLimitOptions | undefined;
  /** Most bytes of an answer, or of a line of a stream. Default: 128 MiB. */
  readonly maxResponseBytes?: number | undefined;
  /** Called with each request, answer and retry, for logging and tracing; credentials are redacted. */
  readonly hooks?: Hooks | undefined;
  /** Further headers of every request. */
  readonly headers?: Headers | Readonly<Record<string, string>> | undefined;
  /** Language of the messages of issues. Default: English. */
  readonly locale?: Locale | string | undefined;
  /** Let unknown integers through where the documents print exactly ten values, as there may be more. Default: false. */
  readonly openEnums?: boolean | undefined;
  /** Check the types and required fields of answers. Default: true. */
  readonly validateResponses?: boolean | undefined;
}

/** Options of `pages` and `iterate`, besides those of the list. */
export interface PagingOptions extends CallOptions {
  /** Ask for the next page while the rows of this one are used. Default: false. */
  readonly prefetch?: boolean | undefined;
}

/** How far a bulk write is. */
export interface BulkProgress {
  /** Rows that are accounted for. */
  readonly done: number;
  /** Rows to be written in all. */
  readonly total: number;
  /** Rows that were not written. */
  readonly failed: number;
}

/** Options of a bulk write. */
export interface BulkWriteOptions extends CallOptions {
  /** Most rows in one request. Default: 500. */
  readonly chunkSize?: number | undefined;
  /** Most bytes of one request's body; a row that is larger goes alone. Default: 4 MiB. */
  readonly chunkBytes?: number | undefined;
  /** Most requests under way at once. Default: 1. */
  readonly concurrency?: number | undefined;
  /** Called when a request is over; what it throws is reported as that of a hook, and ends nothing. */
  readonly onProgress?: ((progress: BulkProgress) => void) | undefined;
  /**
   * The places of the rows to write, all others being left alone: `only: report.unsent` goes on where
   * an earlier write of the same rows has stopped. Places in the report are those in all rows.
   */
  readonly only?: readonly number[] | undefined;
  /** Send the valid rows although others are invalid; those stand in `failed`. Default: false. */
  readonly skipInvalid?: boolean | undefined;
}

/** A row that was not written. */
export interface FailedRow<Row> {
  /** Place of the row in the input. */
  readonly index: number;
  /** The row. */
  readonly row: Row;
  /** Why, if the row is invalid; paths begin within the row. */
  readonly issues?: readonly Issue[];
  /** Why, if the server refused; the paths of its issues begin with the place of the row in the input. */
  readonly error?: ApiError;
}

/** What became of each row of a bulk write: every row stands in exactly one place. */
export interface BulkWriteReport<Entity, Row> {
  /** The rows as the server answered them, in the order sent. */
  readonly written: Entity[];
  /** The rows that were not written. */
  readonly failed: FailedRow<Row>[];
  /** Places of the rows that were not sent. */
  readonly unsent: number[];
  /** Places of the rows of which it is not known whether they were written. */
  readonly unknown: number[];
  /** Why the write ended early, if it did: an error of this package, or the reason of an abort. */
  readonly stopped?: unknown;
}

/** Whether a failed write may have happened. */
export type { Outcome };

/** Options of an update under optimistic locking. */
export interface UpdateOptions<Resource, Changes> extends CallOptions {
  /**
   * What to do when the row has changed since its lock token was read: reject with a ConflictError,
   * write over it, or read it again and ask for other changes; their lock token is the one just
   * read, unless they name another than the one that was in conflict. Bounded to three attempts. Default: `"error"`.
   */
  readonly onConflict?:
    | "error"
    | "overwrite"
    | ((current: Resource) => Partial<Changes> | Promise<Partial<Changes>>)
    | undefined;
}
