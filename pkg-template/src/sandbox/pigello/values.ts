// The values of a query string: text that stands for numbers, instants, booleans and ids.

import { wholeSecond } from "../../core/instant.js";
import { isUuid } from "../../core/plain.js";
import type { FilterKind } from "../table.js";

/** What filters compare: two instants are equal when their numbers of microseconds are. */
export type Comparable = string | number | bigint | boolean;

const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)t(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:z|([+-])(\d\d):(\d\d))$/i;

/** The instant of an RFC 3339 date-time in microseconds, as databases keep it; nothing if it is none. */
export function instant(text: string): bigint | undefined {
  const parts = DATE_TIME.exec(text);
  if (parts === null) return undefined;
  const time = wholeSecond(parts);
  if (time === undefined) return undefined;
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
