// Loads the module from the first place on disk that has it, at once.

import { readFileSync } from "node:fs";
import { preferEncodeInto } from "../core/memory.js";
import { startAtOnce } from "../core/ready.js";

/** Each place is a function, as even naming one can fail in a bundle. */
export function startFromDisk(...places: (() => string | URL)[]): void {
  preferEncodeInto();
  startAtOnce(() => {
    let first: unknown;
    for (const place of places) {
      try {
        return readFileSync(place());
      } catch (error) {
        first ??= error;
      }
    }
    throw first;
  });
}
