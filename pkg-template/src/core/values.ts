// Helpers that make odd values usable: decimals without binary floats, dates without wrong instants.

import { INSTANT, millisecond } from "./instant.js";

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/;

interface Decimal {
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
}

function decimalOf(value: number | string | null | undefined): Decimal | undefined {
  const parts = DECIMAL.exec(typeof value === "number" ? plain(value) : String(value ?? "").trim());
  if (parts === null) return undefined;
  const whole = (parts[2] ?? "").replace(/^0+/, "");
  const digits = parts[3] ?? "";
  // By hand, as a pattern for the end of a text begins anew at each zero.
  let end = digits.length;
  while (digits[end - 1] === "0") end--;
  const fraction = digits.slice(0, end);
  return { negative: parts[1] === "-" && whole + fraction !== "", whole, fraction };
}

/** A number without an exponent, as JavaScript writes it otherwise. */
function plain(value: number): string {
  const text = String(value);
  const [digits = "", exponent] = text.split("e");
  if (exponent === undefined) return text;
  const sign = digits.startsWith("-") ? "-" : "";
  const [whole = "", fraction = ""] = digits.replace("-", "").split(".");
  const point = whole.length + Number(exponent);
  const all = whole + fraction;
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${all}`;
  return `${sign}${all.padEnd(point, "0").slice(0, point)}.${all.slice(point) || "0"}`;
}

function compareSizes(a: Decimal, b: Decimal): number {
  if (a.whole.length !== b.whole.length) return a.whole.length - b.whole.length;
  const [x, y] = [a.whole + a.fraction, b.whole + b.fraction];
  return x < y ? -1 : x > y ? 1 : 0;
}

/**
 * Compares two decimals exactly, each a number or the text of one: below 0, 0, above 0.
 * Nothing when one is no decimal, as null and `"missing"` are none.
 */
export function compareDecimals(
  a: number | string | null | undefined,
  b: number | string | null | undefined,
): number | undefined {
  const [x, y] = [decimalOf(a), decimalOf(b)];
  if (x === undefined || y === undefined) return undefined;
  if (x.negative !== y.negative) return x.negative ? -1 : 1;
  const order = compareSizes(x, y);
  return order === 0 ? 0 : x.negative ? -order : order;
}

/**
 * The instant of a date-time of either API, in RFC 3339 or in Ruby's form (`2026-01-31 12:00:00 UTC`).
 * Null for what `Date` would get wrong or not at all: years before 1, days that do not exist.
 */
export function parseInstant(text: string | null | undefined): Date | null {
  const parts = INSTANT.exec(text ?? "");
  if (parts === null) return null;
  // A leap second is none that a `Date` can hold.
  const time = parts[6] === "60" ? undefined : millisecond(parts);
  return time === undefined ? null : new Date(time);
}
