// The checks of values, of single fields and of JSON text, by the engine.

import type { RuleCode } from "../generated/codes.js";
import { Flag, Mode, NONE, Size } from "../generated/layout.js";
import * as engine from "../wasm/fieldgate.js";
import { ConfigError } from "./errors.js";
import { type Frame, type Issue, type IssueParams, issuesOf } from "./issues.js";
import {
  dropTexts,
  enter,
  handOver,
  isAscii,
  leave,
  outputArray,
  outputBytes,
  putBytes,
  putText,
  renew,
  rowEnds,
  slots,
  texts,
  uses,
} from "./memory.js";
import { type Locale, localeOf, messageOf } from "./messages.js";
import { checkOptions } from "./option-checks.js";
import { lay } from "./pack.js";
import { isPlain, isUuid } from "./plain.js";
import type { Plan } from "./plan.js";
import { isA } from "./realm.js";

/** How strictly values are checked, and in which language issues speak. */
export interface ValidateOptions {
  /** Let unknown integers through where the documents print exactly ten values, as there may be more. */
  readonly openEnums?: boolean | undefined;
  /** On an update, ask for the documented required fields too. */
  readonly complete?: boolean | undefined;
  /** Language of the messages: a locale module, or the code of one that has been imported or defined. */
  readonly locale?: Locale | string | undefined;
}

/** What a check found. */
export interface Finding {
  readonly issues: Issue[];
  /** What a property of the value threw when it was read. */
  readonly cause?: unknown;
  /** The JSON of the value, if it was asked for and there are no issues. */
  readonly body?: Uint8Array<ArrayBuffer>;
}

/** Nothing was found. */
const fine: Finding = { issues: Object.freeze([]) as unknown as Issue[] };

/** Every option of a check: the compiler sees to it that none is left out. */
const OPTIONS: Readonly<Record<keyof ValidateOptions, 1>> = { openEnums: 1, complete: 1, locale: 1 };

const NAMES = Object.keys(OPTIONS);

/** Refuses options of a check that no one reads; `more` is one that this check has besides. */
export function checkValidate(options: ValidateOptions | undefined, more?: string): void {
  if (options) checkOptions(options, more === undefined ? NAMES : [...NAMES, more]);
}

function flagsOf(options: ValidateOptions | undefined): number {
  return (
    (options?.openEnums === true ? Flag.openEnums : 0) | (options?.complete === true ? Flag.complete : 0)
  );
}

/** The issue of a value that is of another type. */
export function typeIssue(path: (string | number)[], type: string, locale: Locale): Issue {
  const params = { type };
  return { path, code: "type", message: messageOf(locale, "type", params), params };
}

/** Has the engine check what is laid out; returns the number of its records. */
function run(plan: Plan, mode: Mode, flags: number, first: number, count: number): number {
  handOver();
  return engine.check(plan.id, mode, isAscii ? flags | Flag.ascii : flags, first, count);
}

/** Checks one value. */
export function checkValue(
  plan: Plan,
  mode: Mode,
  value: unknown,
  options: ValidateOptions | undefined,
  wantsBody = false,
): Finding {
  const locale = localeOf(options?.locale);
  const before = enter(wantsBody, true);
  try {
    try {
      if (!lay(plan, slots, value, mode === Mode.read)) {
        return { issues: [typeIssue([], "object", locale)] };
      }
    } catch (cause) {
      return { issues: [typeIssue([], "object", locale)], cause };
    }
    const count = run(plan, mode, flagsOf(options) | (wantsBody ? Flag.writeBody : 0), NONE, 1);
    if (count > 0) return { issues: issuesOf(plan, count, locale) };
    return wantsBody ? { issues: [], body: outputBytes() } : fine;
  } finally {
    uses.depth = before;
    leave();
  }
}

/** A finding over several rows. */
export interface ManyFinding extends Finding {
  /** The places of the rows without an issue. */
  readonly valid: number[];
  /** Where each of them ends in the body, which is an array: the place of its last byte. */
  readonly ends?: Uint32Array;
}

/** Rows that are handed over together; more of them gain nothing. */
const BATCH = 32;

