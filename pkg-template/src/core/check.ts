// The checks of values, of single fields and of JSON text, by the engine.

import { ConfigError } from "./errors.js";
import { type Frame, type Issue, issuesOf } from "./issues.js";
import {
  clearFar,
  engine,
  enter,
  farEnd,
  farStart,
  leave,
  outputBytes,
  putFar,
  putFarBytes,
  rowEnds,
} from "./memory.js";
import { type Locale, localeOf, messageOf } from "./messages.js";
import { ownKeys, unknownKeys } from "./pack.js";
import { isPlain } from "./plain.js";
import type { Plan } from "./plan.js";

/** What a value is for, by its number in the engine. */
export const Mode = { create: 0, update: 1, bulkRow: 2, read: 3 } as const;

/** A number of {@link Mode}. */
export type ModeNumber = (typeof Mode)[keyof typeof Mode];

/** How strictly values are checked, and in which language issues speak. */
export interface ValidateOptions {
  /** Let unknown integers through where the documents print exactly ten values, as there may be more. */
  readonly openEnums?: boolean | undefined;
  /** On an update, ask for the documented required fields too. */
  readonly complete?: boolean | undefined;
  /** Language of the messages: a locale module, or the code of one that has been imported. */
  readonly locale?: Locale | string | undefined;
}

const WRITE_BODY = 4;
const MANY = 8;
const DOCUMENT = 16;
const NO_ROW = 0xffff_ffff;

/** What a check found. */
export interface Finding {
  readonly issues: Issue[];
  /** What a property of the value threw when it was read. */
  readonly cause?: unknown;
  /** The JSON of the value, if it was asked for and there are no issues. */
  readonly body?: Uint8Array<ArrayBuffer>;
}

function flagsOf(options: ValidateOptions | undefined): number {
  return (options?.openEnums === true ? 1 : 0) | (options?.complete === true ? 2 : 0);
}

function typeIssue(path: (string | number)[], type: string, locale: Locale): Issue {
  const params = { type };
  return { path, code: "type", message: messageOf(locale, "type", params), params };
}

/** Lays a value out and checks it; returns the number of the engine's records. */
function run(
  plan: Plan,
  mode: ModeNumber,
  flags: number,
  value: Record<string, unknown>,
  row: number,
): number {
  clearFar();
  const values = plan.pack(value);
  let start = 0;
  let end = 0;
  if (ownKeys(value) !== values) {
    const unknown = unknownKeys(value, Object.keys(plan.fields));
    if (unknown !== "") {
      putFar(unknown);
      start = farStart;
      end = farEnd;
    }
  }
  return engine.check(plan.id, mode, flags, row, start, end);
}

/** Checks one value. */
export function checkValue(
  plan: Plan,
  mode: ModeNumber,
  value: unknown,
  options: ValidateOptions | undefined,
  wantsBody = false,
): Finding {
  const locale = localeOf(options?.locale);
  enter();
  try {
    if (!isPlain(value)) return { issues: [typeIssue([], "object", locale)] };
    if (wantsBody) engine.reset();
    const count = run(plan, mode, flagsOf(options) | (wantsBody ? WRITE_BODY : 0), value, NO_ROW);
    if (count > 0) return { issues: issuesOf(plan, count, locale) };
    return wantsBody ? { issues: [], body: outputBytes() } : { issues: [] };
  } catch (cause) {
    return { issues: [typeIssue([], "object", locale)], cause };
  } finally {
    leave();
  }
}

/** A finding over several rows. */
export interface ManyFinding extends Finding {
  /** The places of the rows without an issue. */
  readonly valid: number[];
  /** Where each of them ends in the body. */
  readonly ends?: Uint32Array;
}

/** Checks several values; every path begins with the row. */
export function checkMany(
  plan: Plan,
  mode: ModeNumber,
  rows: unknown,
  options: ValidateOptions | undefined,
  wantsBody = false,
): ManyFinding {
  const locale = localeOf(options?.locale);
  const none = { issues: [typeIssue([], "array", locale)], valid: [] };
  let length = 0;
  try {
    if (!Array.isArray(rows)) return none;
    length = rows.length;
  } catch (cause) {
    return { ...none, cause };
  }
  const flags = flagsOf(options) | (wantsBody ? WRITE_BODY : 0);
  const others: Issue[] = [];
  const valid: number[] = [];
  let cause: unknown;
  enter();
  try {
    engine.reset();
    let count = 0;
    for (let i = 0; i < length; i++) {
      let after = count;
      try {
        const row: unknown = rows[i];
        if (isPlain(row)) after = run(plan, mode, flags, row, i);
        else others.push(typeIssue([i], "object", locale));
        if (after === count && isPlain(row)) valid.push(i);
      } catch (thrown) {
        cause ??= thrown;
        others.push(typeIssue([i], "object", locale));
      }
      count = after;
    }
    // The issues' notes take the place of the body in memory: the body is copied first.
    const written = wantsBody ? bodyOf(valid.length) : {};
    if (count === 0 && others.length === 0) return { issues: [], valid, ...written };
    const issues = issuesOf(plan, count, locale).concat(others);
    if (others.length > 0) issues.sort((a, b) => Number(a.path[0]) - Number(b.path[0]));
    return { issues, valid, ...(cause === undefined ? {} : { cause }), ...written };
  } finally {
    leave();
  }
}

