// The values of a query string: text that stands for numbers, instants, booleans and ids.

import type { FilterKind } from "../table.js";

/** What filters compare: two instants are equal when their numbers of microseconds are. */
export type Comparable = string | number | bigint | boolean;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)t(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:z|([+-])(\d\d):(\d\d))$/i;

/** Whether text is a UUID. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** The instant of an RFC 3339 date-time in microseconds, as databases keep it; nothing if it is none. */
export function instant(text: string): bigint | undefined {
  const parts = DATE_TIME.exec(text);
  if (parts === null) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [offsetHour, offsetMinute] = [Number(parts[9] ?? 0), Number(parts[10] ?? 0)];
  if (year === 0 || hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59)
    return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  // A day that the month does not have would become one of the next month.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  const offset = (offsetHour * 60 + offsetMinute) * (parts[8] === "-" ? -1 : 1);
  const time = date.setUTCHours(hour, minute - offset, second);
  // Leap seconds are at the end of a day in UTC.
  if (second === 60 && time % 86_400_000 !== 0) return undefined;
  return BigInt(time) * 1000n + BigInt((parts[7] ?? "").padEnd(6, "0").slice(0, 6));
}

/** What a value in the query stands for; nothing if it is not of the kind. */
export function parse(kind: FilterKind, text: string): Comparable | undefined {
  switch (kind) {
    case "text":
      return text;
    case "integer":
      return /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
    case "dateTime":
      return instant(text);
    case "boolean":
      return boolean(text);
    case "id":
    case "reference":
      return isUuid(text) ? text.toLowerCase() : undefined;
  }
}

/** A boolean of the query. */
export function boolean(text: string): boolean | undefined {
  return text === "true" ? true : text === "false" ? false : undefined;
}

/** What values of each kind are called in messages. */
export const kindNames: Readonly<Record<FilterKind, string>> = {
  text: "text",
  integer: "a whole number",
  dateTime: "a date and time with offset",
  boolean: "true or false",
  id: "a UUID",
  reference: "a UUID",
};