/** Characters that they may have before the last of them: a string holds only so many. */
const MOST_TEXT = 1 << 20;

/** Lays rows out and has them checked, some at a time. */
class Rows {
  /** Issues that the engine does not see: of what is no object, or cannot be read. */
  readonly others: Issue[] = [];
  cause: unknown;
  /** The number of the engine's records. */
  count = 0;
  readonly #plan: Plan;
  readonly #mode: Mode;
  readonly #flags: number;
  readonly #stride: number;
  readonly #most: number;
  readonly #locale: Locale;
  /** The first row of those that are laid out, and how many there are. */
  #first = 0;
  #laid = 0;

  constructor(plan: Plan, mode: Mode, flags: number, locale: Locale) {
    this.#plan = plan;
    this.#mode = mode;
    this.#flags = flags;
    this.#stride = (plan.count + 1) * Size.slot;
    this.#most = Math.min(BATCH, Math.floor(Size.area / this.#stride));
    this.#locale = locale;
  }

  /** Takes the row at a place. */
  add(place: number, rows: readonly unknown[]): void {
    const before = texts;
    try {
      const row = rows[place];
      if (this.#laid === 0) renew();
      if (lay(this.#plan, slots + this.#laid * this.#stride, row, this.#mode === Mode.read)) {
        if (this.#laid === 0) this.#first = place;
        if (++this.#laid === this.#most || texts.length > MOST_TEXT) this.flush();
        return;
      }
    } catch (thrown) {
      this.cause ??= thrown;
    }
    dropTexts(before);
    // The rows that are laid out must follow each other.
    this.flush();
    this.others.push(typeIssue([place], "object", this.#locale));
  }

  /** Has the engine check what is laid out. */
  flush(): void {
    if (this.#laid === 0) return;
    this.count = run(this.#plan, this.#mode, this.#flags, this.#first, this.#laid);
    this.#laid = 0;
  }
}

/** Engines drop what they optimised when no object of its kind is left: this one stays. */
const kept: Rows[] = [];

/** The places of the rows without an issue; issues stand in the order of the rows. */
function validOf(length: number, issues: readonly Issue[]): number[] {
  const valid: number[] = [];
  let next = 0;
  for (let i = 0; i < length; i++) {
    if (issues[next]?.path[0] !== i) valid.push(i);
    while (issues[next]?.path[0] === i) next++;
  }
  return valid;
}

/** Checks several values; every path begins with the row. */
export function checkMany(
  plan: Plan,
  mode: Mode,
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
  const before = enter(wantsBody);
  try {
    engine.reset();
    const flags = flagsOf(options) | (wantsBody ? Flag.writeBody : 0);
    const laid = new Rows(plan, mode, flags, locale);
    kept[0] ??= new Rows(plan, mode, flags, locale);
    for (let i = 0; i < length; i++) laid.add(i, rows);
    laid.flush();
    const { count, others, cause } = laid;
    // The issues' notes take the place of the body in memory: the body is copied first.
    const body = wantsBody ? outputArray() : undefined;
    const issues = issuesOf(plan, count, locale).concat(others);
    if (others.length > 0) issues.sort((a, b) => Number(a.path[0]) - Number(b.path[0]));
    const valid = validOf(length, issues);
    return {
      issues,
      valid,
      ...(cause === undefined ? {} : { cause }),
      ...(body === undefined ? {} : { body, ends: rowEnds(valid.length) }),
    };
  } finally {
    uses.depth = before;
    leave();
  }
}

/** Checks one field by itself. */
export function checkField(
  plan: Plan,
  mode: Mode,
  name: string,
  value: unknown,
  options: ValidateOptions | undefined,
): Issue[] {
  const locale = localeOf(options?.locale);
  const key = String(name);
  const place = Object.keys(plan.fields).indexOf(key);
  if (place < 0) {
    // An object with only this key; what the rules across fields ask of the others is not the question.
    return checkValue(plan, Mode.update, { [key]: null }, options).issues.filter(
      ({ path }) => path[0] === key.toWellFormed(),
    );
  }
  const before = enter(false, true);
  try {
    try {
      lay(plan, slots, { [name]: value }, mode === Mode.read);
    } catch {
      return [typeIssue([name], plan.fields[name]?.type ?? "", locale)];
    }
    handOver();
    const flags = isAscii ? flagsOf(options) | Flag.ascii : flagsOf(options);
    const count = engine.check_field(plan.id, mode, flags, place);
    return count === 0 ? [] : issuesOf(plan, count, locale);
  } finally {
    uses.depth = before;
    leave();
  }
}

/** Hands JSON text or bytes over, behind what is there already, and says how many bytes there are. */
export function putJson(source: string | Uint8Array | ArrayBuffer, offset = 0): number {
  // A lone surrogate is written as bytes that are no UTF-8, at its place.
  if (typeof source === "string") return putText(source, offset);
  if (!isA(source, "Uint8Array") && !isA(source, "ArrayBuffer")) {
    throw new ConfigError("source", "must be text or bytes");
  }
  const bytes = isA(source, "Uint8Array") ? source : new Uint8Array(source);
  putBytes(bytes, offset);
  return bytes.length;
}

/** Checks the JSON of one value, or of an array of them. */
export function checkJson(
  plan: Plan,
  mode: Mode,
  source: string | Uint8Array | ArrayBuffer,
  many: boolean,
  options: ValidateOptions | undefined,
  within: readonly string[] = [],
): Issue[] {
  const flags = flagsOf(options) | (many ? Flag.many : 0);
  return checkText(plan, mode, source, flags, localeOf(options?.locale), { before: [], after: within });
}

function checkText(
  plan: Plan,
  mode: Mode,
  source: string | Uint8Array | ArrayBuffer,
  flags: number,
  locale: Locale,
  frame: Frame,
): Issue[] {
  const before = enter();
  try {
    const count = engine.check_json(plan.id, mode, flags, putJson(source));
    return count === 0 ? [] : issuesOf(plan, count, locale, frame);
  } finally {
    uses.depth = before;
    leave();
  }
}

/** The rule that the `id` or the `type` of a resource object breaks: a UUID, and the type of the documents. */
function identityFault(plan: Plan, name: string, text: unknown): [RuleCode, IssueParams] | undefined {
  if (text === undefined) return ["required", {}];
  if (typeof text !== "string") return [text === null ? "null" : "type", { type: "string" }];
  if (name === "id") return isUuid(text) ? undefined : ["format", { format: "uuid" }];
  const type = plan.jsonApi?.type ?? "";
  return text === type ? undefined : ["enum", { enum: [type] }];
}

/** Checks one resource object of JSON:API: its frame here, its attributes by the engine. */
export function checkResource(plan: Plan, value: unknown, options: ValidateOptions | undefined): Finding {
  const locale = localeOf(options?.locale);
  const issues: Issue[] = [];
  let attributes: unknown;
  try {
    if (!isPlain(value)) return { issues: [typeIssue([], "object", locale)] };
    // Only what is its own: anything may stand on the prototype of all objects.
    const [id, type, relationships, own] = ["id", "type", "relationships", "attributes"].map((name) =>
      Object.hasOwn(value, name) ? value[name] : undefined,
    );
    attributes = own;
    if (relationships !== undefined && !isPlain(relationships)) {
      issues.push(typeIssue(["relationships"], "object", locale));
    } else {
      for (const name of plan.jsonApi?.relationships ?? []) {
        const relationship = relationships?.[name];
        if (relationship !== undefined && !isPlain(relationship)) {
          issues.push(typeIssue(["relationships", name], "object", locale));
        }
      }
    }
    for (const [name, text] of Object.entries({ id, type })) {
      const [code, params] = identityFault(plan, name, text) ?? [];
      if (code === undefined || params === undefined) continue;
      issues.push({ path: [name], code, message: messageOf(locale, code, params), params } as Issue);
    }
  } catch (cause) {
    return { issues: [typeIssue([], "object", locale)], cause };
  }
  if (attributes === undefined) return { issues };
  const found = checkValue(plan, Mode.read, attributes, options);
  const own = found.issues.map((issue) => ({ ...issue, path: ["attributes", ...issue.path] }));
  return { ...found, issues: [...own, ...issues] };
}
