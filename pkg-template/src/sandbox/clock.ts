// The time that rows are created at.

import { ConfigError } from "../core/errors.js";
import { dateText, isDate } from "../core/plain.js";

const START = Date.UTC(2026, 0, 1);
const STEP = 1000;

/**
 * Gives the time of each new row: the caller's, or a second more than the row before.
 * @throws {ConfigError} from the call of it, when the caller's is no date or of no year that can be written.
 */
export function clock(now: (() => Date) | undefined): () => string {
  let next = START;
  return () => {
    const date = now === undefined ? new Date(next) : now();
    next += STEP;
    const text = isDate(date) ? dateText(date) : "";
    if (text === "") throw new ConfigError("now", "must give a Date of the years 1 to 9999");
    // Whole seconds are written as the documents write them.
    return text.replace(".000Z", "Z");
  };
}
