// Streams the rows of a list: newline-delimited JSON, checked and yielded as it arrives.

import { checkJson } from "../core/check.js";
import { ResponseError } from "../core/errors.js";
import { type Issue, ofLine } from "../core/issues.js";
import { localeOf } from "../core/messages.js";
import type { Plan } from "../core/plan.js";
import { isA } from "../core/realm.js";
import { MOST_BYTES, readRows } from "../core/rows.js";
import { Form, Mode } from "../generated/layout.js";
import { joined, pieceOf, tooLarge } from "./body.js";
import * as decode from "./decode.js";
import { LineSplitter, type Lines } from "./lines.js";
import type { OpenAnswer } from "./transport.js";

/** How the rows of a stream are checked. */
export interface StreamChecks {
  readonly plan: Plan;
  readonly slim: boolean;
  readonly validate: boolean;
  readonly maxLineBytes: number;
}

const LINE_END = 0x0a;
const decoder = new TextDecoder();

/** The error of a line that breaks the contract. */
function badLine(
  answer: OpenAnswer,
  line: number,
  bytes: Uint8Array,
  found: readonly Issue[],
): ResponseError {
  const issues = found.map((issue) => ofLine(issue, line, localeOf(answer.locale)));
  const first = issues[0];
  const what = first === undefined ? "is not JSON" : `${first.path.join(".")} ${first.message}`.trim();
  return new ResponseError(`line ${line} of the answer breaks the contract: ${what}`, {
    ...answer.info,
    status: answer.status,
    headers: answer.redactor.headers(answer.headers),
    body: answer.redactor.body(decoder.decode(bytes.subarray(0, 16_384)), bytes.length <= 16_384, 1_000),
    issues: issues.map((issue) => ({ ...issue, path: [line, ...issue.path] })),
  });
}

/** One line as a row. */
function row(answer: OpenAnswer, bytes: Uint8Array, line: number, checks: StreamChecks): unknown {
  if (checks.validate) {
    const { plan, slim } = checks;
    const issues = slim
      ? decode.slimIssues(plan, bytes, answer)
      : checkJson(plan, Mode.read, bytes, false, answer);
    if (issues.length > 0) throw badLine(answer, line, bytes, issues);
  }
  let value: unknown;
  try {
    value = decode.fromJson(bytes);
  } catch {
    throw badLine(answer, line, bytes, []);
  }
  return value;
}

/** Whether there is nothing but white space. */
function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}

/** The rows of some lines at once, if all of them are as they should be. */
function allRows(bytes: Uint8Array, checks: StreamChecks): unknown[] | undefined {
  const most = Math.min(checks.maxLineBytes, MOST_BYTES - 1);
  if (!checks.validate || checks.slim || bytes.length > most) return undefined;
  return readRows(checks.plan, bytes, Form.lines).value as unknown[] | undefined;
}

function* rowsOf(answer: OpenAnswer, lines: Lines, checks: StreamChecks): Generator<unknown> {
  const rows = allRows(lines.bytes, checks);
  // Line by line, the rows before a wrong one are given out, and the error knows its line.
  if (rows === undefined) yield* lineByLine(answer, lines, checks);
  else yield* checked(answer, rows);
}

/** Rows that have come already are not given out after an abort. */
function* checked(answer: OpenAnswer, rows: readonly unknown[]): Generator<unknown> {
  for (const row of rows) {
    answer.check();
    yield row;
  }
}

function* lineByLine(answer: OpenAnswer, { bytes, line }: Lines, checks: StreamChecks): Generator<unknown> {
  let start = 0;
  for (let number = line; start < bytes.length; number++) {
    const found = bytes.indexOf(LINE_END, start);
    const end = found < 0 ? bytes.length : found;
    const text = bytes.subarray(start, end);
    start = end + 1;
    if (text.length > checks.maxLineBytes) throw tooLarge(checks.maxLineBytes, answer);
    if (isBlank(text)) continue;
    answer.check();
    yield row(answer, text, number, checks);
  }
}

/** Whether the body begins as an array does. */
function isArray(piece: Uint8Array): boolean {
  return piece.find((byte) => byte > 0x20) === 0x5b;
}

/** The pieces of the body; ending early cancels what is left of it. */
async function* piecesOf(answer: OpenAnswer): AsyncGenerator<Uint8Array> {
  const { body } = answer.response;
  if (!isA(body, "ReadableStream")) {
    // What is no response may have no such method.
    const reading = (async () => answer.response.arrayBuffer())();
    yield new Uint8Array(await answer.read(reading));
    return;
  }
  // One that someone has read already has none.
  const opening = (async () => body.getReader())();
  try {
    const reader = await answer.read(opening);
    for (;;) {
      const piece = await answer.read(pieceOf(reader));
      if (piece === undefined) return;
      yield piece;
    }
  } finally {
    // That a body that has ended or broken cannot be cancelled changes nothing.
    opening.then((reader) => reader.cancel()).catch(() => {});
  }
}

/** A server that does not know `_jsonl` answers with an array: it is read whole. */
async function wholeArray(
  answer: OpenAnswer,
  first: Uint8Array,
  pieces: AsyncGenerator<Uint8Array>,
  checks: StreamChecks,
): Promise<unknown[]> {
  const all: Uint8Array[] = [];
  let length = 0;
  const take = (piece: Uint8Array) => {
    all.push(piece);
    length += piece.length;
    if (length > checks.maxLineBytes) throw tooLarge(checks.maxLineBytes, answer);
  };
  take(first);
  for await (const piece of pieces) take(piece);
  const whole = { ...answer, bytes: joined(all, length) };
  const rows = checks.slim
    ? decode.ids(checks.plan, whole, checks.validate)
    : decode.rows(checks.plan, whole, true, checks.validate);
  return rows as unknown[];
}

/** The rows of an answer, as many at a time as have arrived. */
export async function* streamRows(
  answer: OpenAnswer,
  checks: StreamChecks,
): AsyncGenerator<Iterable<unknown>> {
  const pieces = piecesOf(answer);
  const splitter = new LineSplitter(checks.maxLineBytes, () => tooLarge(checks.maxLineBytes, answer));
  try {
    if (answer.status === 204 || answer.status === 205) throw badLine(answer, 1, new Uint8Array(), []);
    let begun = false;
    for await (const piece of pieces) {
      if (!begun && isArray(piece)) {
        yield checked(answer, await wholeArray(answer, piece, pieces, checks));
        return;
      }
      begun ||= !isBlank(piece);
      const lines = splitter.push(piece);
      if (lines !== undefined) yield rowsOf(answer, lines, checks);
    }
    // A last line may lack its end; one that was cut off is no JSON.
    const last = splitter.end();
    if (last !== undefined) yield rowsOf(answer, last, checks);
  } finally {
    await pieces.return(undefined);
    answer.close();
  }
}
