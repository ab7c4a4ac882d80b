// Loading the module: once, on first use or by init(), and again after a failure.

import { finish, imports } from "../wasm/fieldgate.js";
import { version } from "../wasm/version.js";
import { FieldgateError } from "./errors.js";
import { failure, isReady, start } from "./memory.js";
import { isA } from "./realm.js";

/** Where the module is: a URL, a response, its bytes, or the compiled module. */
export type ModuleSource = string | URL | Response | BufferSource | WebAssembly.Module;

const NOT_COPIED =
  "; if a bundler has not copied fieldgate.wasm, pass its address to init(), name the package in optimizeDeps.exclude (Vite) or use fieldgate/inline";

/** As much of `node:fs` as is used. */
interface FileSystem {
  readonly readFileSync: (file: URL) => BufferSource;
}

/** Tells where the module is; asked again at each attempt. */
let source: (() => ModuleSource) | undefined;
let loading: Promise<void> | undefined;
/** The place that was given for that load, if one was. */
let place: unknown;

/** Tells where the module is, for the first use. */
export function setSource(where: () => ModuleSource): void {
  source ??= where;
}

/**
 * Loads the module at once. Where that fails, importing the package still succeeds: the first use tries again
 * and tells why, and init() can be given another place.
 */
export function startAtOnce(read: () => BufferSource | WebAssembly.Module): void {
  setSource(read);
  if (isReady()) return;
  try {
    const given = read();
    const module = isA(given, "WebAssembly.Module") ? given : new WebAssembly.Module(given as BufferSource);
    checkVersion(module);
    startWith(module, new WebAssembly.Instance(module, imports()));
  } catch (cause) {
    failure.cause = cause;
  }
}

/** Waits until the module is there, and loads it if no one has. */
export function ready(): Promise<void> {
  return isReady() ? Promise.resolve() : once(async () => source?.());
}

/**
 * Loads the module. In Node, Deno, Bun and workerd it is there at import and this resolves at once; in
 * browsers it is fetched. `fieldgate/slim` has no place of its own and must be given one. Any number of calls
 * load it once; a failed load can be tried again.
 * @param where Where the module is, if not beside the package's code.
 * @throws {FieldgateError} `load_error`, with what was fetched and what came back.
 */
export function init(where?: ModuleSource | Promise<ModuleSource>): Promise<void> {
  // One that is not needed any more must not end the process when it is rejected.
  if (typeof where === "object" && where !== null && "then" in where) where.then(undefined, () => undefined);
  if (where === undefined || isReady()) return ready();
  // What is being loaded already may not be there, which is why another place is given.
  if (loading !== undefined && place !== where) return loading.catch(() => init(where));
  return once(() => where, where);
}

function once(
  where: () => ModuleSource | undefined | Promise<ModuleSource | undefined>,
  from?: unknown,
): Promise<void> {
  if (loading !== undefined) return loading;
  place = from;
  loading = load(where).catch((error: unknown) => {
    // The next call tries again.
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(
  where: () => ModuleSource | undefined | Promise<ModuleSource | undefined>,
): Promise<void> {
  if (typeof WebAssembly === "undefined") {
    throw problem(
      "this JavaScript engine has no WebAssembly, which fieldgate needs (React Native's Hermes has none)",
    );
  }
  const given = await attempt(async () => where(), "the module could not be read", NOT_COPIED);
  if (given === undefined) throw problem("there is no module to load: pass one to init()");
  const compiled = isA(given, "WebAssembly.Module") ? given : await compile(given);
  checkVersion(compiled);
  const instance = attempt(
    () => WebAssembly.instantiate(compiled, imports()),
    "the module could not be started",
  );
  const made = await instance;
  // Someone else may have been quicker.
  if (!isReady()) startWith(compiled, made);
}

function startWith(module: WebAssembly.Module, instance: WebAssembly.Instance): void {
  start(finish(instance, module), () => finish(new WebAssembly.Instance(module, imports()), module));
}

/** A module of another version, from a cache or an old copy, would fail later and in odd ways. */
function checkVersion(module: WebAssembly.Module): void {
  const [section] = WebAssembly.Module.customSections(module, "fieldgate");
  if (section === undefined)
    throw problem("what was given to load is a WebAssembly module, but not fieldgate's");
  const found = new TextDecoder().decode(section);
  if (found !== version) {
    throw problem(
      `the module is of version ${found}, but this code needs ${version}: give both from one package`,
    );
  }
}

/** What is in a file, in Node, whose fetch reads none. */
function readFile(where: string | URL | Response): BufferSource | undefined {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => FileSystem } };
  if (isA(where, "Response") || !/^file:/i.test(String(where))) return undefined;
  try {
    return process?.getBuiltinModule?.("node:fs")?.readFileSync(new URL(where));
  } catch (cause) {
    throw problem(`the module could not be read from ${where}${NOT_COPIED}`, { cause });
  }
}

async function compile(where: ModuleSource): Promise<WebAssembly.Module> {
  if (typeof where !== "string" && !isA(where, "URL") && !isA(where, "Response")) {
    return attempt(
      () => WebAssembly.compile(where as BufferSource),
      "what was given to load is not the module",
    );
  }
  const bytesOfFile = readFile(where);
  if (bytesOfFile !== undefined)
    return attempt(() => WebAssembly.compile(bytesOfFile), `what is in ${where} could not be compiled`);
  const response = isA(where, "Response")
    ? (where as Response)
    : await attempt(() => fetch(where as string | URL), `the module could not be fetched from ${where}`);
  const type = response.headers.get("content-type") ?? "no content type";
  const what = `${response.url || String(where)} (status ${response.status}, ${type})`;
  if (!response.ok) throw problem(`the module could not be loaded from ${what}${NOT_COPIED}`);
  // Read whole, as servers often give .wasm files a type that streaming refuses.
  const bytes = await attempt(() => response.arrayBuffer(), `the module could not be read from ${what}`);
  // Many servers answer a page for what they do not have.
  const hint = type.startsWith("text/html") ? NOT_COPIED : "";
  return attempt(() => WebAssembly.compile(bytes), `what came from ${what} could not be compiled${hint}`);
}

/** Runs one step of the load; what it fails with becomes the cause, and its text the end of the message. */
async function attempt<T>(work: () => Promise<T>, what: string, hint = ""): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw problem((cause instanceof Error ? `${what}: ${cause.message}` : what) + hint, { cause });
  }
}

function problem(message: string, options?: { readonly cause?: unknown }): FieldgateError {
  return new FieldgateError("load_error", message, undefined, options);
}
