// Loads the module from the first place on disk that has it, at once.

import { readFileSync } from "node:fs";
import { startAtOnce } from "../core/ready.js";

/** Each place is a function, as even naming one can fail in a bundle. */
export function startFromDisk(...places: (() => string | URL)[]): void {
  startAtOnce(() => {
    const failures: unknown[] = [];
    for (const place of places) {
      try {
        return readFileSync(place());
      } catch (error) {
        failures.push(error);
      }
    }
    // One that names a file says more than one that speaks of an address.
    throw failures.find((error) => (error as { path?: unknown }).path !== undefined) ?? failures[0];
  });
}
