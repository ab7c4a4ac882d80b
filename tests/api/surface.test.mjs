// The public surface: the committed report is current, everything in it is documented, nothing is `any`.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, describe, test } from "node:test";
import { renderReport } from "../../tools/lib/api/report.mjs";
import { loadCompiler, readSurface } from "../../tools/lib/api/surface.mjs";
import { at } from "../../tools/lib/paths.mjs";
import { ensureTools } from "../../tools/lib/pinned.mjs";
import { installedDir } from "../../tools/pack.mjs";

let tools;
let ts;
let surface;
before(async () => {
  tools = await ensureTools("types");
  ts = loadCompiler(tools);
  surface = readSurface(ts, installedDir);
});

test("docs/api.md is up to date: npm run api writes it", () => {
  const [ours, made] = [readFileSync(at("docs", "api.md"), "utf8"), renderReport(tools, installedDir)].map(
    (text) => text.split("\n"),
  );
  const line = made.findIndex((text, index) => text !== ours[index]);
  assert.deepEqual(
    ours.slice(line, line + 1),
    made.slice(line, line + 1),
    `line ${line + 1}: run npm run api`,
  );
  assert.equal(ours.length, made.length);
});

/** All nodes below some. */
function* below(node) {
  yield node;
  const children = [];
  node.forEachChild((child) => void children.push(child));
  for (const child of children) yield* below(child);
}

test("no any can be reached from it", () => {
  const found = [];
  let seen = 0;
  for (const { name, nodes } of surface.declarations) {
    for (const node of nodes.flatMap((one) => [...below(one)])) {
      seen += 1;
      if (node.kind === ts.SyntaxKind.AnyKeyword) found.push(`${name}: ${node.parent.getText()}`);
    }
  }
  assert.deepEqual(found, []);
  assert.ok(seen > 2_000);
});

describe("hovering shows documentation", () => {
  /** What an editor shows: the comment of the symbol, its own or inherited. */
  const documented = (symbol) => symbol.getDocumentationComment(surface.checker).length > 0;

  test("of every export", () => {
    const exported = new Map(
      surface.entries.flatMap(({ exports }) => exports.map((one) => [one.symbol, one.name])),
    );
    const silent = [...exported].filter(([symbol]) => !documented(symbol)).map(([, name]) => name);
    assert.deepEqual(silent, []);
    assert.ok(exported.size > 80);
  });

  test("of every method, also of what can be reached only through others", () => {
    const isMethod = (node) =>
      ts.isMethodSignature(node) || ts.isMethodDeclaration(node) || ts.isAccessor(node);
    const silent = [];
    let count = 0;
    for (const { name, symbol } of surface.declarations) {
      for (const member of symbol.members?.values() ?? []) {
        if (!member.declarations?.some(isMethod) || member.name.startsWith("#")) continue;
        count += 1;
        if (!documented(member)) silent.push(`${name}.${member.name}`);
      }
    }
    assert.deepEqual(silent, []);
    assert.ok(count > 40);
  });

  test("of every member of what is exported, objects within them and each signature of a method included", () => {
    const entries = surface.entries.filter(({ entry }) => !entry.startsWith("fieldgate/sandbox"));
    const exported = new Set(entries.flatMap(({ exports }) => exports.map(({ symbol }) => symbol)));
    const silent = [];
    let count = 0;
    const look = (node, name) => {
      for (const member of node.members) {
        const isCall = ts.isCallSignatureDeclaration(member);
        if (!isCall && (member.name === undefined || ts.isPrivateIdentifier(member.name))) continue;
        const path = `${name}.${member.name?.getText() ?? "()"}`;
        const symbol = member.name && surface.checker.getSymbolAtLocation(member.name);
        count += 1;
        // An overload shows its own comment, and nothing of its neighbours'.
        const own = ts.getJSDocCommentsAndTags(member).length > 0;
        if (!own && (symbol === undefined || symbol.declarations.length > 1 || !documented(symbol)))
          silent.push(path);
        // What a method answers has no place of its own in the documentation.
        if (!ts.isPropertySignature(member) && !ts.isPropertyDeclaration(member)) continue;
        const types = member.type && ts.isUnionTypeNode(member.type) ? member.type.types : [member.type];
        for (const type of types) if (type && ts.isTypeLiteralNode(type)) look(type, path);
      }
    };
    for (const { name, nodes } of surface.declarations.filter(({ symbol }) => exported.has(symbol))) {
      for (const node of nodes) {
        if (ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node)) look(node, name);
      }
    }
    assert.deepEqual(silent, []);
    assert.ok(count > 300);
  });

  test("where it is used: on a call of a client's method", () => {
    const name = at("tests", "api", "hover.ts");
    const text =
      'import { Pigello } from "fieldgate";\nnew Pigello({ baseUrl: "/" }).sales.organization.create({ name: "A" });\n';
    const host = {
      getCompilationSettings: () => ({
        module: ts.ModuleKind.Node16,
        moduleResolution: ts.ModuleResolutionKind.Node16,
        types: [],
      }),
      getScriptFileNames: () => [name],
      getScriptVersion: () => "1",
      getScriptSnapshot: (file) => {
        const content = file === name ? text : ts.sys.readFile(file);
        return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
      },
      getCurrentDirectory: () => at(),
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      fileExists: (file) => file === name || ts.sys.fileExists(file),
      readFile: ts.sys.readFile,
      directoryExists: ts.sys.directoryExists,
    };
    const info = ts.createLanguageService(host).getQuickInfoAtPosition(name, text.indexOf("create("));
    const shown = ts.displayPartsToString(info.documentation);
    assert.match(shown, /Creates a row\.[\s\S]*POST \/sales\/organization\//);
    assert.ok(info.tags.some(({ name: tag }) => tag === "throws"));
  });
});
