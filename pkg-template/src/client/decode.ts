// The bodies of answers: checked by the engine, then made into plain objects.

import { checkJson, Mode } from "../core/check.js";
import { ResponseError } from "../core/errors.js";
import type { Issue } from "../core/issues.js";
import { flattened } from "../core/json-api.js";
import { localeOf, messageOf } from "../core/messages.js";
import { isPlain } from "../core/plain.js";
import type { Plan } from "../core/plan.js";
import { Form, type FormNumber, MOST_BYTES, readRows } from "../core/rows.js";
import { BODY_LIMIT } from "./failure.js";
import type { Answer } from "./transport.js";

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
  const body = answer.redactor.text(text).slice(0, BODY_LIMIT);
  const headers = answer.redactor.headers(answer.headers);
  return new ResponseError(message, { ...answer.info, status: answer.status, headers, body, issues });
}

function describe(issues: readonly Issue[]): string {
  const first = issues[0];
  const at = first === undefined || first.path.length === 0 ? "the body" : first.path.join(".");
  return `the answer breaks the contract: ${at} ${first?.message}`;
}

/** What an answer holds, in a form. */
function read(plan: Plan, answer: Answer, form: FormNumber, flat = false): unknown {
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

type Members = Record<string, unknown>;

/** Checks what stands beside the rows of a document (facts/mpdx.md: `page` and `per_page` may be text). */
function checkFrame({ included, meta }: Members, answer: Answer, many: boolean): void {
  if (included !== undefined && !Array.isArray(included)) throw wrongType(answer, ["included"], "array");
  if (!many) return;
  let value: unknown = { meta };
  const path: string[] = [];
  for (const name of ["meta", "pagination", "total_pages"]) {
    if (!isPlain(value)) throw wrongType(answer, path, "object");
    path.push(name);
    value = value[name];
  }
  if (!Number.isInteger(value)) throw wrongType(answer, path, "integer");
}

function wrongType(answer: Answer, path: string[], type: string): ResponseError {
  const message = messageOf(localeOf(answer.locale), "type", { type });
  const issue: Issue = { path, code: "type", message, params: { type } };
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

/** Any JSON. */
export function parse(answer: Answer): unknown {
  try {
    return fromJson(answer.bytes);
  } catch {
    // The parser's own error is no cause: it quotes the text, which may hold a credential.
    throw broken(answer, "the answer is not JSON", []);
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
  const message = messageOf(localeOf(answer.locale), "required", {});
  const issue: Issue = { path, code: "required", message, params: {} };
  throw broken(answer, describe([issue]), [issue]);
}

/** Newline-delimited JSON as the array that it stands for; an array stays one. */
export function lines(answer: Answer): Answer {
  const text = answer.bytes;
  const first = text.find((byte) => byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09);
  if (first === 0x5b) return answer;
  const bytes = new Uint8Array(text.length + 2);
  bytes[0] = 0x5b;
  let length = 1;
  let begun = false;
  for (const byte of text) {
    if (byte === 0x0a) begun = false;
    else if (begun || (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d)) {
      // A line that begins follows another; an empty one never begins.
      if (!begun && length > 1) bytes[length++] = 0x2c;
      begun = true;
      bytes[length++] = byte;
    }
  }
  bytes[length++] = 0x5d;
  return { ...answer, bytes: bytes.subarray(0, length) };
}
