// Loading the module: once, on first use or by init(), and again after a failure.

import initAsync from "../wasm/fieldgate.js";
import { FieldgateError } from "./errors.js";
import { isReady, start } from "./memory.js";

/** Where the module is: a URL, a response, its bytes, or the compiled module. */
export type ModuleSource = string | URL | Response | BufferSource | WebAssembly.Module;

let source: ModuleSource | undefined;
let loading: Promise<void> | undefined;

/** Tells where the module is, for the first use. */
export function setSource(where: ModuleSource): void {
  source = where;
}

/** Waits until the module is there, and loads it if no one has. */
export function ready(): Promise<void> {
  if (isReady()) return Promise.resolve();
  loading ??= load(source).catch((error: unknown) => {
    // The next call tries again.
    loading = undefined;
    throw error;
  });
  return loading;
}

/**
 * Loads the module. In Node, Deno, Bun and workerd it is there at import and this resolves at
 * once; in browsers it is fetched. Any number of calls load it once; a failed load can be tried again.
 * @param where Where the module is, if not beside the package's code.
 * @throws {FieldgateError} `load_error`, with what was fetched and what came back.
 */
export function init(where?: ModuleSource | Promise<ModuleSource>): Promise<void> {
  if (where === undefined || isReady()) return ready();
  loading ??= Promise.resolve(where)
    .then(load)
    .catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
  return loading;
}

async function load(where: ModuleSource | undefined): Promise<void> {
  if (where === undefined)
    throw new FieldgateError("load_error", "there is no module to load: pass one to init()");
  const compiled =
    where instanceof WebAssembly.Module
      ? where
      : await compile(where as string | URL | Response | BufferSource);
  start(await initAsync({ module_or_path: compiled }));
}

async function compile(where: string | URL | Response | BufferSource): Promise<WebAssembly.Module> {
  if (typeof where !== "string" && !(where instanceof URL) && !(where instanceof Response)) {
    return WebAssembly.compile(where);
  }
  const response = where instanceof Response ? where : await fetched(where);
  const type = response.headers.get("content-type") ?? "no content type";
  const what = `${response.url || String(where)} (status ${response.status}, ${type})`;
  if (!response.ok) throw new FieldgateError("load_error", `the module could not be loaded from ${what}`);
  // Read whole, as servers often give .wasm files a type that streaming refuses.
  const bytes = await response.arrayBuffer();
  try {
    return await WebAssembly.compile(bytes);
  } catch (cause) {
    throw new FieldgateError("load_error", `what came from ${what} is not the module`, undefined, { cause });
  }
}

async function fetched(where: string | URL): Promise<Response> {
  try {
    return await fetch(where);
  } catch (cause) {
    throw new FieldgateError("load_error", `the module could not be fetched from ${where}`, undefined, {
      cause,
    });
  }
}
