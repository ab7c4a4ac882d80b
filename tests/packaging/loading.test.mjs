// Loading the module through each entry: slim, inline, CommonJS, and what is said when it cannot be loaded.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, describe, test } from "node:test";
import { withImports } from "../../tools/lib/sizes.mjs";
import { consumerDir, installedDir } from "../../tools/pack.mjs";

const manifest = JSON.parse(readFileSync(join(installedDir, "package.json"), "utf8"));

/** The value that a script gives, run by Node in a folder; the script ends with a call of `say`. */
function run(code, { flags = [], cwd = consumerDir } = {}) {
  const prelude = "const say = (value) => console.log(JSON.stringify(value));";
  const output = execFileSync(process.execPath, [...flags, "-e", `${prelude}\n${code}`], {
    cwd,
    encoding: "utf8",
  });
  return JSON.parse(output.trim().split("\n").at(-1));
}
const asModule = (code, options = {}) => run(code, { ...options, flags: ["--input-type=module"] });
/** As in a tool, or an older Node, that cannot require ES modules: those that can do not use this half. */
const asCommonJs = (code, options = {}) =>
  run(code, { ...options, flags: ["--input-type=commonjs", "--no-experimental-require-module"] });

/** What a failed load says. */
const CAUGHT =
  "const caught = (p) => p.then(() => null, ({ name, code, message }) => ({ name, code, message }));";
const WASM = 'readFileSync(new URL(import.meta.resolve("fieldgate/fieldgate.wasm")))';

