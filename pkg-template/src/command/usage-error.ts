// What the command is asked for wrongly.

/** What is wrong with what is asked for; the help says what there is. */
export class UsageError extends Error {}
