// The public surface: what each entry of the package exports, and every declaration that can be reached from it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";

/** The declarations file of each entry that has one, as Node and the bundlers for browsers see it. */
export function entryFiles(folder) {
  const { exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const found = [];
  for (const [entry, value] of Object.entries(exports)) {
    const target = value.default?.types ? value.default : value;
    const { types = target.default?.types } = target;
    if (types) found.push({ entry: entry.replace(/^\./, "fieldgate"), file: join(folder, types) });
  }
  return found;
}

/** The compiler whose API reads the declarations; the newest one has none yet. */
export function loadCompiler(toolsFolder) {
  return createRequire(join(toolsFolder, "package.json"))("typescript");
}

/** Reads the surface of the package in a folder: the entries with their exports, and all declarations by name. */
export function readSurface(ts, folder) {
  const entries = entryFiles(folder);
  const program = ts.createProgram(
    entries.map(({ file }) => file),
    {
      module: ts.ModuleKind.Node16,
      moduleResolution: ts.ModuleResolutionKind.Node16,
      lib: ["lib.es2024.d.ts", "lib.dom.d.ts"],
      strict: true,
      types: [],
    },
  );
  const checker = program.getTypeChecker();
  const resolve = (symbol) =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const ours = (node) => !relative(folder, node.getSourceFile().fileName).startsWith("..");
  const reached = new Map();

  const reach = (given) => {
    const symbol = resolve(given);
    const nodes = (symbol.declarations ?? []).filter((node) => ours(node) && isTopLevel(ts, node));
    if (reached.has(symbol) || nodes.length === 0) return;
    reached.set(symbol, { name: symbol.name, symbol, nodes });
    for (const node of nodes) visit(node);
  };
  const visit = (node) => {
    if (ts.isIdentifier(node)) {
      const symbol = checker.getSymbolAtLocation(node);
      if (symbol) reach(symbol);
    }
    ts.forEachChild(node, visit);
  };

  const listed = entries.map(({ entry, file }) => {
    const module = checker.getSymbolAtLocation(program.getSourceFile(file));
    const names = checker.getExportsOfModule(module).map((symbol) => {
      reach(symbol);
      return { name: symbol.name, symbol: resolve(symbol) };
    });
    return { entry, exports: names.sort((a, b) => (a.name < b.name ? -1 : 1)) };
  });
  const declarations = [...reached.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return { checker, declarations, entries: listed };
}

/** Declarations of a file itself, not members or parameters, which are a part of what holds them. */
function isTopLevel(ts, node) {
  const holder = ts.isVariableDeclaration(node) ? node.parent.parent.parent : node.parent;
  return holder !== undefined && ts.isSourceFile(holder);
}
