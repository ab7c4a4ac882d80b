// The sandbox on a port, until the process is told to end.

import { readFile } from "node:fs/promises";
import { isPlain } from "../core/plain.js";
import { createSandbox, type Sandbox } from "../sandbox/index.js";
import { serve } from "../sandbox/node.js";
import { UsageError } from "./usage-error.js";

/** How the sandbox is served. */
export interface SandboxCommand {
  readonly port?: string | undefined;
  readonly host?: string | undefined;
  /** A file of rows. */
  readonly seed?: string | undefined;
  readonly asksForCredentials: boolean;
  readonly allowOrigin?: string | undefined;
}

/** Adds rows of any resource: what is wrong with them is said by the sandbox. */
type Seed = (resource: string, rows: readonly object[], ...parent: string[]) => unknown;

/** What a file holds. */
async function read(file: string): Promise<unknown> {
  // Without the mark that some editors write before UTF-8.
  const text = (await readFile(file, "utf8")).replace(/^\uFEFF/, "");
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`is no JSON: ${(error as Error).message}`);
  }
}

function rowsOf(rows: unknown): readonly object[] {
  if (Array.isArray(rows) && rows.every(isPlain)) return rows;
  throw new Error("must be an array of rows");
}

/** Adds what a file holds: for each resource its rows, or those of each account list. */
async function seedFrom(file: string, sandbox: Sandbox): Promise<void> {
  const seed = sandbox.seed.bind(sandbox) as unknown as Seed;
  let place = file;
  try {
    const all = await read(file);
    if (!isPlain(all)) throw new Error("must hold an object: rows by resource");
    for (const [resource, rows] of Object.entries(all)) {
      place = `${file}: ${resource}`;
      if (!isPlain(rows)) seed(resource, rowsOf(rows));
      else for (const [list, own] of Object.entries(rows)) seed(resource, rowsOf(own), list);
    }
  } catch (error) {
    throw new UsageError(`${place}: ${(error as Error).message}`);
  }
}

/** Serves a sandbox until a signal ends it. */
export async function serveSandbox(asked: SandboxCommand): Promise<void> {
  const { port: text = "0" } = asked;
  const port = Number(text);
  // Number takes more than digits: blanks are 0 to it.
  if (!/^\d+$/.test(text) || port > 65_535) throw new UsageError("A port is a number from 0 to 65535.");
  const sandbox = createSandbox(asked.asksForCredentials ? {} : { credentials: false, token: false });
  if (asked.seed !== undefined) await seedFrom(asked.seed, sandbox);
  const { host, allowOrigin } = asked;
  const server = await serve(sandbox, { port, host, allowOrigin });
  const needs = asked.asksForCredentials ? "with any credentials" : "without credentials";
  console.log(`The sandbox is at ${server.url}, ${needs}. Ctrl+C ends it.`);
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, resolve);
  });
  await server.close();
}
