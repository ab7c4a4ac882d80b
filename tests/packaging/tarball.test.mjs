// The tarball as it is published: installed into an empty folder and used from separate Node processes.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { after, before, describe, test } from "node:test";
import { root } from "../../tools/lib/paths.mjs";
import { packInto } from "../../tools/pack.mjs";

let consumer;
let folder;
let files;
let manifest;

const text = (name) => readFileSync(join(folder, name), "utf8");

before(() => {
  consumer = packInto();
  folder = join(consumer, "node_modules", "fieldgate");
  files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      relative(folder, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join("/"),
    )
    .sort();
  manifest = JSON.parse(text("package.json"));
});

after(() => rmSync(consumer, { recursive: true, force: true }));

/** What a script prints, run by Node in the folder of the consumer; its last line is JSON. */
function run(code, ...flags) {
  const output = execFileSync(process.execPath, [...flags, "-e", code], { cwd: consumer, encoding: "utf8" });
  return JSON.parse(output.trim().split("\n").at(-1));
}
const asModule = (code) => run(code, "--input-type=module");
const asScript = (code) => run(code, "--input-type=commonjs");

/** The targets of the exports map, as [entry, conditions, path]. */
function targets() {
  const found = [];
  const walk = (entry, conditions, value) => {
    if (typeof value === "string") found.push([entry, conditions, value]);
    else for (const [name, inner] of Object.entries(value)) walk(entry, [...conditions, name], inner);
  };
  for (const [entry, value] of Object.entries(manifest.exports)) walk(entry, [], value);
  return found;
}

/** The entries that Node can import. */
const entries = () => Object.keys(manifest.exports).filter((entry) => !/\.(wasm|json)$/.test(entry));

describe("the manifest", () => {
  test("names one command, which a shell can start", () => {
    assert.deepEqual(Object.keys(manifest.bin), ["fieldgate"]);
    const code = readFileSync(join(consumer, "node_modules", "fieldgate", manifest.bin.fieldgate), "utf8");
    assert.ok(code.startsWith("#!/usr/bin/env node\n"));
  });

  test("asks for no other package and runs nothing when it is installed", () => {
    for (const key of [
      "dependencies",
      "optionalDependencies",
      "bundleDependencies",
      "bundledDependencies",
      "devDependencies",
      "scripts",
    ]) {
      assert.deepEqual(Object.keys(manifest[key] ?? {}), [], key);
    }
    // Its types are those of the one entry that is for it.
    assert.deepEqual(Object.keys(manifest.peerDependencies), ["react-hook-form"]);
    assert.deepEqual(manifest.peerDependenciesMeta, { "react-hook-form": { optional: true } });
    assert.deepEqual(
      readdirSync(join(consumer, "node_modules")).filter((name) => !name.startsWith(".")),
      ["fieldgate"],
    );
  });

  test("names, licence and version", () => {
    const version = /^version\s*=\s*"([^"]+)"/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"))[1];
    assert.equal(manifest.name, "fieldgate");
    assert.equal(manifest.version, version);
    assert.equal(manifest.license, "MIT OR Apache-2.0");
    assert.equal(manifest.type, "module");
    assert.match(manifest.repository.url, /^git\+https:/);
    assert.deepEqual(manifest.publishConfig, { access: "public", provenance: true });
    const crate = readFileSync(join(root, "Cargo.toml"), "utf8");
    assert.ok(
      crate.includes(`repository = "${manifest.repository.url.replace(/^git\+|\.git$/g, "")}"`),
      "one address",
    );
    for (const name of ["README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"])
      assert.ok(files.includes(name));
  });

  test("types come first in every branch, and runtimes before browsers", () => {
    const walk = (value) => {
      if (typeof value === "string") return;
      const names = Object.keys(value);
      if (names.includes("types")) assert.equal(names[0], "types");
      if (names.includes("default")) assert.equal(names.at(-1), "default");
      for (const inner of Object.values(value)) walk(inner);
    };
    for (const value of Object.values(manifest.exports)) walk(value);
    assert.deepEqual(Object.keys(manifest.exports["."]), [
      "workerd",
      "react-native",
      "node",
      "browser",
      "default",
    ]);
    assert.deepEqual(Object.keys(manifest.exports["."].node), ["bun", "module-sync", "require", "default"]);
  });

  test("files with side effects are named: all code, as entries load and locales register", () => {
    const kinds = new Set(
      files.filter((name) => /\.c?js$/.test(name)).map((name) => name.replace(/\/.*\./, "/*.")),
    );
    assert.deepEqual([...kinds].map((kind) => `./${kind}`).sort(), [...manifest.sideEffects].sort());
  });

  test("every export leads to a file, and has types unless it is data", () => {
    assert.ok(targets().length > 10);
    for (const [entry, conditions, pattern] of targets()) {
      // A pattern stands for the documents of both APIs.
      const paths = pattern.includes("*")
        ? ["pigello", "mpdx"].map((name) => pattern.replace("*", name))
        : [pattern];
      for (const path of paths) assert.ok(existsSync(join(folder, path)), `${entry} ${conditions}: ${path}`);
    }
    for (const entry of entries()) {
      const all = targets().filter(([name]) => name === entry);
      const typed = all.filter(([, conditions]) => conditions.at(-1) === "types");
      assert.equal(typed.length * 2, all.length, `${entry}: every condition has types`);
      for (const [, , path] of typed) assert.match(path, /\.d\.c?ts$/);
    }
    for (const entry of [
      ".",
      "./slim",
      "./inline",
      "./validators",
      "./locale/sv",
      "./sandbox",
      "./openapi/*.json",
      "./fieldgate.wasm",
      "./package.json",
    ]) {
      assert.ok(entry in manifest.exports, entry);
    }
  });
});

