// Issues: the engine's records, resolved into plain objects.

import { codes, type IssueCode } from "../generated/codes.js";
import { engine, outputText, recordWords } from "./memory.js";
import { type Locale, messageOf } from "./messages.js";
import type { Plan } from "./plan.js";

/** The facts of an issue, by name: `maxLength`, `enum`, `fields`, ... */
export interface IssueParams {
  readonly [name: string]: string | number | readonly (string | number)[];
}

/** A value breaks a rule. */
export interface Issue {
  /** The way to the value; empty only for the value as a whole. Array places are numbers. */
  readonly path: readonly (string | number)[];
  /** The stable code of the rule; `server` for what only the server knows. */
  readonly code: IssueCode | "server";
  /** The message in the language asked for. */
  readonly message: string;
  /** What was expected. */
  readonly params: IssueParams;
}

const NONE = 0xffff_ffff;
const ID = 1;
const none: IssueParams = Object.freeze({});

/** The issues of the last check. */
export function issuesOf(plan: Plan, count: number, locale: Locale): Issue[] {
  // Notes are written into memory, which may move: the records are copied first.
  const words = recordWords(count).slice();
  const names = Object.keys(plan.fields);
  const issues: Issue[] = [];
  for (let i = 0; i < words.length; i += 4) {
    const word = words[i] as number;
    const [field, row, note] = [words[i + 1], words[i + 2], words[i + 3]] as [number, number, number];
    const code = codes[word & 0xff] as IssueCode;
    const path: (string | number)[] = [];
    let params: IssueParams = none;
    if (row !== NONE) path.push(row);
    if (field !== NONE) {
      const name = names[field] as string;
      path.push(name);
      const part = (word >> 8) & 0xff;
      if (part === ID) path.push("id");
      params = paramsOf(plan, name, part, code, word >> 16);
    }
    if (note !== NONE) {
      engine.note(note);
      const more = JSON.parse(outputText()) as Pick<Issue, "path" | "params">;
      path.push(...more.path);
      // What stands within the field is not described by the field's own facts.
      params = more.path.length > 0 ? more.params : { ...params, ...more.params };
    }
    issues.push({ path, code, message: messageOf(locale, code, params), params });
  }
  return issues;
}

/** The fields of a rule. */
function fieldsOf(plan: Plan, rule: number): readonly string[] {
  return plan.rules[rule]?.fields ?? [];
}

/** The facts that follow from the schema. */
function paramsOf(plan: Plan, name: string, part: number, code: IssueCode, rule: number): IssueParams {
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
      return { type: part === ID ? "string" : (field?.type ?? "") };
    case "format":
      return { format: part === ID ? "uuid" : (field?.format ?? "") };
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
