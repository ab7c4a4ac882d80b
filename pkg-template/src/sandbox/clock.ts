// The time that rows are created at.

const START = Date.UTC(2026, 0, 1);
const STEP = 1000;

/** Gives the time of each new row: the caller's, or a second more than the row before. */
export function clock(now: (() => Date) | undefined): () => string {
  let next = START;
  return () => {
    const date = now === undefined ? new Date(next) : now();
    next += STEP;
    // Whole seconds are written as the documents write them.
    return date.toISOString().replace(".000Z", "Z");
  };
}
