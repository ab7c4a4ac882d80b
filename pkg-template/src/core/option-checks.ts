// The checks of options that all parts share: one that is misspelled would otherwise do nothing, in silence.

import { ConfigError } from "./errors.js";
import { isPlain } from "./plain.js";

/** The options that are on or off, of whatever takes them. */
const SWITCHES = ["openEnums", "complete", "validateResponses", "skipInvalid", "flatten"];

/**
 * Refuses an option that no one reads, or that is neither on nor off; what is no plain object may have others.
 * @throws {ConfigError} naming the option.
 */
export function checkNames(place: string, options: object, names: readonly string[]): void {
  if (Array.isArray(options)) throw new ConfigError(place.replace(".", "") || "options", "must be an object");
  if (!isPlain(options)) return;
  const other = Object.keys(options).find((name) => options[name] !== undefined && !names.includes(name));
  if (other !== undefined) throw new ConfigError(place + other, `is no option; there is ${names.join(", ")}`);
  const wrong = SWITCHES.find((name) => typeof (options[name] ?? true) !== "boolean");
  if (wrong !== undefined) throw new ConfigError(place + wrong, "must be a boolean");
}

/**
 * Refuses options that are no object, or that no one reads.
 * @throws {ConfigError} naming the option.
 */
export function checkOptions(options: unknown, names: readonly string[]): void {
  if (options === undefined) return;
  if (typeof options !== "object" || options === null) throw new ConfigError("options", "must be an object");
  checkNames("", options, names);
}

/**
 * Refuses what is to be called and is no function.
 * @throws {ConfigError} naming the option.
 */
export function checkFunction(option: string, value: unknown): void {
  if (value !== undefined && typeof value !== "function") throw new ConfigError(option, "must be a function");
}
