// The glue that wasm-bindgen writes, without its ways to load the module: the package has its own.
import { Problem } from "./run.mjs";

const LOADING = "\nasync function __wbg_load(";
const EXPORTS = "export { initSync, __wbg_init as default };";
const LOADING_TYPES = "\nexport type SyncInitInput =";
const INPUT_TYPE = /\nexport type InitInput = .*;\n/;

const problem = (what) =>
  new Problem(`the wasm-bindgen glue has ${what} in a new way: tools/lib/glue.mjs must learn it.`);

/**
 * The glue's code: its functions, what the module imports, and what takes an instance. What it leaves out fetches
 * the module from an address of its own (which bundlers would copy it for), streams it, and warns.
 */
export function bareGlue(code) {
  const end = code.indexOf(LOADING);
  if (end < 0 || !code.trimEnd().endsWith(EXPORTS)) throw problem("its loading");
  const bare = code.slice(0, end);
  if (/_bg\.wasm|import\.meta/.test(bare)) throw problem("the address of its .wasm");
  for (const name of ["__wbg_get_imports", "__wbg_finalize_init"]) {
    if (!bare.includes(`\nfunction ${name}(`)) throw problem(name);
  }
  return `${bare}\nexport { __wbg_get_imports as imports, __wbg_finalize_init as finish };\n`;
}

/** The declarations of what {@link bareGlue} leaves. */
export function bareGlueTypes(declarations) {
  const end = declarations.indexOf(LOADING_TYPES);
  if (end < 0 || !INPUT_TYPE.test(declarations)) throw problem("the types of its loading");
  return `${declarations.slice(0, end).replace(INPUT_TYPE, "")}
/** What the module imports. */
export function imports(): WebAssembly.Imports;

/** Takes an instance of the module, which the functions use from then on. */
export function finish(instance: WebAssembly.Instance, module: WebAssembly.Module): InitOutput;
`;
}
