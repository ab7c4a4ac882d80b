// Processes of the matrix: run to their end, or started as servers; never blocking, as the sandbox answers meanwhile.
import { spawn } from "node:child_process";
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

/** Runs a command to its end; gives what it printed, or throws it. */
export async function run(command, args, options) {
  const { output, ended, stop } = start(command, args, options);
  const timer = setTimeout(stop, LIMIT);
  const code = await ended;
  clearTimeout(timer);
  if (code !== 0) throw new Error(`${command} ${args.join(" ")}\nended with ${code}:\n${all(output)}`);
  return output.stdout;
}

/** The JSON on the last line that a command prints. */
export async function runForReport(command, args, options) {
  const output = await run(command, args, options);
  return JSON.parse(output.trim().split("\n").at(-1));
}

/** Starts a server, waits until its address answers, uses it, and stops it. */
export async function withServer(command, args, { url, ...options }, use) {
  const { output, ended, stop } = start(command, args, options);
  let over;
  ended.then((code) => {
    over = code;
  });
  try {
    for (let tries = 0; ; tries++) {
      const answered = await fetch(url, { redirect: "manual" }).then(
        (response) => response.body?.cancel().then(() => true) ?? true,
        () => false,
      );
      if (answered) break;
      if (over !== undefined || tries > 600)
        throw new Error(`${command} does not serve ${url}:\n${all(output)}`);
      await sleep(100);
    }
    return await use();
  } catch (error) {
    error.message += `\n${all(output)}`;
    throw error;
  } finally {
    await stop();
  }
}
