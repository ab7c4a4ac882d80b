// Issues: the engine's records, resolved into plain objects.

import { codes, type IssueParamsByCode, type RuleCode } from "../generated/codes.js";
import { NONE, Part } from "../generated/layout.js";
import { notes as writeNotes } from "../wasm/fieldgate.js";
import { outputText, recordsPlace, u32 } from "./memory.js";
import { type Locale, messageOf } from "./messages.js";
import type { Plan } from "./plan.js";

/** The facts of an issue, by name: `maxLength`, `enum`, `fields`, ... */
export interface IssueParams {
  readonly [name: string]: string | number | readonly (string | number)[];
}

/** An issue of a code. */
export interface IssueOf<Code extends keyof IssueParamsByCode> {
  /** The way to the value; empty only for the value as a whole. Array places are numbers. */
  readonly path: readonly (string | number)[];
  /** The stable code of the rule; `server` for what only the server knows. */
  readonly code: Code;
  /** The message in the language asked for. */
  readonly message: string;
  /** What was expected. */
  readonly params: IssueParamsByCode[Code];
}

/** A value breaks a rule; by the code it is known which params there are. */
export type Issue = { [Code in keyof IssueParamsByCode]: IssueOf<Code> }[keyof IssueParamsByCode];

const none: IssueParams = Object.freeze({});

/** Whether an issue stands within the frame: the engine sets this bit in documents. */
function inFrame(word: number): boolean {
  return (word & 0x8000_0000) !== 0;
}

/** What an issue is without row and note: the same for every value, so it is made once. */
interface Known {
  readonly field: string | undefined;
  readonly part: number;
  readonly code: RuleCode;
  readonly params: IssueParams;
  readonly message: string;
}

/** What tells them apart, in as many bits as maps find quickly: code and part, field, rule, frame. */
function keyOf(word: number, place: number): number {
  return (word & 0x3ff) | ((place & 0xff) << 10) | ((word & 0xff_0000) << 2) | ((word >>> 31) << 26);
}

const known = new WeakMap<Plan, WeakMap<Locale, Map<number, Known>>>();

/** Those that were asked for last, as they mostly are again. */
let last: { readonly plan: Plan; readonly locale: Locale; readonly all: Map<number, Known> } | undefined;

function knownOf(plan: Plan, locale: Locale): Map<number, Known> {
  if (last?.plan !== plan || last.locale !== locale) last = { plan, locale, all: lookUp(plan, locale) };
  return last.all;
}

function lookUp(plan: Plan, locale: Locale): Map<number, Known> {
  let byLocale = known.get(plan);
  if (byLocale === undefined) {
    byLocale = new WeakMap();
    known.set(plan, byLocale);
  }
  let all = byLocale.get(locale);
  if (all === undefined) {
    all = new Map();
    byLocale.set(locale, all);
  }
  return all;
}

/** Facts that many issues share, so that no one can change them for the others. */
function frozen(params: IssueParams): IssueParams {
  const copies = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === "object" ? Object.freeze([...value]) : value,
  ]);
  return Object.freeze(Object.fromEntries(copies));
}

function makeKnown(plan: Plan, locale: Locale, word: number, place: number): Known {
  const code = codes[word & 0xff] as RuleCode;
  const part = (word >> 8) & 0xff;
  const field = place === NONE ? undefined : Object.keys(plan.fields)[place];
  const params = field === undefined ? none : frozen(paramsOf(plan, field, part, code, (word >>> 16) & 0xff));
  return { field, part, code, params, message: messageOf(locale, code, params, field) };
}

