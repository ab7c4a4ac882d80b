// Running one of the checkout's own scripts on our terminal, with its exit code.
import { existsSync } from "node:fs";
import { at } from "./paths.mjs";
import { attach, Problem } from "./run.mjs";

export function runScript(name, args = [], nodeFlags = [], node = process.execPath) {
  if (!existsSync(at(name))) throw new Problem(`${name} is missing.`);
  return attach(node, [...nodeFlags, at(name), ...args]);
}
