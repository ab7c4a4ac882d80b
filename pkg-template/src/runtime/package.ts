// Where the module lies on disk, for Node, Deno and Bun.

import { startAtOnce } from "../core/ready.js";

/** Gives one of Node's own modules. */
export type Builtin = typeof process.getBuiltinModule;

/** In this form bundlers see it, and copy the file. */
const packaged = () => new URL("../fieldgate.wasm", import.meta.url);

/** Beside this code, for bundlers that do not see the file; a bundle as CommonJS has no address of a module. */
function beside(builtin: Builtin): string {
  const { dirname, join } = builtin("node:path");
  const { fileURLToPath } = builtin("node:url");
  const folder = typeof __dirname === "string" ? __dirname : dirname(fileURLToPath(import.meta.url));
  return join(folder, "fieldgate.wasm");
}

/**
 * Where the package is installed, seen from the folder that the program runs in. Only for bundlers that make an
 * address for browsers of the file's, as Next.js does in server components: elsewhere a folder that the program
 * happens to run in has no say in what is loaded.
 */
function installed(builtin: Builtin): string {
  if (packaged().protocol === "file:") throw new Error("the module has a place of its own");
  const { existsSync } = builtin("node:fs");
  const { dirname, join } = builtin("node:path");
  // By hand: bundlers take what looks like an import for one.
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    const file = join(folder, "node_modules", "fieldgate", "fieldgate.wasm");
    if (existsSync(file) || folder === dirname(folder)) return file;
  }
}

/**
 * Not by imports: that of `node:fs` makes Node load all of its streams, as they are among the exports, which takes
 * 2 ms of a cold start in Node 20 and 5 in Node 24. Wherever the condition `module-sync` is known, so is this.
 */
const withoutImports = ((name: string) => process.getBuiltinModule(name)) as Builtin;

/** Loads the module from the first of these places that has it, at once. */
export function startFromPackage(builtin: Builtin = withoutImports): void {
  startAtOnce(() => {
    const { readFileSync } = builtin("node:fs");
    const failures: { message?: string; readonly path?: unknown }[] = [];
    // Each is a function, as even naming a place can fail in a bundle.
    for (const place of [packaged, beside, installed]) {
      try {
        return readFileSync(place(builtin));
      } catch (error) {
        failures.push(error as Error);
      }
    }
    // One that names a file says more than one that speaks of an address.
    const [first, ...others] = failures.filter(({ path }) => path !== undefined);
    if (first === undefined) throw failures[0];
    for (const { path } of others) first.message += `; nor is it at ${path}`;
    throw first;
  });
}
