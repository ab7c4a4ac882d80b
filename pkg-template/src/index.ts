// The public surface of the main entry.

export type { Hooks, RequestEvent, ResponseEvent, RetryEvent } from "./client/hooks.js";
export { type AccountList, Mpdx, type MpdxOptions } from "./client/mpdx.js";
export type {
  BulkProgress,
  BulkWriteOptions,
  BulkWriteReport,
  CallOptions,
  ClientOptions,
  FailedRow,
  Fetch,
  Flattening,
  NotFlattening,
  PagingOptions,
  UpdateOptions,
} from "./client/options.js";
export {
  Pigello,
  type PigelloCredentials,
  type PigelloEnvironment,
  type PigelloOptions,
} from "./client/pigello.js";
export type { RateLimitOptions } from "./client/rate-limit.js";
export type { RetryOptions } from "./client/retry.js";
export * from "./validators.js";
