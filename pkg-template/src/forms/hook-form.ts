// A resolver for react-hook-form that keeps what a generic one drops: codes and facts of issues.

import type { ValidateOptions } from "../core/check.js";
import type { Issue, IssueParams } from "../core/issues.js";
import { init } from "../core/ready.js";
import type { Schema } from "../schema/schema.js";

/**
 * An error, as react-hook-form has it, and the facts of the issue. No interface: only an object
 * type stands in for errors that have an index, which are those of a list.
 */
export type HookFormError = {
  /** The code of the issue. */
  readonly type: Issue["code"];
  /** The message, in the language asked for. */
  readonly message: string;
  /** The facts of the issue. */
  readonly params: IssueParams;
  /** The message of each code at this value and within it, with `criteriaMode: "all"`. */
  readonly types?: Record<string, string>;
};

/** What the resolver needs of the options that react-hook-form gives. */
export interface HookFormOptions {
  /** `"all"` gives the message of every code at a field in `types`. Default: `"firstError"`. */
  readonly criteriaMode?: "firstError" | "all" | undefined;
}

/** The errors within a value: of an object at its properties, of a list at its places. */
export type HookFormErrorsWithin<Value> = Value extends readonly (infer Item)[]
  ? { [place: number]: HookFormErrorAt<Item> | undefined }
  : Value extends object
    ? { [Name in Exclude<keyof Value, keyof HookFormError>]?: HookFormErrorAt<Value[Name]> }
    : unknown;

/** The error at a value, of its first issue or of the first one within it, and beside that the errors within. */
export type HookFormErrorAt<Value> = HookFormError & HookFormErrorsWithin<NonNullable<Value>>;

/** The errors of a form by field; what is about the value as a whole is at `root`. */
export type HookFormErrors<Value> = { [Field in keyof Value]?: HookFormErrorAt<Value[Field]> } & {
  /** Read as react-hook-form has it: as an error, or by name. */
  root?: HookFormError & Record<string, { type?: string | number; message?: string }>;
};

/** What the resolver answers: values, or errors as deep as the values. */
export type HookFormResult<Value> =
  | { values: Value; errors: Record<string, never> }
  | { values: Record<string, never>; errors: HookFormErrors<Value> };

/**
 * A resolver: takes whatever a form holds. A form without a type argument has the fields of the last
 * signature, from which compilers infer.
 */
export interface HookFormResolver<Value> {
  /** Checks values of any form. */
  (values: unknown, context?: unknown, form?: HookFormOptions): Promise<HookFormResult<Value>>;
  /** Checks values; names the fields of the form. */
  (values: Value, context?: unknown, form?: HookFormOptions): Promise<HookFormResult<Value>>;
}

type Tree = { [name: string]: unknown };

/** What an error has itself: a property of such a name has no place beside it. */
const taken = new Set<string | number>(["type", "message", "params", "types"]);

/** The next place on a path; names come from values, so none may reach a prototype. */
function within(place: Tree, step: string | number): Tree {
  const own = Object.getOwnPropertyDescriptor(place, step)?.value;
  if (own !== undefined) return own;
  const value: Tree = {};
  Object.defineProperty(place, step, { value, enumerable: true, configurable: true, writable: true });
  return value;
}

function errorsOf(issues: readonly Issue[], all: boolean): Tree {
  const errors: Tree = {};
  for (const { path, code, message, params } of issues) {
    let place = errors;
    // At every step: a form may have registered any of them, a reference or its id.
    for (const step of path.length > 0 ? path : ["root"]) {
      if (place !== errors && taken.has(step)) break;
      place = within(place, step);
      // The first issue of a field is the one that is shown.
      if (!Object.hasOwn(place, "message")) Object.assign(place, { type: code, message, params });
      if (all) place.types = { [code]: message, ...(place.types as object) };
    }
  }
  return errors;
}

/**
 * Makes a resolver of a schema: `useForm({ resolver: fieldgateResolver(schemas.organization.create) })`.
 * The form has the schema's fields and values. `errors.<field>` has the code of its first issue as `type`, the
 * message, and the facts as `params`; `errors.<field>.<property>` has those of what lies deeper. Loads the module
 * on first use.
 */
export function fieldgateResolver<Value extends object>(
  schema: Schema<Value>,
  options?: ValidateOptions,
): HookFormResolver<Value> {
  return async (values: unknown, _context?: unknown, form?: HookFormOptions) => {
    await init();
    const result = schema.validate(values, options);
    if (result.ok) return { values: result.value, errors: {} };
    const errors = errorsOf(result.issues, form?.criteriaMode === "all");
    return { values: {}, errors: errors as HookFormErrors<Value> };
  };
}
