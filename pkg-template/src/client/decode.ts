// The bodies of answers: checked by the engine, then made into plain objects.

import { checkField, checkJson, typeIssue } from "../core/check.js";
import { ResponseError } from "../core/errors.js";
import { type Issue, ofLine } from "../core/issues.js";
import { flattened } from "../core/json-api.js";
import { localeOf } from "../core/messages.js";
import { isPlain, isUuid } from "../core/plain.js";
import type { Plan } from "../core/plan.js";
import { MOST_BYTES, readRows } from "../core/rows.js";
import { Form, Mode } from "../generated/layout.js";
import { BODY_LIMIT } from "./failure.js";
import type { Answer, OpenAnswer } from "./transport.js";

/** Of an answer, whole or arriving: the language of what is said of it. */
type Told = Pick<OpenAnswer, "locale">;

const decoder = new TextDecoder();
/** Text that is not UTF-8 is not JSON; read with replacements it would pass. */
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** As many bytes as the text of an error can be made of, and some more for a credential at its end. */
const SHOWN_BYTES = 4 * BODY_LIMIT;

/** A value, from bytes that must be JSON. */
export function fromJson(bytes: Uint8Array): unknown {
  return JSON.parse(strict.decode(bytes));
}

/** The error of a success whose body breaks the contract. */
export function broken(answer: Answer, message: string, issues: readonly Issue[]): ResponseError {
  const text = decoder.decode(answer.bytes.subarray(0, SHOWN_BYTES));
  const body = answer.redactor.body(text, answer.bytes.length <= SHOWN_BYTES, BODY_LIMIT);
  const headers = answer.redactor.headers(answer.headers);
  return new ResponseError(message, { ...answer.info, status: answer.status, headers, body, issues });
}

function describe(issues: readonly Issue[]): string {
  const first = issues[0];
  const at = first === undefined || first.path.length === 0 ? "the body" : first.path.join(".");
  return `the answer breaks the contract: ${at} ${first?.message}`;
}

/** What an answer holds, in a form. */
function read(plan: Plan, answer: Answer, form: Form, flat = false): unknown {
  if (answer.bytes.length >= MOST_BYTES) throw broken(answer, "the answer is too large to be read", []);
  const { issues, value } = readRows(plan, answer.bytes, form, flat, answer.locale);
  if (issues.length > 0) throw broken(answer, describe(issues), issues);
  return value;
}

/** How a document of JSON:API is read. */
export interface DocumentForm {
  /** It has an array of rows. */
  readonly many: boolean;
  /** The rows are wanted as plain objects. */
  readonly flat: boolean;
  /** The answer is checked. */
  readonly validate: boolean;
}

/** A document of JSON:API. */
export function document(plan: Plan, answer: Answer, { many, flat, validate }: DocumentForm): unknown {
  if (!validate) return flat ? flattened(parse(answer)) : parse(answer);
  const found = read(plan, answer, many ? Form.document : Form.documentOfOne, flat) as Members;
  checkFrame(found, answer, many);
  return found;
}

/** The data of a document that may be unchecked: rows that a loop can go through, or one row. */
export function dataOf<Data>(answer: Answer, { data }: { data?: Data | undefined }, many: boolean): Data {
  if (many ? Array.isArray(data) : isPlain(data)) return data as Data;
  throw broken(answer, "the answer has no data", []);
}

type Members = Record<string, unknown>;

/** Numbers of a page; the first two come back as the text that was sent, as MPDX does. */
const counts = ["page", "per_page", "total_count", "total_pages"];

/** Checks what stands beside the rows of a document. */
function checkFrame({ included, meta }: Members, answer: Answer, many: boolean): void {
  const check = (isRight: boolean, path: (string | number)[], type: string): void => {
    if (!isRight) throw wrongType(answer, path, type);
  };
  if (included !== undefined) {
    check(Array.isArray(included), ["included"], "array");
    for (const [place, row] of (included as unknown[]).entries())
      check(isPlain(row), ["included", place], "object");
  }
  if (!many) return;
  check(isPlain(meta), ["meta"], "object");
  const { pagination, sort, filter } = meta as Members;
  check(isPlain(pagination), ["meta", "pagination"], "object");
  counts.forEach((name, place) => {
    const value = (pagination as Members)[name];
    const isLeftOut = value === undefined && name !== "total_pages";
    const isText = place < 2 && typeof value === "string";
    check(isLeftOut || isText || Number.isInteger(value), ["meta", "pagination", name], "integer");
  });
  check(typeof (sort ?? "") === "string", ["meta", "sort"], "string");
  check(isPlain(filter ?? {}), ["meta", "filter"], "object");
}

