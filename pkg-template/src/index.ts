// The public surface of the main entry.

export type {
  BulkWriteOptions,
  BulkWriteReport,
  CallOptions,
  ClientOptions,
  FailedRow,
} from "./client/options.js";
export {
  Pigello,
  type PigelloCredentials,
  type PigelloEnvironment,
  type PigelloOptions,
} from "./client/pigello.js";
export * from "./validators.js";
