// The check of the names of options, which every place that takes some asks for.

import { ConfigError } from "./errors.js";
import { isPlain } from "./plain.js";

/** Refuses an option that no one reads, as one that is misspelled is; what is no plain object may have others. */
export function checkNames(place: string, options: object, names: readonly string[]): void {
  if (!isPlain(options)) return;
  const other = Object.keys(options).find((name) => options[name] !== undefined && !names.includes(name));
  if (other !== undefined) throw new ConfigError(place + other, `is no option; there is ${names.join(", ")}`);
}
