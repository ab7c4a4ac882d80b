// The report of the public surface, docs/api.md, so that every change of it shows in review.
import { loadCompiler, readSurface } from "./surface.mjs";

const INTRO = `# The public surface

Written by \`npm run api\` from the declarations of the built package; a test says when it is not up to date. A
change of this page is a change of the interface: see that it is meant, and say it in the change log.

## Entries
`;

/** One line for each entry; an entry with the exports of another says so. */
function entryLines(entries) {
  const seen = new Map();
  return entries.map(({ entry, exports }) => {
    const names = exports.map(({ name }) => `\`${name}\``).join(", ");
    const same = seen.get(names);
    if (same === undefined) seen.set(names, entry);
    return `- **\`${entry}\`**: ${same === undefined ? names : `the same as \`${same}\``}`;
  });
}

/** The text of a declaration without its comments. */
function textOf(ts, printer, { nodes }) {
  return nodes
    .map((node) => (ts.isVariableDeclaration(node) ? node.parent.parent : node))
    .map((node) => printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile()))
    .join("\n");
}

/** The whole page. */
export function renderReport(toolsFolder, folder) {
  const ts = loadCompiler(toolsFolder);
  const { entries, declarations } = readSurface(ts, folder);
  const printer = ts.createPrinter({ removeComments: true });
  const exported = new Set(entries.flatMap(({ exports }) => exports.map(({ symbol }) => symbol)));
  const block = (list) => ["```ts", ...list.map((one) => textOf(ts, printer, one)), "```"];
  return [
    INTRO,
    ...entryLines(entries),
    "",
    "## What they export",
    "",
    ...block(declarations.filter(({ symbol }) => exported.has(symbol))),
    "",
    "## What is reached from there",
    "",
    "Seen in the types above, but without a name that could be imported.",
    "",
    ...block(declarations.filter(({ symbol }) => !exported.has(symbol))),
    "",
  ].join("\n");
}
