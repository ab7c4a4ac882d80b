// What the sandbox knows of a resource beyond its plan.

import type { FilterKind, ParameterKind, Plan } from "../core/plan.js";

export type { FilterKind, ParameterKind };

/** A JSON:API resource that the sandbox serves. */
export interface JsonApiSandboxResource {
  readonly plan: Plan;
  /** Path before and after the parent's id. */
  readonly before: string;
  readonly after: string;
  readonly relationships: Readonly<Record<string, { readonly type: string; readonly many: boolean }>>;
}

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
