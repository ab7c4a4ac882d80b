// What the demo prints with, and how it expects a refusal.

import assert from "node:assert/strict";

const styled = process.stdout.isTTY && !process.env.NO_COLOR;

export const bold = (text) => (styled ? `\x1b[1m${text}\x1b[0m` : text);
const dim = (text) => (styled ? `\x1b[2m${text}\x1b[0m` : text);

let steps = 0;

export const title = (text) => console.log(`\n${bold(`${++steps}. ${text}`)}`);
export const code = (text) => console.log(dim(`   > ${text}`));
export const say = (text) => console.log(`   ${text}`);

/** How many titles there were. */
export const stepCount = () => steps;

/** Prints what was expected to be refused, one line an issue. */
export function showIssues(issues) {
  const width = Math.max(...issues.map((issue) => issue.path.join(".").length));
  for (const issue of issues) {
    say(`  ${issue.path.join(".").padEnd(width)}  ${issue.code.padEnd(13)}  ${issue.message}`);
  }
}

/** The error of a call that has to fail. */
export async function failure(call) {
  try {
    await call;
  } catch (error) {
    return error;
  }
  return assert.fail("the call went through, but it should have been refused");
}
