// Pages of a list, one after another, until the short one.

import { NotFoundError, ValidationError } from "../core/errors.js";
import { localeOf, messageOf } from "../core/messages.js";
import type { CallOptions, PagingOptions } from "./options.js";

/** Rows in a page when none are asked for. */
const PAGE_SIZE = 100;

type ListPage = (options: object, call: CallOptions | undefined) => Promise<unknown>;

/** The page size that is asked for; what is no size is left for the list to refuse. */
function sizeOf(options: Readonly<Record<string, unknown>>, paging: PagingOptions | undefined): unknown {
  const size = options.pageSize ?? PAGE_SIZE;
  // A page without rows would never be a short one.
  if (typeof size === "number" && size < 1) {
    const params = { minimum: 1 };
    const message = messageOf(localeOf(paging?.locale), "minimum", params);
    throw new ValidationError([{ path: ["pageSize"], code: "minimum", message, params }]);
  }
  return size;
}

/** The pages of a list, from `page` on; each is asked for when the one before is used up. */
export async function* pages(
  list: ListPage,
  options: object | undefined,
  paging: PagingOptions | undefined,
): AsyncGenerator<unknown[]> {
  const given = { ...options } as Record<string, unknown>;
  const pageSize = sizeOf(given, paging);
  const first = typeof given.page === "number" ? given.page : 1;
  const ask = async (page: number): Promise<unknown[]> => {
    try {
      return (await list({ ...given, page, pageSize }, paging)) as unknown[];
    } catch (error) {
      // Some servers have no page past the end.
      if (page > first && error instanceof NotFoundError) return [];
      throw error;
    }
  };
  let next: Promise<unknown[]> | undefined;
  for (let page = first; ; page++) {
    const rows = await (next ?? ask(page));
    next = undefined;
    if (rows.length === 0 && page > first) return;
    const last = rows.length < Number(pageSize);
    if (!last && paging?.prefetch === true) {
      next = ask(page + 1);
      // Its failure shows when its turn comes, if it does.
      next.catch(() => {});
    }
    yield rows;
    if (last) return;
  }
}

/** The rows of a list, page by page. */
export async function* iterate(
  list: ListPage,
  options: object | undefined,
  paging: PagingOptions | undefined,
): AsyncGenerator<unknown> {
  for await (const page of pages(list, options, paging)) yield* page;
}
