// The times of MPDX in the sandbox: the lock token to the second, and ranges to filter by.

import { INSTANT, millisecond } from "../../core/instant.js";
import { parseInstant } from "../../core/values.js";

const DAY = 86_400_000;

/** What two lock tokens are compared by: the second, however it is written. */
export function second(text: string): string {
  const instant = parseInstant(text);
  if (instant !== null) return instant.toISOString().slice(0, 19);
  // Years before 1, which no `Date` is made of, in both forms that the document shows.
  return text.replace(/(Z| UTC)$/, "").replace(" ", "T");
}

/** A time as the server writes it: UTC, in whole seconds; nothing for what is none. */
export function written(text: string): string | undefined {
  const seconds = /^\d{4}-\d\d-\d\d$/.test(text) ? second(`${text}T00:00:00Z`) : second(text);
  return /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(seconds) ? `${seconds}Z` : undefined;
}

/** A time of a filter, and the first moment after it. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** The instant of a date-time; a leap second is the second after it. */
function instantOf(text: string): number | undefined {
  const parts = INSTANT.exec(text);
  return parts === null ? undefined : millisecond(parts);
}

/** A date is the whole day, a date-time its second. */
function spanOf(text: string): Span | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) {
    const day = instantOf(`${text}T00:00:00Z`);
    return day === undefined ? undefined : { from: day, to: day + DAY };
  }
  const instant = instantOf(text);
  return instant === undefined ? undefined : { from: instant, to: instant + 1000 };
}

/** The condition of a filter `A`, `A..B` or `A...B`, of which the last leaves its end out; nothing if it is none. */
export function range(text: string): ((time: unknown) => boolean) | undefined {
  const [, start = text, dots, end] = /^(.*?)(\.{2,3})(?!\.)(.*)$/.exec(text) ?? [];
  const from = spanOf(start);
  const to = end === undefined ? from : spanOf(end);
  if (from === undefined || to === undefined) return undefined;
  const until = dots === "..." ? to.from : to.to;
  return (time) => {
    const instant = typeof time === "string" ? instantOf(time) : undefined;
    return instant !== undefined && instant >= from.from && instant < until;
  };
}
