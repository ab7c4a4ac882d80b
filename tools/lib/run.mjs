// Running commands and saying what happens: one line per step, one clear message per failure.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "./paths.mjs";

/** A failure whose message says everything the reader needs: shown without a stack. */
export class Problem extends Error {}

export function say(text) {
  console.log(text);
}

export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Says what is being done, does it, and says how long it took. */
export async function step(what, work) {
  const start = performance.now();
  say(`- ${what}`);
  const result = await work();
  say(`  done in ${seconds(start)}`);
  return result;
}

function describe(command, args) {
  return [command, ...args].map((part) => (/[\s"']/.test(part) ? JSON.stringify(part) : part)).join(" ");
}

/** Runs a command to its end with its output captured; never throws. */
export function capture(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
    stdio: ["ignore", "pipe", "pipe"],
    ...options,
  });
  const stdout = result.stdout ?? "";
  const stderr = result.stderr ?? "";
  const missing = result.error?.code === "ENOENT";
  const trouble = result.error && !missing ? `${result.error.message}\n` : "";
  return {
    ok: result.status === 0,
    status: result.status,
    missing,
    stdout,
    stderr,
    output: `${trouble}${stdout}${stderr}`.trim(),
    command: describe(command, args),
  };
}

/** Runs a command silently; when it fails, throws a Problem with all that it printed. */
export function must(command, args, options = {}) {
  const result = capture(command, args, options);
  if (result.missing) throw new Problem(`${command} is not installed, or not on the PATH.`);
  if (!result.ok) {
    const how = result.status === null ? "was stopped by a signal" : `failed with exit code ${result.status}`;
    throw new Problem(`${result.command}\n${how}:\n\n${result.output}`);
  }
  return result;
}

/** Runs a command on our own terminal and resolves with its exit code; passes on an interrupt. */
export function attach(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: "inherit", ...options });
    const pass = (signal) => child.kill(signal);
    process.on("SIGINT", pass);
    process.on("SIGTERM", pass);
    const done = () => {
      process.off("SIGINT", pass);
      process.off("SIGTERM", pass);
    };
    child.on("error", (error) => {
      done();
      reject(new Problem(`${describe(command, args)}\ncould not be started: ${error.message}`));
    });
    child.on("exit", (code, signal) => {
      done();
      resolve(code ?? (signal === "SIGINT" ? 130 : 1));
    });
  });
}

/** The path of the first of these programs that is on the PATH, or that its whole path leads to. */
export function findProgram(...names) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const candidates = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...candidates, ...names.filter(isAbsolute)].find((path) => existsSync(path));
}

/** The main function of a script: a Problem is told in its own words, anything else is our bug and keeps its stack. */
export async function main(work) {
  try {
    const code = await work();
    process.exitCode = typeof code === "number" ? code : 0;
  } catch (error) {
    console.error(error instanceof Problem ? `\nerror: ${error.message}` : error);
    process.exitCode = 1;
  }
}

/** True when the script with this import.meta.url is the one that node was started with. */
export function isMain(url) {
  const started = process.argv[1];
  return started !== undefined && realpathSync(started) === realpathSync(fileURLToPath(url));
}
