// Errors are told apart by their code.

import {
  type AnyFieldgateError,
  type ApiError,
  type BulkWriteReport,
  ConflictError,
  isFieldgateError,
  type Organization,
  type OrganizationBulkRow,
  Pigello,
} from "fieldgate";
import { assertType, type Same } from "./expect.js";

/** Every code has its class, and none is left over. */
export function hint(error: unknown): string | undefined {
  if (!isFieldgateError(error)) return undefined;
  switch (error.code) {
    case "validation_error":
      return error.issues.map(({ path }) => path.join(".")).join(", ");
    case "conflict":
      assertType<Same<typeof error, ConflictError>>();
      return error.updatedInDbAt;
    case "rate_limit":
      return `again in ${error.retryAfter ?? 1_000} ms`;
    case "api_error":
    case "authentication_error":
    case "permission_error":
    case "not_found":
    case "server_error":
      return String(error.status);
    case "response_error":
      return error.body;
    case "network_error":
    case "timeout":
      return error.outcome;
    case "config_error":
      return error.option;
    case "not_ready":
    case "load_error":
    case "engine_error":
      return error.message;
    default:
      return error satisfies never;
  }
}

/** Any error of the package is one of these. */
export const any: readonly AnyFieldgateError[] = [new ConflictError({ status: 409 })];

/** What a report tells of a refusal. */
export function refusals(report: BulkWriteReport<Organization, OrganizationBulkRow>): number[] {
  return report.failed.flatMap(({ error }) => (error === undefined ? [] : [error.status]));
}

assertType<ApiError extends Error ? true : false>();

new Pigello({ baseUrl: "/api", headers: new Headers({ a: "b" }) }).sales.organization.list(
  {},
  { signal: null },
);
