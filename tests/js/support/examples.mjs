// Starts the examples as their readers do: as processes of their own.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const path = (name) => fileURLToPath(new URL(`../../../examples-js/${name}`, import.meta.url));

/** Runs an example to its end. */
export async function run(name, { args = [], env = {} } = {}) {
  const child = spawn(process.execPath, [path(name), ...args], { env: { ...process.env, ...env } });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  const [code] = await once(child, "close");
  return { code, output };
}

/** Starts the form's server on a free port; `stop` ends it by a signal and gives its exit code. */
export async function startForm({ args = ["--port", "0"], env = {} } = {}) {
  const child = spawn(process.execPath, [path("form/server.mjs"), ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const closed = once(child, "close");
  const url = await new Promise((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (text) => {
      const found = /http:\/\/\S+/.exec(text);
      if (found) resolve(found[0]);
    });
    closed.then(([code]) => reject(new Error(`the server ended with ${code}`)));
  });
  return {
    url,
    stop: async (signal = "SIGTERM") => {
      child.kill(signal);
      const [code, killedBy] = await closed;
      return code ?? killedBy;
    },
  };
}
