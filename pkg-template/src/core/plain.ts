// What counts as plain data, and the text of a date.

const objectPrototype = Object.prototype;
const { hasOwnProperty: hasOwn } = objectPrototype;
const { getPrototypeOf } = Object;

/** Whether a value is a plain object, of this realm or another. */
export function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype = getPrototypeOf(value);
  if (prototype === objectPrototype || prototype === null) return true;
  // Another realm's Object.prototype has no prototype, and is what made it.
  return (
    !Array.isArray(value) && getPrototypeOf(prototype) === null && hasOwn.call(prototype, "isPrototypeOf")
  );
}

/** The text of a `Date`; what is no instant that RFC 3339 can write is no date-time. */
export function dateText(date: Date): string {
  const time = Date.prototype.getTime.call(date);
  return Number.isNaN(time) ? "invalid" : Date.prototype.toISOString.call(date);
}
