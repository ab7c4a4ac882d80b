// The suites of the public surface: its report and documentation, and TypeDoc without a warning.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { entryFiles } from "../lib/api/surface.mjs";
import { runNodeTests } from "../lib/node-tests.mjs";
import { buildDir, distDir } from "../lib/paths.mjs";
import { ensureTools } from "../lib/pinned.mjs";
import { capture, say } from "../lib/run.mjs";

/** Tables of the generated code, by whose keys public types are defined: their values are no one's business. */
const NOT_EXPORTED = [
  "codes",
  "pigelloHeaders",
  "pigelloHosts",
  "PigelloHostOptions",
  "PigelloProxyOptions",
  "MpdxBaseOptions",
];

/** Makes the documentation of every entry; a warning is a failure. */
async function typedoc() {
  const tools = await ensureTools("types");
  const folder = join(buildDir, "typedoc");
  rmSync(folder, { recursive: true, force: true });
  // From dist itself: TypeDoc takes what lies in node_modules for somebody else's.
  const entryPoints = entryFiles(distDir).map(({ file }) => file);
  const compilerOptions = {
    target: "ES2022",
    module: "NodeNext",
    lib: ["ES2024", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
    types: ["node"],
    typeRoots: [join(tools, "node_modules", "@types")],
    strict: true,
    noEmit: true,
  };
  const tsconfig = join(buildDir, "typedoc.tsconfig.json");
  writeFileSync(tsconfig, JSON.stringify({ compilerOptions, files: entryPoints }));
  const options = join(buildDir, "typedoc.json");
  const settings = {
    tsconfig,
    entryPoints,
    out: folder,
    readme: "none",
    treatWarningsAsErrors: true,
    // Links to sources want a remote, which not every checkout has.
    disableSources: true,
    intentionallyNotExported: NOT_EXPORTED,
  };
  writeFileSync(options, JSON.stringify(settings));
  const run = capture(process.execPath, [
    join(tools, "node_modules", "typedoc", "bin", "typedoc"),
    "--options",
    options,
  ]);
  if (run.ok) return { passed: 1, failed: 0 };
  say(run.output);
  return { passed: 0, failed: 1 };
}

export const suites = [
  {
    name: "api",
    what: "the public surface: its report, its documentation, no any",
    needsPackage: true,
    greppable: true,
    run: ({ grep }) => runNodeTests({ name: "api", folder: "tests/api", grep }),
  },
  { name: "typedoc", what: "TypeDoc without warnings", needsPackage: true, run: typedoc },
];
