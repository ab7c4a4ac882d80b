// The options of a sandbox, and their check.

import type { PigelloCredentials } from "../client/pigello.js";
import { ConfigError } from "../core/errors.js";
import { checkOptions } from "../core/option-checks.js";
import { pigelloHeaders } from "../generated/plans.js";

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

/** What a value is to be, and whether it is. */
type Rule = readonly [problem: string, fits: (value: unknown) => boolean];

const FUNCTION: Rule = ["must be a function", (value) => typeof value === "function"];

const isText = (value: unknown): boolean => typeof value === "string" && value.trim() !== "";

/** The rule of each option: the compiler sees to it that none is left out. */
const RULES: Readonly<Record<keyof SandboxOptions, Rule>> = {
  seed: ["must be a whole number", Number.isSafeInteger],
  now: FUNCTION,
  latency: ["must be a number of milliseconds", (value) => Number.isFinite(value) && Number(value) >= 0],
  faults: FUNCTION,
  credentials: [
    "must be an object, or false to ask for none",
    (value) => value === false || (typeof value === "object" && value !== null),
  ],
  token: [
    "must be text that is not empty, or false to ask for none",
    (value) => value === false || isText(value),
  ],
  maxPageSize: [
    "must be a whole number above 0",
    (value) => Number.isSafeInteger(value) && Number(value) > 0,
  ],
  openEnums: ["must be true or false", (value) => typeof value === "boolean"],
};

/**
 * Refuses options that no one reads, and values that would be passed over in silence.
 * @throws {ConfigError} naming the option.
 */
export function checkSandbox(options: SandboxOptions): void {
  checkOptions(options, Object.keys(RULES));
  for (const [name, [problem, fits]] of Object.entries(RULES)) {
    const value: unknown = options[name as keyof SandboxOptions];
    if (value !== undefined && !fits(value)) throw new ConfigError(name, problem);
  }
  const { credentials } = options;
  if (!credentials) return;
  for (const name of Object.keys(pigelloHeaders) as (keyof PigelloCredentials)[]) {
    // One that is missing would be a credential that no request can have.
    if (!isText(credentials[name]))
      throw new ConfigError(`credentials.${name}`, "must be text that is not empty");
  }
}