function wrongType(answer: Answer, path: (string | number)[], type: string): ResponseError {
  const issue = typeIssue(path, type, localeOf(answer.locale));
  return broken(answer, describe([issue]), [issue]);
}

/** One row, or an array of them. */
export function rows(plan: Plan, answer: Answer, many: boolean, validate: boolean): unknown {
  if (validate && many) return read(plan, answer, Form.array);
  if (validate) {
    const issues = checkJson(plan, Mode.read, answer.bytes, false, answer);
    if (issues.length > 0) throw broken(answer, describe(issues), issues);
  }
  const value = parse(answer);
  // Even unchecked, rows are something that a loop can go through.
  if (many && !Array.isArray(value)) throw broken(answer, "the answer is not an array", []);
  return value;
}

/** Any JSON, or what else is to be made of the text. */
export function parse<Value = unknown>(answer: Answer, make: (text: string) => Value = JSON.parse): Value {
  try {
    return make(strict.decode(answer.bytes));
  } catch {
    // The parser's own error is no cause: it quotes the text, which may hold a credential.
    throw broken(answer, "the answer is not JSON", []);
  }
}

/** Why a text is no JSON, of rows of which only the ids are there. */
function jsonIssues(plan: Plan, source: string | Uint8Array, many: boolean, answer: Told): Issue[] {
  // As a row to be updated it lacks nothing; what else it breaks is not the question.
  return checkJson(plan, Mode.bulkRow, source, many, answer).filter(({ code }) => code === "not_json");
}

/** What is wrong with the JSON of a row of which only the id is there. */
export function slimIssues(plan: Plan, source: string | Uint8Array, answer: Told): Issue[] {
  const issues = jsonIssues(plan, source, false, answer);
  if (issues.length > 0) return issues;
  return idIssues(plan, typeof source === "string" ? JSON.parse(source) : fromJson(source), answer.locale);
}

function idIssues(plan: Plan, row: unknown, locale: Told["locale"]): Issue[] {
  if (!isPlain(row)) return [typeIssue([], "object", localeOf(locale))];
  const { id } = row;
  return typeof id === "string" && isUuid(id) ? [] : checkField(plan, Mode.read, "id", id, { locale });
}

/** Refuses the rows of an answer for issues of one of them. */
function refuse(answer: Answer, place: number, issues: readonly Issue[]): void {
  if (issues.length === 0) return;
  const placed = issues.map((issue) => ({ ...issue, path: [place, ...issue.path] }));
  throw broken(answer, describe(placed), placed);
}

/** Rows of which only the id is there. */
export function ids(plan: Plan, answer: Answer, validate: boolean): unknown {
  if (!validate) return rows(plan, answer, true, false);
  const issues = jsonIssues(plan, answer.bytes, true, answer);
  if (issues.length > 0) throw broken(answer, describe(issues), issues);
  const value = parse(answer);
  if (!Array.isArray(value)) throw wrongType(answer, [], "array");
  for (const [place, row] of value.entries()) refuse(answer, place, idIssues(plan, row, answer.locale));
  return value;
}

/** Rows of newline-delimited JSON; an array of them is taken too. */
export function lines(plan: Plan, answer: Answer, { slim, validate }: LinesForm): unknown {
  // No rows are an answer of its own, and not the lack of one.
  if (answer.status === 204 || answer.status === 205) throw broken(answer, "the answer has no body", []);
  const first = answer.bytes.find((byte) => byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09);
  if (first === 0x5b) return slim ? ids(plan, answer, validate) : rows(plan, answer, true, validate);
  if (validate && !slim) return read(plan, answer, Form.lines);
  const written = parse(answer, (all) => [...all.split("\n").entries()]);
  const filled = written.filter(([, line]) => /[^ \t\r]/.test(line));
  if (validate) {
    filled.forEach(([place, line], row) => {
      const issues = slimIssues(plan, line, answer);
      refuse(
        answer,
        row,
        issues.map((issue) => ofLine(issue, place + 1, localeOf(answer.locale))),
      );
    });
  }
  return parse(answer, () => filled.map(([, line]) => JSON.parse(line)));
}

/** How the lines of a list are read. */
export interface LinesForm {
  /** Only the ids of the rows were asked for. */
  readonly slim: boolean;
  /** The answer is checked. */
  readonly validate: boolean;
}
