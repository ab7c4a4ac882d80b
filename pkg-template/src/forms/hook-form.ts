// A resolver for react-hook-form that keeps what a generic one drops: codes and facts of issues.

import type { ValidateOptions } from "../core/check.js";
import type { Issue, IssueParams } from "../core/issues.js";
import { init } from "../core/ready.js";
import type { Schema } from "../schema/schema.js";

/**
 * An error at a field, as react-hook-form has it, and the facts of the issue. No interface: only an object
 * type stands in for errors that have an index, which are those of a list.
 */
export type HookFormError = {
  /** The code of the issue. */
  readonly type: Issue["code"];
  /** The message, in the language asked for. */
  readonly message: string;
  /** The facts of the issue. */
  readonly params: IssueParams;
  /** The message of each code at this field, with `criteriaMode: "all"`. */
  readonly types?: Record<string, string>;
};

/** What the resolver needs of the options that react-hook-form gives. */
export interface HookFormOptions {
  /** `"all"` gives the message of every code at a field in `types`. Default: `"firstError"`. */
  readonly criteriaMode?: "firstError" | "all" | undefined;
}

/** What the resolver answers: values, or errors as deep as the values. */
export type HookFormResult<Value> =
  | { values: Value; errors: Record<string, never> }
  | { values: Record<string, never>; errors: { [Field in keyof Value]?: HookFormError } };

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

/** The place of a path in the errors; names come from values, so none may reach a prototype. */
function placeOf(tree: Tree, path: readonly (string | number)[]): Tree {
  let place = tree;
  for (const step of path) {
    const own = Object.getOwnPropertyDescriptor(place, step)?.value;
    const next: Tree = own ?? {};
    if (own === undefined) {
      const property = { value: next, enumerable: true, configurable: true, writable: true };
      Object.defineProperty(place, step, property);
    }
    place = next;
  }
  return place;
}

function errorsOf(issues: readonly Issue[], all: boolean): Tree {
  const errors: Tree = {};
  for (const { path, code, message, params } of issues) {
    const place = placeOf(errors, path.length > 0 ? path : ["root"]);
    // The first issue of a field is the one that is shown.
    if (!Object.hasOwn(place, "message")) Object.assign(place, { type: code, message, params });
    if (all) place.types = { [code]: message, ...(place.types as object) };
  }
  return errors;
}

/**
 * Makes a resolver of a schema: `useForm({ resolver: fieldgateResolver(schemas.organization.create) })`.
 * The form has the schema's fields and values. `errors.<field>` has the code as `type`, the message, and
 * the facts as `params`. Loads the module on first use.
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
    return { values: {}, errors: errors as { [Field in keyof Value]?: HookFormError } };
  };
}
