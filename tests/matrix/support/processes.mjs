// Processes of the matrix: run to their end, or started as servers; never blocking, as the sandbox answers meanwhile.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const LIMIT = 240_000;

function start(command, args, options) {
  // A group of its own, so that what a tool has started ends with it.
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], detached: true, ...options });
  const output = { stdout: "", stderr: "" };
  for (const name of Object.keys(output)) {
    child[name].setEncoding("utf8").on("data", (text) => {
      output[name] += text;
    });
  }
  const ended = new Promise((resolve) => {
    child.on("error", (error) => resolve(String(error)));
    child.on("close", (code, signal) => resolve(code ?? signal));
  });
  const stop = async () => {
    try {
      process.kill(-child.pid, "SIGTERM");
    } catch {
      // It has ended by itself.
    }
    const late = sleep(5_000, "late", { ref: false });
    if ((await Promise.race([ended, late])) === "late") process.kill(-child.pid, "SIGKILL");
  };
  return { output, ended, stop };
}

const all = (output) => `${output.stdout}${output.stderr}`.trim();

/** Runs a command to its end; gives what it printed, as stdout and stderr, or throws it. */
export async function run(command, args, options) {
  const { output, ended, stop } = start(command, args, options);
  const timer = setTimeout(stop, LIMIT);
  const code = await ended;
  clearTimeout(timer);
  if (code !== 0) throw new Error(`${command} ${args.join(" ")}\nended with ${code}:\n${all(output)}`);
  return output;
}

/** The JSON on the last line that a command prints. */
export async function runForReport(command, args, options) {
  const { stdout } = await run(command, args, options);
  return JSON.parse(stdout.trim().split("\n").at(-1));
}

/** Starts a server; `answers` waits until an address of it does. */
export function startServer(command, args, options) {
  const { output, ended, stop } = start(command, args, options);
  let over;
  ended.then((code) => {
    over = code;
  });
  const answers = async (url) => {
    for (let tries = 0; ; tries++) {
      const response = await fetch(url, { redirect: "manual" }).catch(() => undefined);
      await response?.body?.cancel();
      if (response) return;
      if (over !== undefined || tries > 600)
        throw new Error(`${command} does not serve ${url}:\n${all(output)}`);
      await sleep(100);
    }
  };
  return { answers, stop, printed: () => all(output) };
}

/** Starts a server, waits until its address answers, uses it, and stops it. */
export async function withServer(command, args, { url, ...options }, use) {
  const server = startServer(command, args, options);
  try {
    await server.answers(url);
    return await use();
  } catch (error) {
    error.message += `\n${server.printed()}`;
    throw error;
  } finally {
    await server.stop();
  }
}

/** A port that is free now. */
export function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
