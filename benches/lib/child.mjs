// Work in a process of its own: a fresh heap, and nothing shared with whoever measures.

import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Runs a script of the children's folder to its end; gives what it printed, as JSON. */
export function runChild(name, args = [], nodeFlags = []) {
  const script = fileURLToPath(new URL(`../children/${name}.mjs`, import.meta.url));
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...nodeFlags, script, ...args.map(String)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let text = "";
    child.stdout.on("data", (piece) => {
      text += piece;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(JSON.parse(text));
      else reject(new Error(`${name} ${args.join(" ")} ended with ${code}`));
    });
  });
}
