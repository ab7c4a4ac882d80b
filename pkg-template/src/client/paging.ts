// Pages of a list, one after another, until the short one.

import { NotFoundError, ValidationError } from "../core/errors.js";
import type { Issue, IssueParams } from "../core/issues.js";
import { type Locale, localeOf, messageOf } from "../core/messages.js";
import { isPlain } from "../core/plain.js";
import { broken } from "./decode.js";
import { Limit } from "./limit.js";
import type { CallOptions, PagingOptions } from "./options.js";
import { ownOptions } from "./own.js";
import type { Answer } from "./transport.js";

/** Rows in a page when none are asked for. */
const PAGE_SIZE = 100;

type ListPage = (options: object, call: CallOptions) => Promise<unknown[]>;
type Language = Locale | string | undefined;

function refusal(
  option: string,
  code: "minimum" | "unknown_field",
  params: IssueParams,
  locale: Language,
): Error {
  const message = messageOf(localeOf(locale), code, params);
  return new ValidationError([{ path: [option], code, message, params } as Issue]);
}

/** Statistics are no rows, of which there could be pages or a stream. */
export function refuseStatistics(options: object | undefined, locale: Language): void {
  const { statistics } = { ...options } as { statistics?: unknown };
  if (statistics !== undefined && statistics !== false) {
    throw refusal("statistics", "unknown_field", {}, locale);
  }
}

/** How the pages of a list follow one another. */
export interface Walk<Page> {
  /** Asks for the page that stands so many places after the first. */
  readonly ask: (ahead: number, call: CallOptions) => Promise<Page>;
  /** The rows of a page. */
  readonly rows: (page: Page) => readonly unknown[];
  /** Whether no page comes after this one. */
  readonly isLast: (page: Page, ahead: number) => boolean;
}

const REPEATED =
  "the same page comes again and again: does something between drop the query, or the server not heed it?";

/** How often a page may come again: rows that are added meanwhile move those of one page to the next. */
const MOST_REPEATS = 3;

/** Sees whether the same page comes again and again, as it does where what stands between drops the query. */
export class Repeats {
  #last = "";
  #count = 0;

  /** @throws {ResponseError} for a page that has come too often. */
  check(rows: readonly unknown[], answer: Answer): void {
    // Enough to tell one page from another; without ids none can be told.
    const ends = [rows[0], rows[rows.length - 1]].map((row) => (isPlain(row) ? row.id : row));
    const page = ends.every((id) => typeof id === "string") ? [rows.length, ...ends].join() : "";
    this.#count = page !== "" && page === this.#last ? this.#count + 1 : 0;
    this.#last = page;
    if (this.#count >= MOST_REPEATS) throw broken(answer, REPEATED, []);
  }
}

/** Page after page; each is asked for when the one before is used up, or just before that. */
export async function* walk<Page>(
  { ask, rows, isLast }: Walk<Page>,
  kept: () => PagingOptions,
): AsyncGenerator<Page> {
  const paging = kept();
  // Ends the page that is asked for ahead when the loop is left.
  const limit = new Limit(paging.signal, 0, { attempts: 0 });
  const call = { ...paging, signal: limit.signal };
  const asked = async (ahead: number): Promise<Page | undefined> => {
    try {
      return await ask(ahead, call);
    } catch (error) {
      // Some servers have no page past the end.
      if (ahead > 0 && error instanceof NotFoundError) return undefined;
      throw error;
    }
  };
  try {
    let next: Promise<Page | undefined> | undefined;
    for (let ahead = 0; ; ahead++) {
      const page = await (next ?? asked(ahead));
      limit.check();
      if (page === undefined || (rows(page).length === 0 && ahead > 0)) return;
      const last = isLast(page, ahead);
      next = !last && paging.prefetch === true ? asked(ahead + 1) : undefined;
      // Its failure shows when its turn comes, if it does.
      next?.catch(() => {});
      yield page;
      if (last) return;
    }
  } finally {
    limit.stop(new DOMException("The loop was left.", "AbortError"));
    limit.end();
  }
}

/** The rows of a page, as long as the signal does not say otherwise. */
export function* untilAborted<Row>(
  rows: readonly Row[],
  signal: AbortSignal | null | undefined,
): Generator<Row> {
  for (const row of rows) {
    if (signal?.aborted === true) throw signal.reason;
    yield row;
  }
}

/** The pages of a list, from `page` on, until the short one. */
export function pages(
  list: ListPage,
  options: object | undefined,
  kept: () => PagingOptions,
): AsyncGenerator<unknown[]> {
  const { own, given } = ownOptions(options);
  const { pageSize = PAGE_SIZE, page: from = 1, ...same } = own ?? {};
  return walk(
    {
      // Not `async`: a stack holds ten frames, and those of the caller are wanted.
      ask: (ahead, call) => {
        if (own === undefined) return list(given, call);
        const { locale } = call;
        refuseStatistics(own, locale);
        // A page without rows would never be a short one.
        if (typeof pageSize === "number" && pageSize < 1) {
          throw refusal("pageSize", "minimum", { minimum: 1 }, locale);
        }
        // What is no number goes out as it is, for the list to refuse.
        const page = ahead === 0 ? from : Number(from) + ahead;
        return list({ ...same, page, pageSize }, call);
      },
      rows: (page) => page,
      isLast: (page) => own === undefined || page.length < Number(pageSize),
    },
    kept,
  );
}
