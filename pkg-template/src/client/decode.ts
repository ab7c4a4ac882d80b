// The bodies of answers: checked by the engine, then made into plain objects.

import { checkJson, Mode } from "../core/check.js";
import { ResponseError } from "../core/errors.js";
import type { Issue } from "../core/issues.js";
import type { Plan } from "../core/plan.js";
import type { Answer } from "./transport.js";

const decoder = new TextDecoder();

/** Most characters of a body that an error keeps. */
const BODY_LIMIT = 65_536;

/** The error of a success whose body breaks the contract. */
export function broken(answer: Answer, message: string, issues: readonly Issue[], cause?: unknown): ResponseError {
  const body = decoder.decode(answer.bytes.subarray(0, BODY_LIMIT));
  return new ResponseError(
    message,
    { ...answer.info, status: answer.status, headers: answer.headers, body, issues },
    cause === undefined ? undefined : { cause },
  );
}

function describe(issues: readonly Issue[]): string {
  const first = issues[0];
  const at = first === undefined || first.path.length === 0 ? "the body" : first.path.join(".");
  return `the answer breaks the contract: ${at} ${first?.message}`;
}

/** One row, or an array of them. */
export function rows(plan: Plan, answer: Answer, many: boolean, validate: boolean): unknown {
  if (validate) {
    const issues = checkJson(plan, Mode.read, answer.bytes, many, undefined);
    if (issues.length > 0) throw broken(answer, describe(issues), issues);
  }
  return parse(answer);
}

/** Any JSON. */
export function parse(answer: Answer): unknown {
  try {
    return JSON.parse(decoder.decode(answer.bytes));
  } catch (cause) {
    throw broken(answer, "the answer is not JSON", [], cause);
  }
}

/** Rows of which only the id is there. */
export function ids(answer: Answer): unknown {
  const value = parse(answer);
  const wrong = !Array.isArray(value)
    ? []
    : value.findIndex((row) => typeof row !== "object" || row === null || typeof row.id !== "string");
  if (typeof wrong === "number" && wrong < 0) return value;
  const path = typeof wrong === "number" ? [wrong, "id"] : [];
  const issue: Issue = { path, code: "required", message: "is required", params: {} };
  throw broken(answer, describe([issue]), [issue]);
}

/** Newline-delimited JSON as the array that it stands for; an array stays one. */
export function lines(answer: Answer): Answer {
  const text = answer.bytes;
  const first = text.find((byte) => byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09);
  if (first === 0x5b) return answer;
  // A line end becomes a comma; the last one closes nothing.
  let end = text.length;
  while (end > 0 && (text[end - 1] === 0x0a || text[end - 1] === 0x0d)) end--;
  const bytes = new Uint8Array(end + 2);
  bytes[0] = 0x5b;
  for (let i = 0; i < end; i++) bytes[i + 1] = text[i] === 0x0a ? 0x2c : (text[i] as number);
  bytes[end + 1] = 0x5d;
  return { ...answer, bytes };
}