function bodyOf(rows: number): Pick<ManyFinding, "body" | "ends"> {
  return { ends: rowEnds(rows), body: outputBytes() };
}

/** Checks one field by itself. */
export function checkField(
  plan: Plan,
  mode: ModeNumber,
  name: string,
  value: unknown,
  options: ValidateOptions | undefined,
): Issue[] {
  const locale = localeOf(options?.locale);
  const key = String(name);
  const place = Object.keys(plan.fields).indexOf(key);
  // The finding on an unknown name is the same as that on an object with only this key.
  if (place < 0) {
    return checkValue(plan, Mode.update, { [key]: null }, options).issues;
  }
  enter();
  try {
    clearFar();
    plan.pack({ [name]: value });
    const count = engine.check_field(plan.id, mode, flagsOf(options), place);
    return count === 0 ? [] : issuesOf(plan, count, locale);
  } catch {
    return [typeIssue([name], plan.fields[name]?.type ?? "", locale)];
  } finally {
    leave();
  }
}

/** Writes JSON text or bytes behind the slots. */
export function putJson(source: string | Uint8Array | ArrayBuffer): void {
  if (source instanceof Uint8Array) {
    putFarBytes(source);
  } else if (source instanceof ArrayBuffer) {
    putFarBytes(new Uint8Array(source));
  } else if (typeof source !== "string") {
    throw new ConfigError("source", "must be text or bytes");
  } else if (source.isWellFormed()) {
    putFar(source);
  } else {
    // A lone surrogate has no UTF-8: a byte that is none stands for it, at its place.
    const at = source.search(/\p{Surrogate}/u);
    const encoder = new TextEncoder();
    const before = encoder.encode(source.slice(0, at));
    const after = encoder.encode(source.slice(at + 1));
    const bytes = new Uint8Array(before.length + 1 + after.length).fill(0xff);
    bytes.set(before);
    bytes.set(after, before.length + 1);
    putFarBytes(bytes);
  }
}

/** Checks the JSON of one value, or of an array of them. */
export function checkJson(
  plan: Plan,
  mode: ModeNumber,
  source: string | Uint8Array | ArrayBuffer,
  many: boolean,
  options: ValidateOptions | undefined,
  within: readonly string[] = [],
): Issue[] {
  const flags = flagsOf(options) | (many ? MANY : 0);
  return checkText(plan, mode, source, flags, localeOf(options?.locale), { before: [], after: within });
}

/** Checks a document of JSON:API: its `data` is one resource object, or an array of them. */
export function checkDocument(plan: Plan, source: Uint8Array, many: boolean): Issue[] {
  const frame = { before: ["data"], after: ["attributes"] };
  return checkText(plan, Mode.read, source, DOCUMENT | (many ? MANY : 0), localeOf(undefined), frame);
}

function checkText(
  plan: Plan,
  mode: ModeNumber,
  source: string | Uint8Array | ArrayBuffer,
  flags: number,
  locale: Locale,
  frame: Frame,
): Issue[] {
  enter();
  try {
    putJson(source);
    const count = engine.check_json(plan.id, mode, flags, farStart, farEnd);
    return count === 0 ? [] : issuesOf(plan, count, locale, frame);
  } finally {
    leave();
  }
}

/** Checks one resource object of JSON:API: its frame here, its attributes by the engine. */
export function checkResource(plan: Plan, value: unknown, options: ValidateOptions | undefined): Finding {
  const locale = localeOf(options?.locale);
  const issues: Issue[] = [];
  if (!isPlain(value)) return { issues: [typeIssue([], "object", locale)] };
  let attributes: unknown;
  try {
    const { id, type, relationships } = value;
    attributes = value.attributes;
    if (relationships !== undefined && !isPlain(relationships)) {
      issues.push(typeIssue(["relationships"], "object", locale));
    }
    for (const [name, text] of Object.entries({ id, type })) {
      if (typeof text === "string") continue;
      const code = text === undefined ? "required" : text === null ? "null" : "type";
      const params = code === "required" ? {} : { type: "string" };
      issues.push({ path: [name], code, message: messageOf(locale, code, params), params });
    }
  } catch (cause) {
    return { issues: [typeIssue([], "object", locale)], cause };
  }
  if (attributes === undefined) return { issues };
  const found = checkValue(plan, Mode.read, attributes, options);
  const own = found.issues.map((issue) => ({ ...issue, path: ["attributes", ...issue.path] }));
  return { ...found, issues: [...own, ...issues] };
}
