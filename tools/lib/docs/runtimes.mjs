// Writes docs/runtimes.md: how the package is loaded where, and the table of what the matrix runs, with versions.
import { existsSync, readFileSync } from "node:fs";
import { groups } from "../../../tests/matrix/cells.mjs";
import { at } from "../paths.mjs";
import { versionOf } from "../pinned.mjs";
import { table } from "./table.mjs";

/** The versions of the system's browsers, noted when the page is written. */
export const BROWSERS = at("tests", "matrix", "browsers", "versions.json");

const LOADING = `# Where it runs, and how it is loaded

Written by \`npm run docs\` from the definition of the matrix and the lock files of its tools; the first part is
text. Every row below is a test that installs the packed tarball into an empty folder and runs the same scenario:
\`init()\`, a valid and an invalid value, create, a bulk write, a list and a stream over HTTP, an error of each
kind checked with \`instanceof\`, an abort. What bundlers make is run, not only made.

## The entries

| entry | the module comes from | ready |
|---|---|---|
| \`fieldgate\`, \`/validators\`, \`/sandbox\` in Node, Deno, Bun | the file in the package, read at import | at import |
| the same in workerd | the runtime, compiled | at import |
| the same in browsers | the file in the package, fetched | on first use, or by \`await init()\` |
| \`fieldgate/slim\` | what \`init()\` is given: a URL, a \`Response\`, bytes or a \`WebAssembly.Module\` | after \`init()\` |
| \`fieldgate/inline\` | the code itself, as base64 | at import, where the runtime compiles at once |

\`init()\` may be called any number of times and loads once; a failed load can be tried again. Importing never
throws for want of the module: \`init()\` and the calls of a client load it, and reject with a \`FieldgateError\` of the
code \`load_error\` that names what was fetched or read and what came. Schemas, which cannot wait, throw a
\`NotReadyError\` until then; where the module should have been there at import, it says why it is not. The server may send the module with any content type. The module carries its
version: one of another version, from a cache or an old copy, is refused with both versions named.

A page that needs the module at once need not wait for it until its code has run: with a hint in its head the browser
fetches both at a time ([performance.md](performance.md), W6 in Chromium, has what that saves). The address must be the
one that the bundler gives the file, and the attributes must be these, or it is fetched twice:

\`\`\`html
<link rel="preload" href="/assets/fieldgate.wasm" as="fetch" crossorigin>
\`\`\`

## Bundlers

- **Vite, webpack, Rspack, Next.js, SvelteKit** see \`new URL("...", import.meta.url)\` and copy the file: nothing
  is to be done. For Vite before version 8 name the package in \`optimizeDeps.exclude\`; for Next.js with
  \`output: "standalone"\` in \`serverExternalPackages\`, so that the file goes with the server.
- **esbuild, Rollup** and others that copy no files: \`fieldgate/inline\`; or copy \`fieldgate/fieldgate.wasm\` and pass
  its address, \`init(new URL("fieldgate.wasm", import.meta.url))\`; in Node (20.16, 22.3 and newer) that may be a
  file's.
- **A bundle for Node**: copy \`fieldgate/fieldgate.wasm\` beside it, where it is found by itself, or leave the package
  out of the bundle (\`external\`).
- **A module in a Worker**: the page compiles it once, and each Worker passes what it is sent to the \`init()\` of
  \`fieldgate/slim\`.

## CommonJS

Nodes that can require ES modules (20.19, 22.12 and newer), Deno and Bun get one and the same package by \`import\` and
by \`require()\`, through the condition \`module-sync\` (Bun's own is \`bun\`): one module, one set of classes, so \`instanceof\`
holds across both. Where ES modules cannot be required (Node 20.0 to 20.18, Jest) \`require()\` gives CommonJS files with
declarations of their own. All CommonJS entries share their classes and the module among themselves. A program on such
an old Node that uses both \`import\` and \`require()\` has two copies: \`instanceof\` then holds within each, and
\`error.code\` and \`error.name\` across both.

Jest's environment for jsdom asks for the files for browsers, and has no \`fetch\` and no \`TextEncoder\`: it would need
\`testEnvironmentOptions: { customExportConditions: ["node"] }\` and these globals. Vitest with jsdom needs nothing.

## Content Security Policy

\`script-src 'self' 'wasm-unsafe-eval'\` is enough; \`'unsafe-eval'\` is not needed, and \`require-trusted-types-for
'script'\` may be set: nothing in the package makes code or markup of text.

## React Native

Its engine, Hermes, has no WebAssembly, so the package cannot run there. The condition \`react-native\` leads to files
without \`import.meta\`, which Hermes cannot parse. A client's call then rejects with \`load_error\`: *this JavaScript engine
has no WebAssembly*; on an engine without \`TextDecoder\` the import itself throws that. Use the package on a server, and
let the application speak to that.

## Finding errors

Each file of code has a source map with the sources in it: with \`node --enable-source-maps\` and in browsers a stack
names the TypeScript files. A stack begins where the package was called, across \`await\`, also for errors of the clock,
where the runtime keeps such stacks (V8 does). The module has no names of functions in it: they would add about 4 kB
(brotli) to every page, and it reports no errors by stacks: it neither panics nor throws, issues leave it as data.

## What was run
`;

const MISSING = [
  [
    "React Native, Hermes",
    "has no WebAssembly; that importing works and what use says is tested in Node without WebAssembly",
  ],
  ["Safari", "needs macOS; WebKitGTK has the same engine"],
  ["Windows, macOS", "the matrix runs on Linux x64; the package holds nothing that depends on the system"],
  ["Parcel", "Rspack stands for it: both know the same `new URL(...)`"],
  ["Nuxt", "SvelteKit stands for it: both build server code with Vite"],
  ["Jest with jsdom", "needs globals that it does not bring, as said above"],
  ["Cloudflare's own network", "workerd and Miniflare are its runtime"],
];

/** The version that a cell runs with. */
function versionsOf({ tools, name, browser }, browsers) {
  if (browser) return browsers[browser] ?? "not noted";
  return tools ? versionOf(tools, name) : "that of the machine";
}

/** The whole page. */
export function renderRuntimes() {
  const browsers = existsSync(BROWSERS) ? JSON.parse(readFileSync(BROWSERS, "utf8")) : {};
  const parts = Object.entries(groups).flatMap(([group, { title, note, cells }]) => [
    `### ${title}`,
    "",
    ...(note ? [note, ""] : []),
    ...table(
      ["where", "version"],
      cells.map((cell) => [cell.what, versionsOf(cell, browsers)]),
    ),
    `\`npm test -- --only ${group === "here" ? "matrix" : `matrix-${group}`}\``,
    "",
  ]);
  return [LOADING, ...parts, "## What was not run, and why", "", ...table(["where", "why"], MISSING)].join(
    "\n",
  );
}
