// Requests as the engine builds them: method and target, from tables and checked options.

import { type Listed, Listing, methodNames, NONE, operationNames } from "../generated/layout.js";
import * as engine from "../wasm/fieldgate.js";
import { putJson } from "./check.js";
import { encode } from "./encode.js";
import { ValidationError } from "./errors.js";
import { type Issue, issuesOf } from "./issues.js";
import { enter, leave, outputText, putText, uses } from "./memory.js";
import { type Locale, localeOf, messageOf } from "./messages.js";
import type { OperationName, Plan } from "./plan.js";

/** Method and target of a request. */
export interface Target {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
}

/** A list request, and what its response holds. */
export interface ListTarget extends Target {
  /** Newline-delimited JSON was asked for. */
  readonly lines: boolean;
  /** Only ids were asked for. */
  readonly slim: boolean;
  /** The form of the response is not documented. */
  readonly raw: boolean;
}

/** Why a list request could not be built. */
export interface ListRefusal {
  readonly issues: Issue[];
  /** What a property of the options threw when it was read. */
  readonly cause?: unknown;
}

/** More of them that are too deep have no others beside them to be told apart from. */
const MOST_DEEP = 32;

/** Levels of options: the option, its field, an operator, one that is negated. */
const OPTION_LEVELS = 4;

function split(text: string): Target {
  const space = text.indexOf(" ");
  return { method: text.slice(0, space), target: text.slice(space + 1) };
}

/** Builds a list request; the issues of the options are returned instead when there are any. */
export function listTarget(
  plan: Plan,
  options: unknown,
  locale: Locale | string | undefined,
  parent = "",
): ListTarget | ListRefusal {
  const language = localeOf(locale);
  let text: string;
  try {
    text = encode(options === undefined ? {} : options, MOST_DEEP, OPTION_LEVELS).json;
  } catch (cause) {
    const params = { type: "object" };
    return {
      issues: [{ path: [], code: "type", message: messageOf(language, "type", params), params }],
      cause,
    };
  }
  return build(plan, text, false, language, parent);
}

/** As {@link listTarget}, from the JSON of the options. */
export function listTargetOfJson(
  plan: Plan,
  source: string | Uint8Array | ArrayBuffer,
  locale: Locale | string | undefined,
  parent: string,
): ListTarget | ListRefusal {
  return build(plan, source, true, localeOf(locale), parent);
}

function build(
  plan: Plan,
  options: string | Uint8Array | ArrayBuffer,
  strict: boolean,
  language: Locale,
  parent: string,
): ListTarget | ListRefusal {
  const before = enter();
  try {
    const parentLength = putText(parent);
    const answer = engine.list(plan.id, parentLength, putJson(options, parentLength), strict);
    if (answer === 0) return { issues: issuesOf(plan, engine.record_count(), language) };
    const lines = (answer & Listing.lines) !== 0;
    const slim = (answer & Listing.slim) !== 0;
    const raw = (answer & Listing.raw) !== 0;
    return { ...split(outputText()), lines, slim, raw };
  } finally {
    uses.depth = before;
    leave();
  }
}

/** What is no text was looked at as empty text: the issue of an id is that of its type. */
function ofType(issue: Issue, locale: Locale): Issue {
  if (issue.path[0] !== "id") return issue;
  const params = { type: "string" };
  return { path: issue.path, code: "type", message: messageOf(locale, "type", params), params };
}

/** Builds the target of an operation; `id` is checked when the operation is on one row. */
export function operationTarget(
  plan: Plan,
  operation: OperationName,
  id: unknown,
  locale: Locale | string | undefined,
  parent = "",
): Target {
  const language = localeOf(locale);
  const isWrong = id !== undefined && typeof id !== "string";
  const before = enter();
  try {
    const parentLength = putText(parent);
    const idLength = putText(typeof id === "string" ? id : "", parentLength);
    const found = engine.target(plan.id, operationNames.indexOf(operation), parentLength, idLength);
    if (found !== 0 && !isWrong) return split(outputText());
    const issues = issuesOf(plan, engine.record_count(), language);
    throw new ValidationError(isWrong ? issues.map((issue) => ofType(issue, language)) : issues);
  } finally {
    uses.depth = before;
    leave();
  }
}

/** What the decision on a retry depends on. */
export interface RetryQuestion {
  readonly method: string;
  readonly number: number;
  readonly status: number;
  readonly listed: Listed;
  readonly retryAfter: number | undefined;
  readonly random: number;
  readonly left: number | undefined;
  readonly attempts: number;
  readonly baseDelay: number;
  readonly maxDelay: number;
}

/** Milliseconds until a request is sent again, or nothing when it is not. */
export function retryDelay(question: RetryQuestion): number | undefined {
  const before = enter();
  try {
    const delay = engine.retry_delay(
      methodNames.indexOf(question.method),
      question.number,
      question.status,
      question.listed,
      question.retryAfter ?? NONE,
      question.random,
      Math.min(question.left ?? NONE, NONE),
      question.attempts,
      question.baseDelay,
      question.maxDelay,
    );
    return delay === NONE ? undefined : delay;
  } finally {
    uses.depth = before;
    leave();
  }
}
