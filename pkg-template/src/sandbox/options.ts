// The options of a sandbox.

import type { PigelloCredentials } from "../client/pigello.js";

/** What becomes of a request before the sandbox sees it; nothing when there is nothing to inject. */
export type Fault = Response | Error | undefined;

/** Options of `createSandbox`. */
export interface SandboxOptions {
  /** What the ids follow from. Default: 1. */
  readonly seed?: number | undefined;
  /** The time of new rows. Default: from 2026-01-01T00:00:00Z, a second more with each row. */
  readonly now?: (() => Date) | undefined;
  /** Milliseconds before each answer. Default: 0. */
  readonly latency?: number | undefined;
  /**
   * Asked before every request, with a copy of it. A response is the answer; an error is what
   * `fetch` rejects with; in both cases the sandbox's rows stay as they are.
   */
  readonly faults?: ((request: Request) => Fault | Promise<Fault>) | undefined;
  /** The credentials to ask for; `false` asks for none. Default: any, as long as every header has a value. */
  readonly credentials?: PigelloCredentials | false | undefined;
  /** The bearer token of MPDX to ask for; `false` asks for none. Default: any that is not empty. */
  readonly token?: string | false | undefined;
  /** Largest `_page_size` that is served; a larger one is refused. Default: no limit. */
  readonly maxPageSize?: number | undefined;
  /** Accept integers that the documented enumerations do not have. Default: false. */
  readonly openEnums?: boolean | undefined;
}