/** Steps of a document around the fields: before the row, and from it to the fields. */
export interface Frame {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

const bare: Frame = { before: [], after: [] };

/** The issues of the last check. */
export function issuesOf(plan: Plan, count: number, locale: Locale, frame = bare): Issue[] {
  // Of its length at once: an array that grows gets room for sixteen more.
  const issues = new Array<Issue>(count);
  if (count === 0) return issues;
  const all = knownOf(plan, locale);
  let notes: readonly Note[] = [];
  let firstNote = 0;
  let start = recordsPlace();
  for (let i = 0; i < count * 4; i += 4) {
    const word = u32[start + i] as number;
    const place = u32[start + i + 1] as number;
    const row = u32[start + i + 2] as number;
    const note = u32[start + i + 3] as number;
    const key = keyOf(word, place);
    let one = all.get(key);
    if (one === undefined) {
      one = makeKnown(plan, locale, word, place);
      all.set(key, one);
    }
    const path = inFrame(word) || frame !== bare ? inside(one, word, row, frame) : pathOf(one, row);
    if (note === NONE) {
      issues[i >> 2] = { path, code: one.code, message: one.message, params: one.params } as Issue;
    } else {
      let more = notes[note - firstNote];
      if (more === undefined) {
        writeNotes(note);
        notes = JSON.parse(outputText());
        more = notes[0] as Note;
        firstNote = note;
        // Writing the notes may have made memory grow, which leaves the views empty.
        start = recordsPlace();
      }
      issues[i >> 2] = noted(one, path, more, locale);
    }
  }
  return issues;
}

/** The way to what an issue is about, from a value or from the rows around it; literals take the least room. */
function pathOf({ field, part }: Known, row: number): (string | number)[] {
  if (row === NONE) {
    if (field === undefined) return [];
    return part === Part.id ? [field, "id"] : [field];
  }
  if (field === undefined) return [row];
  return part === Part.id ? [row, field, "id"] : [row, field];
}

/** The way to it from what is around the rows: a document. */
function inside(one: Known, word: number, row: number, { before, after }: Frame): (string | number)[] {
  const within = one.field === undefined ? [] : [...after, ...pathOf(one, NONE)];
  return [...(inFrame(word) ? before : []), ...(row === NONE ? [] : [row]), ...within];
}

/** What an issue has beyond its field and rule: more steps, and facts of its own. */
type Note = Pick<Issue, "path" | "params">;

/** An issue that carries a note. */
function noted(one: Known, path: readonly (string | number)[], more: Note, locale: Locale): Issue {
  const isWithin = more.path.length > 0;
  // What stands within the field is not described by the field's own facts.
  const params = isWithin || one.params === none ? more.params : { ...one.params, ...more.params };
  const whole = isWithin ? path.concat(more.path) : path;
  // A field that is not known is called as it was written.
  const field = one.field ?? whole.at(-1);
  const message = messageOf(locale, one.code, params, typeof field === "string" ? field : undefined);
  return { path: whole, code: one.code, message, params } as Issue;
}

/** An issue of a line that was read by itself, as one of that line. */
export function ofLine(issue: Issue, line: number, locale: Locale): Issue {
  if (issue.code !== "not_json") return issue;
  const params = { ...issue.params, line };
  return { ...issue, params, message: messageOf(locale, "not_json", params) };
}

/** The fields of a rule. */
function fieldsOf(plan: Plan, rule: number): readonly string[] {
  return plan.rules[rule]?.fields ?? [];
}

/** The facts that follow from the schema. */
function paramsOf(plan: Plan, name: string, part: number, code: RuleCode, rule: number): IssueParams {
  const field = plan.fields[name];
  switch (code) {
    case "exactly_one_of":
    case "at_least_one_of":
    case "at_most_one_of":
    case "set_together":
    case "order":
      return { fields: fieldsOf(plan, rule) };
    case "requires":
      return { by: fieldsOf(plan, rule)[0] ?? "" };
    case "pattern":
      return { pattern: field?.pattern ?? "" };
    case "null":
    case "type":
    case "integer":
      return { type: part === Part.id ? "string" : (field?.type ?? "") };
    case "format":
      // What names no format takes any text; there only a `Date` without a date-time is refused.
      return { format: part === Part.id ? "uuid" : (field?.format ?? "date-time") };
    case "minimum":
      return { minimum: field?.minimum ?? 0 };
    case "maximum":
      return { maximum: field?.maximum ?? 0 };
    case "enum":
      return { enum: field?.enum ?? [] };
    case "min_length":
      return { minLength: field?.minLength ?? 0 };
    case "max_length":
      return { maxLength: field?.maxLength ?? 0 };
    default:
      return none;
  }
}
