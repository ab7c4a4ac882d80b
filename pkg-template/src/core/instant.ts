// Instants of date-times: the calendar that JavaScript's Date would bend.

/** A date-time of either API, in RFC 3339 or in Ruby's form (`2026-01-31 12:00:00 UTC`); its groups are those below. */
export const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?)(?:[Zz]| UTC|([+-])(\d{2}):(\d{2}))$/;

/** Milliseconds from 1970 to the instant that a match tells of; group 7 are the digits after the second. */
export function millisecond(parts: RegExpExecArray): number | undefined {
  const time = wholeSecond(parts);
  // Digits are cut off: as a number, a long fraction would be the next second.
  return time === undefined ? undefined : time + Number((parts[7] ?? "").padEnd(3, "0").slice(0, 3));
}

/**
 * Milliseconds from 1970 to the whole second that a match tells of: its groups 1 to 6 are year to second, 8 to
 * 10 the sign, hours and minutes of the offset. Nothing for a year before 1, for a day or a time that does not
 * exist; a leap second, the last of a day in UTC, is the second after it.
 */
export function wholeSecond(parts: RegExpExecArray): number | undefined {
  const number = (group: number) => Number(parts[group] ?? 0);
  const [year, month, day] = [number(1), number(2), number(3)];
  const [hour, minute, second] = [number(4), number(5), number(6)];
  const [offsetHour, offsetMinute] = [number(9), number(10)];
  if (year < 1 || hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59)
    return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  // A day that the month does not have would become one of the next month.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  const offset = (offsetHour * 60 + offsetMinute) * (parts[8] === "-" ? -1 : 1);
  const time = date.setUTCHours(hour, minute - offset, second);
  return second === 60 && time % 86_400_000 !== 0 ? undefined : time;
}