describe("slim", () => {
  const START = `import { readFileSync } from "node:fs";
    import { init, Pigello, schemas, NotReadyError } from "fieldgate/slim"; ${CAUGHT}
    const ok = () => schemas.organization.create.validate({ name: "A" }).ok;`;

  test("knows no place of its own: it names no file and is ready only when told where", () => {
    for (const file of withImports(resolve(installedDir, manifest.exports["./slim"].default.default))) {
      assert.doesNotMatch(readFileSync(file, "utf8"), /import\.meta|fieldgate\.wasm["'`]/, file);
    }
    const found = asModule(`${START}
      let early; try { ok(); } catch (error) { early = error instanceof NotReadyError; }
      const without = await caught(init());
      const client = await caught(new Pigello({ baseUrl: "http://localhost" }).sales.organization.list());
      await init(${WASM});
      say({ early, without, client, ok: ok() });`);
    assert.equal(found.early, true);
    for (const { code, message } of [found.without, found.client]) {
      assert.equal(code, "load_error");
      assert.match(message, /no module to load: pass one to init\(\)/);
    }
    assert.equal(found.ok, true);
  });

  test("a call waits for a module that does not come as long as it may take", () => {
    const found = asModule(`${START}
      init(new Promise(() => {}));
      const { organization } = new Pigello({ baseUrl: "http://localhost" }).sales;
      const calls = [() => organization.list({}, { deadline: 50 }), () => organization.bulkWrite([], { deadline: 50 })];
      say(await Promise.all(calls.map((call) => caught(call()))));
      process.exit();`);
    assert.deepEqual(
      found.map(({ name, code, message }) => [name, code, message]),
      Array(2).fill(["TimeoutError", "timeout", "no answer within 50 ms"]),
    );
  });

  for (const [what, given] of [
    ["bytes", "bytes"],
    ["an ArrayBuffer", "bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)"],
    ["a WebAssembly.Module", "new WebAssembly.Module(bytes)"],
    ["a Response of any type", 'new Response(bytes, { headers: { "content-type": "text/html" } })'],
    ["a promise of one of them", "Promise.resolve(new Response(bytes))"],
    ["a URL", "new URL('data:application/wasm;base64,' + bytes.toString('base64'))"],
    ["the URL of a file", 'new URL(import.meta.resolve("fieldgate/fieldgate.wasm"))'],
    ["the address of a file as text", 'import.meta.resolve("fieldgate/fieldgate.wasm")'],
    ["an address as text", "'data:text/plain;base64,' + bytes.toString('base64')"],
  ]) {
    test(`takes ${what}`, () => {
      assert.equal(asModule(`${START} const bytes = ${WASM}; await init(${given}); say(ok());`), true);
    });
  }

  test("a failed load names what was wrong, and the next one can succeed", () => {
    const { failures, ok } = asModule(`${START}
      const failures = [];
      for (const given of [
        null,
        new Uint8Array([1, 2, 3]),
        new Response("gone", { status: 410, headers: { "content-type": "text/plain" } }),
        new URL("http://127.0.0.1:1/fieldgate.wasm"),
        new URL("file:///no/such/fieldgate.wasm"),
        () => Promise.reject(new Error("the disk is on fire")),
        new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])),
        Buffer.from(${WASM}.toString("latin1").replace(/fieldgate\\d+\\.\\d+/, (at) => at.replace(/\\d/g, "9")), "latin1"),
      ]) failures.push(await caught(init(typeof given === 'function' ? given() : given)));
      await init(${WASM});
      say({ failures, ok: ok() });`);
    const said = [
      /not the module/,
      /not the module/,
      /410, text\/plain/,
      /127\.0\.0\.1:1/,
      /read from file:\/\/\/no\/such/,
      /on fire/,
      /not fieldgate's/,
      /version 9\.9.*needs \d/,
    ];
    for (const [i, { name, code, message }] of failures.entries()) {
      assert.deepEqual([name, code], ["FieldgateError", "load_error"]);
      assert.match(message, said[i]);
    }
    assert.equal(ok, true);
  });

  test("is loaded once, whoever asks, and shares the module with the main entry", () => {
    const found = asModule(`${START}
      let asked = 0;
      const wasm = ${WASM};
      globalThis.fetch = async () => { asked += 1; return new Response(wasm); };
      await Promise.all([init("/a.wasm"), init("/b.wasm"), init(Promise.reject(new Error("unused"))), init()]);
      await init("/c.wasm");
      const main = await import("fieldgate");
      say([asked, main.schemas === schemas, ok()]);`);
    assert.deepEqual(found, [1, true, true]);
  });

  test("a place that is given while another load fails is tried after that", () => {
    const found = asModule(`${START}
      const asked = [];
      const wasm = ${WASM};
      globalThis.fetch = async (url) => {
        asked.push(url);
        return url === "/right.wasm" ? new Response(wasm) : new Response(null, { status: 404 });
      };
      const [wrong, same, right] = await Promise.allSettled([init("/wrong.wasm"), init("/wrong.wasm"), init("/right.wasm")]);
      say([wrong.status, same.status, right.status, asked, ok()]);`);
    assert.deepEqual(found, ["rejected", "rejected", "fulfilled", ["/wrong.wasm", "/right.wasm"], true]);
  });
});

describe("inline", () => {
  test("is ready at import, as a module and as CommonJS, with no file beside it", () => {
    const folder = withoutWasm();
    const use = "schemas.organization.create.validate({ name: 'A' }).ok";
    assert.equal(asModule(`import { schemas } from "fieldgate/inline"; say(${use});`, { cwd: folder }), true);
    assert.equal(
      asCommonJs(`const { schemas } = require("fieldgate/inline"); say(${use});`, { cwd: folder }),
      true,
    );
  });
});

describe("CommonJS, where ES modules cannot be required", () => {
  const entries = Object.keys(manifest.exports).filter((name) => !/\.(wasm|json)$/.test(name));

  test("every entry gives the same names as its ES module", () => {
    for (const entry of entries) {
      const name = entry.replace(/^\./, "fieldgate");
      const names = "Object.keys(entry).filter((key) => key !== '__esModule').sort()";
      const required = asCommonJs(`const entry = require("${name}"); say(${names});`);
      const imported = asModule(`import * as entry from "${name}"; say(${names});`);
      assert.ok(required.length > 0);
      assert.deepEqual(required, imported, name);
    }
  });

  test("entries share their classes and one module", () => {
    const found = asCommonJs(`
      const main = require("fieldgate");
      const { createSandbox } = require("fieldgate/sandbox");
      const same = ["validators", "slim", "inline"].map((name) => {
        const other = require("fieldgate/" + name);
        return [other.ValidationError === main.ValidationError, other.schemas === main.schemas];
      });
      const { organization } = new main.Pigello({ baseUrl: "http://localhost", fetch: createSandbox({ credentials: false }).fetch }).sales;
      (async () => {
        const row = await organization.create({ name: "Norra" });
        const wrong = await organization.create({ nam: 1 }).catch((error) => error);
        const gone = await organization.get(row.id.replace(/.$/, (last) => (last === "0" ? "1" : "0"))).catch((error) => error);
        say({ same, name: row.name, wrong: wrong instanceof main.ValidationError, gone: gone instanceof main.NotFoundError });
      })();`);
    assert.deepEqual(found.same.flat(), [true, true, true, true, true, true]);
    assert.deepEqual([found.name, found.wrong, found.gone], ["Norra", true, true]);
  });
});

describe("when the module cannot be loaded", () => {
  test("the command says which file is missing", () => {
    const { bin } = manifest;
    const command = join(withoutWasm(), "node_modules", "fieldgate", bin.fieldgate);
    const { stderr, status } = spawnSync(process.execPath, [command, "validate", "organization"], {
      input: "{}",
      encoding: "utf8",
    });
    assert.equal(status, 2);
    assert.match(stderr, /^the module could not be read: ENOENT.*fieldgate\.wasm/);
  });

  const ways = {
    import: [asModule, 'const fieldgate = await import("fieldgate");'],
    "require()": [asCommonJs, 'const fieldgate = require("fieldgate");'],
  };
  const USE = `${CAUGHT}
    const { Pigello, init, schemas } = fieldgate;
    let early; try { schemas.organization.create.validate({}); }
    catch (error) { early = [error.code, error.message, error.cause instanceof Error]; }
    const client = new Pigello({ baseUrl: "http://localhost" });
    Promise.all([caught(init()), caught(client.sales.organization.list())]).then(async ([first, second]) =>
      say({ early, first, second, later: GIVEN }));`;

  for (const [way, [as, load]] of Object.entries(ways)) {
    test(`the file is missing, by ${way}: importing works, use names the file, init() takes another`, () => {
      const wasm = JSON.stringify(join(installedDir, "fieldgate.wasm"));
      const given = `await import("node:fs")
        .then(({ readFileSync }) => init(readFileSync(${wasm})))
        .then(() => schemas.organization.create.validate({ name: "A" }).ok)`;
      const found = as(`${load} ${USE.replace("GIVEN", given)}`, { cwd: withoutWasm() });
      assert.deepEqual([found.early[0], found.early[2]], ["not_ready", true]);
      assert.match(found.early[1], /ENOENT.*fieldgate\.wasm/);
      for (const { code: is, name, message } of [found.first, found.second]) {
        assert.deepEqual([name, is], ["FieldgateError", "load_error"]);
        assert.match(message, /ENOENT.*fieldgate\.wasm/);
        // ES modules have two places: in the package, and beside a bundle.
        if (way === "import") assert.match(message, /; nor is it at \S+fieldgate\.wasm;/);
      }
      assert.equal(found.later, true);
    });

    test(`there is no WebAssembly, by ${way}: importing works, use says so`, () => {
      const code = `delete globalThis.WebAssembly; ${load} ${USE.replace("GIVEN", "await caught(init(new Uint8Array(8)))")}`;
      const found = as(code);
      assert.deepEqual([found.early[0], found.early[2]], ["not_ready", true]);
      assert.match(found.early[1], /WebAssembly/);
      for (const { code: is, message } of [found.first, found.second, found.later]) {
        assert.equal(is, "load_error");
        assert.match(message, /has no WebAssembly/);
      }
    });
  }
});

describe("React Native", () => {
  const native = (code) => run(code, { flags: ["--input-type=module", "--conditions=react-native"] });
  const LOAD = `${CAUGHT} const loaded = import("fieldgate");`;

  test("its entries parse where import.meta does not, and name no file", () => {
    for (const entry of [".", "./validators", "./sandbox"]) {
      const file = resolve(installedDir, manifest.exports[entry]["react-native"].default);
      for (const name of withImports(file))
        assert.doesNotMatch(readFileSync(name, "utf8"), /import\.meta/, name);
    }
  });

  test("without WebAssembly importing works, and use says what is missing", () => {
    const { code, message } = native(`delete globalThis.WebAssembly; ${LOAD}
      const { Pigello } = await loaded;
      say(await caught(new Pigello({ baseUrl: "http://localhost" }).sales.organization.list()));`);
    assert.equal(code, "load_error");
    assert.match(message, /has no WebAssembly/);
  });

  test("where not even text can be decoded, importing says so", () => {
    const found = native(
      `delete globalThis.WebAssembly; delete globalThis.TextDecoder; ${LOAD} say(await caught(loaded));`,
    );
    assert.equal(found.code, "load_error");
    assert.match(found.message, /has no WebAssembly and TextDecoder/);
  });

  test("with an engine that can, init() takes the module", () => {
    const ok = native(`import { readFileSync } from "node:fs"; ${LOAD}
      const { init, schemas } = await loaded;
      await init(${WASM});
      say(schemas.organization.create.validate({ name: "A" }).ok);`);
    assert.equal(ok, true);
  });
});

const folders = [];

/** A folder with the package installed, but for its fieldgate.wasm. */
function withoutWasm() {
  const folder = mkdtempSync(join(tmpdir(), "fieldgate-bare-"));
  folders.push(folder);
  const own = join(folder, "node_modules", "fieldgate");
  mkdirSync(own, { recursive: true });
  cpSync(installedDir, own, { recursive: true });
  rmSync(join(own, "fieldgate.wasm"));
  return folder;
}

after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

test("an import in Node loads few files, each of which costs its loader some time", () => {
  const loaded = (name) => withImports(join(installedDir, "entry", name)).size;
  assert.deepEqual(["index.sync.js", "validators.sync.js"].map(loaded), [4, 3]);
});
