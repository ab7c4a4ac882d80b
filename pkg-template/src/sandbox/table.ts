// What the sandbox knows of a resource beyond its plan.

import type { FilterKind, ParameterKind, Plan } from "../core/plan.js";

export type { FilterKind, ParameterKind };

/** A resource that the sandbox serves. */
export interface SandboxResource {
  readonly plan: Plan;
  /** Path from the origin, with both slashes. */
  readonly path: string;
  /** The list parameters besides filters, by their name in the query string. */
  readonly parameters: Readonly<Record<string, ParameterKind>>;
  /** The filters, by their name in the query string. */
  readonly filters: Readonly<
    Record<string, { readonly value: FilterKind; readonly operators: readonly string[] }>
  >;
}