describe("the files", () => {
  // Whatever is not listed here is not meant to be published.
  const ALLOWED = [
    /^(package\.json|README\.md|CHANGELOG\.md|LICENSE-MIT|LICENSE-APACHE|fieldgate\.wasm)$/,
    /^(entry|chunks)\/[\w.-]+\.c?js(\.map)?$/,
    /^([\w-]+\/)*[\w.-]+\.d\.c?ts$/,
    /^openapi\/(pigello|mpdx)\.json$/,
  ];

  test("are those that are meant to be published", () => {
    const others = files.filter((name) => !ALLOWED.some((pattern) => pattern.test(name)));
    assert.deepEqual(others, []);
  });

  test("hold one wasm, which is well-formed", () => {
    assert.deepEqual(
      files.filter((name) => name.endsWith(".wasm")),
      ["fieldgate.wasm"],
    );
    const module = new WebAssembly.Module(readFileSync(join(folder, "fieldgate.wasm")));
    assert.ok(WebAssembly.Module.exports(module).some(({ kind }) => kind === "memory"));
    // A module in base64 begins like this; the entry that carries it exists for both kinds of modules.
    const carry = files.filter((name) => text(name).includes("AGFzbQ"));
    assert.deepEqual(carry, ["entry/index.inline.cjs", "entry/index.inline.js"]);
  });

  test("import only what is there", () => {
    const wrong = [];
    for (const name of files.filter((file) => /\.(c?js|d\.c?ts)$/.test(file))) {
      // A message may speak of an import with a name that is filled in; that is none.
      const pattern = /(?:from|import|require)\s*\(?\s*["']([^"'$]+)["']/g;
      for (const [, target] of text(name)
        .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "")
        .matchAll(pattern)) {
        if (target.startsWith("node:")) continue;
        // Only types: whoever imports the entry for that library has it.
        if (target === "react-hook-form" && /^forms\/hook-form\.d\.c?ts$/.test(name)) continue;
        const path = join(folder, dirname(name), target);
        const known = name.endsWith("ts")
          ? [path.replace(/\.js$/, ".d.ts"), path.replace(/\.cjs$/, ".d.cts"), path]
          : [path];
        if (!target.startsWith(".") || !known.some(existsSync)) wrong.push(`${name}: ${target}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  test("name neither this machine nor a folder of the build", () => {
    const names = [root, homedir(), ".cargo/registry", "/rustc/", consumer].filter((name) => name.length > 1);
    for (const name of files) {
      const content = readFileSync(join(folder, name), "latin1");
      for (const machine of names) {
        const at = content.indexOf(machine);
        // A home folder with a short name can be a part of an ordinary path.
        if (at >= 0 && /[/\\]/.test(content[at + machine.length] ?? "/")) {
          assert.fail(`${name}: ${content.slice(Math.max(0, at - 20), at + 60)}`);
        }
      }
    }
  });

  test("need no eval", () => {
    for (const name of files.filter((file) => /\.c?js$/.test(file))) {
      assert.doesNotMatch(text(name), /\bnew Function\b|\beval\(/, name);
    }
  });
});

const EXAMPLE = `
const { Pigello, ValidationError, schemas } = fieldgate;
const sent = [];
const pigello = new Pigello({
  environment: "dev.api",
  credentials: {
    customerId: "a", applicationId: "b", serviceId: "c", serviceVersionId: "d",
    clientCt: "e", clientObjectId: "f", clientSecret: "g",
  },
  fetch: async (url, init) => {
    sent.push([init.method, url, init.body]);
    return new Response('{"id":"497f6eca-6276-4993-bfeb-53cbbbba6f08","name":"Norra Kvarteret"}', { status: 201 });
  },
});
(async () => {
  const row = await pigello.sales.organization.create({ name: "Norra Kvarteret", custom_id: null });
  const error = await pigello.sales.organization.create({ nam: "A" }).catch((reason) => reason);
  const { ok } = schemas.organization.create.validate({});
  console.log(JSON.stringify({ row, sent, invalid: error instanceof ValidationError, ok }));
})();
`;
const EXPECTED = {
  row: { id: "497f6eca-6276-4993-bfeb-53cbbbba6f08", name: "Norra Kvarteret" },
  sent: [
    ["POST", "https://dev.api.pigello.io/sales/organization/", '{"name":"Norra Kvarteret","custom_id":null}'],
  ],
  invalid: true,
  ok: false,
};

describe("from an empty folder", () => {
  test("a first example, as a module", () => {
    assert.deepEqual(asModule(`import * as fieldgate from "fieldgate"; ${EXAMPLE}`), EXPECTED);
  });

  test("a first example, with require()", () => {
    assert.deepEqual(asScript(`const fieldgate = require("fieldgate"); ${EXAMPLE}`), EXPECTED);
  });

  test("a first example, with import() from a script", () => {
    assert.deepEqual(asScript(`import("fieldgate").then((fieldgate) => { ${EXAMPLE} });`), EXPECTED);
  });

  test("every entry can be imported and required, and gives the same names", () => {
    assert.ok(entries().length >= 3);
    for (const entry of entries()) {
      const name = entry.replace(/^\./, "fieldgate");
      const names =
        "console.log(JSON.stringify(Object.keys(entry).filter((key) => key !== 'default' && key !== 'module.exports' && key !== '__esModule').sort()))";
      const imported = asModule(`import * as entry from "${name}"; ${names}`);
      const required = asScript(`const entry = require("${name}"); ${names}`);
      assert.ok(imported.length > 0, name);
      assert.deepEqual(required, imported, name);
    }
  });

  test("import and require() share one module, so that errors and classes are the same", () => {
    const code = `
      const required = require("fieldgate");
      import("fieldgate").then((imported) => console.log(JSON.stringify(
        Object.keys(imported).filter((name) => name !== "default" && name !== "module.exports" && imported[name] !== required[name]))));`;
    assert.deepEqual(asScript(code), []);
  });

  test("the validators alone have no client", () => {
    const code = `import * as validators from "fieldgate/validators";
      const { schemas, Pigello } = validators;
      console.log(JSON.stringify([typeof Pigello, schemas.organization.create.validate({ name: "A" }).ok]));`;
    assert.deepEqual(asModule(code), ["undefined", true]);
  });

  test("init() resolves at once, any number of times", () => {
    const code = `import { init } from "fieldgate";
      await Promise.all([init(), init()]); await init();
      console.log("true");`;
    assert.equal(asModule(code), true);
  });

  test("the wasm and the manifest are found by their names", () => {
    const code = `import { readFileSync } from "node:fs";
      const wasm = readFileSync(new URL(import.meta.resolve("fieldgate/fieldgate.wasm")));
      const { name } = JSON.parse(readFileSync(new URL(import.meta.resolve("fieldgate/package.json"))));
      console.log(JSON.stringify([WebAssembly.validate(wasm), name]));`;
    assert.deepEqual(asModule(code), [true, "fieldgate"]);
  });

  test("what is not exported cannot be imported", () => {
    const code = `import("fieldgate/core/memory.js").catch((error) => console.log(JSON.stringify(error.code)));`;
    assert.equal(asModule(code), "ERR_PACKAGE_PATH_NOT_EXPORTED");
  });
});
