// A resolver for react-hook-form that keeps what a generic one drops: codes and facts of issues.

import type { FieldErrors, FieldValues, Resolver } from "react-hook-form";
import type { ValidateOptions } from "../core/check.js";
import { isFieldgateError } from "../core/errors.js";
import type { Issue, IssueParams } from "../core/issues.js";
import { init } from "../core/ready.js";
import type { OpenSchema, Schema } from "../schema/schema.js";

/**
 * An error, as react-hook-form has it, and the facts of the issue, which its own type leaves out:
 * `(errors.name as HookFormError | undefined)?.params`.
 */
export interface HookFormError {
  /** The code of the issue. */
  readonly type: Issue["code"];
  /** The message, in the language asked for. */
  readonly message: string;
  /** The facts of the issue. */
  readonly params: IssueParams;
  /** The message of each code at this value and within it, with `criteriaMode: "all"`. */
  readonly types?: Record<string, string>;
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

/** Checks, and loads the module first if it is not there; a schema of another copy of the package may be ready all the same. */
async function whenReady<Found>(check: () => Found): Promise<Found> {
  try {
    return check();
  } catch (error) {
    if (!isFieldgateError(error) || error.code !== "not_ready") throw error;
    await init();
    return check();
  }
}

/** The value of a schema with the further integers of its enumerations, if some of them may go on. */
export type OpenValue<Given> =
  Given extends OpenSchema<infer Value, infer Open> ? (Open extends FieldValues ? Open : Value) : never;

/**
 * Makes a resolver of a schema: `useForm({ resolver: fieldgateResolver(schemas.organization.create) })`.
 * The form has the schema's fields and values. `errors.<field>` has the code of its first issue as `type`, the
 * message, and the facts as `params`, as {@link HookFormError} says; `errors.<field>.<property>` has those of what
 * lies deeper. A form whose controls hold something else names both: `fieldgateResolver<OrganizationCreate, Texts>`.
 * Loads the module on first use.
 */
export function fieldgateResolver<Given extends OpenSchema<FieldValues, FieldValues>>(
  schema: Given,
  options: ValidateOptions & { readonly openEnums: true },
): Resolver<OpenValue<Given>, unknown, OpenValue<Given>>;
/** The same without further integers of enumerations that may go on. */
export function fieldgateResolver<Value extends FieldValues>(
  schema: Schema<Value>,
  options?: ValidateOptions,
): Resolver<Value, unknown, Value>;
/** The same for a form whose controls hold something else than the schema's values. */
export function fieldgateResolver<Value extends FieldValues, Form extends FieldValues>(
  schema: Schema<Value>,
  options?: ValidateOptions,
): Resolver<Form, unknown, Value>;
export function fieldgateResolver<Form extends FieldValues, Value extends FieldValues>(
  schema: Schema<Value>,
  options?: ValidateOptions,
): Resolver<Form, unknown, Value> {
  return async (values, _context, form) => {
    const result = await whenReady(() => schema.validate(values, options));
    if (result.ok) return { values: result.value, errors: {} };
    const errors = errorsOf(result.issues, form?.criteriaMode === "all");
    return { values: {}, errors: errors as FieldErrors<Form> };
  };
}
