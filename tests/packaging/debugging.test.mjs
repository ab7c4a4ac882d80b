// Finding one's way: source maps that lead to the sources, and stacks that begin at the caller.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { relative } from "node:path";
import { describe, test } from "node:test";
import { Mpdx, Pigello } from "fieldgate";
import { createSandbox } from "fieldgate/sandbox";
import { listFiles } from "../../tools/lib/files.mjs";
import { consumerDir, installedDir } from "../../tools/pack.mjs";

const ID = "497f6eca-6276-4993-bfeb-53cbbbba6f08";

describe("source maps", () => {
  const code = listFiles(installedDir).filter((name) => /\.c?js$/.test(name));

  test("every file of code has one, with the sources in it, under the package's own names", () => {
    assert.ok(code.length > 20);
    for (const file of code) {
      const name = relative(installedDir, file);
      const named = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(readFileSync(file, "utf8"))?.[1];
      assert.equal(named, `${name.split("/").at(-1)}.map`, name);
      const map = JSON.parse(readFileSync(`${file}.map`, "utf8"));
      assert.equal(map.version, 3);
      assert.equal(map.sourcesContent.length, map.sources.length, name);
      for (const [i, source] of map.sources.entries()) {
        assert.match(source, /^\.\.\/src\/[\w./-]+\.(c?ts|js)$/, name);
        // The module as text is in the code itself.
        assert.equal(map.sourcesContent[i] === null, source.endsWith("wasm/base64.ts"), source);
      }
    }
  });

  test("lead to the very line: each class and function is found where it was written", () => {
    const found = new Set();
    for (const file of code) {
      const map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, "utf8")));
      const sources = new Map(
        map.payload.sources.map((name, i) => [name, map.payload.sourcesContent[i]?.split("\n")]),
      );
      const lines = readFileSync(file, "utf8").split("\n");
      for (const [line, text] of lines.entries()) {
        const name = /^(?:async )?(?:function|class|var) (\w{4,})\b/.exec(text)?.[1];
        if (name === undefined) continue;
        const { originalSource, originalLine } = map.findEntry(line, text.indexOf(name));
        // Helpers of the bundler have no source, and what two files name alike is numbered.
        const original = sources.get(originalSource)?.[originalLine];
        if (original === undefined || !/\b(function\*?|class|const|let|var) /.test(original)) continue;
        assert.ok(
          original.includes(name.replace(/\d+$/, "")),
          `${relative(installedDir, file)}:${line + 1}: ${original}`,
        );
        found.add(name);
      }
    }
    for (const name of ["ValidationError", "ResourceClient", "Transport", "checkJson"])
      assert.ok(found.has(name), name);
    assert.ok(found.size > 200, String(found.size));
  });

  for (const [way, flags, load] of [
    ["import", ["--input-type=module"], 'import { Pigello } from "fieldgate";'],
    [
      "require()",
      ["--input-type=commonjs", "--no-experimental-require-module"],
      'const { Pigello } = require("fieldgate");',
    ],
  ]) {
    test(`a stack of Node names the sources, by ${way}`, () => {
      const script = `${load}
        new Pigello({ baseUrl: "http://localhost" }).sales.organization.create({}).catch(({ stack }) => console.log(stack));`;
      const stack = execFileSync(process.execPath, ["--enable-source-maps", ...flags, "-e", script], {
        cwd: consumerDir,
        encoding: "utf8",
      });
      const [, line] = /src\/client\/resource-client\.ts:(\d+):\d+/.exec(stack) ?? assert.fail(stack);
      assert.ok(Number(line) > 1);
    });
  }
});

describe("a stack holds the caller", () => {
  const client = (fetch, options) =>
    new Pigello({ baseUrl: "http://localhost", fetch, retry: false, ...options });
  const organization = (fetch, options) => client(fetch, options).sales.organization;
  const sandbox = () => createSandbox({ credentials: false }).fetch;
  const empty = async () => new Response("{}", { headers: { "content-type": "application/json" } });
  const never = () => new Promise(() => {});
  const drain = async (rows) => {
    for await (const row of rows) assert.fail(JSON.stringify(row));
  };

  const calls = {
    "ValidationError of a value": () => organization(sandbox()).create({}),
    "ValidationError of rows": () => organization(sandbox()).bulkWrite([{}]),
    "NotFoundError of the server": () => organization(sandbox()).get(ID),
    "NetworkError of fetch": () => organization(() => Promise.reject(new TypeError("no"))).get(ID),
    "ResponseError of an answer": () => organization(empty).get(ID),
    "ResponseError of a page": () => drain(organization(empty).iterate()),
    "ResponseError of a stream": () => drain(organization(empty).stream()),
    "TimeoutError of a request": () => organization(never, { timeout: 5 }).get(ID),
    "TimeoutError of a deadline": () => organization(never, { deadline: 5 }).list(),
    "TimeoutError of a page": () => drain(organization(never, { deadline: 5 }).iterate()),
    "TimeoutError of a stream": () => drain(organization(never, { timeout: 5 }).stream()),
    "AuthenticationError of MPDX": () => {
      const mpdx = new Mpdx({
        token: "x",
        baseUrl: "http://localhost",
        fetch: createSandbox({ token: "y" }).fetch,
      });
      return mpdx.accountList(ID).designationAccounts.get(ID);
    },
    "ConfigError of a client": async () => new Pigello({}),
  };
  test("the length of other stacks stays as it was, and none is wanted when it is 0", async () => {
    const before = Error.stackTraceLimit;
    try {
      for (const limit of [before, 3, 0]) {
        Error.stackTraceLimit = limit;
        const error = await organization(sandbox())
          .create({})
          .catch((reason) => reason);
        assert.equal(Error.stackTraceLimit, limit);
        assert.equal(error.name, "ValidationError");
        assert.equal(/\n {4}at /.test(error.stack), limit > 0);
      }
    } finally {
      Error.stackTraceLimit = before;
    }
  });

  for (const [what, call] of Object.entries(calls)) {
    test(what, async () => {
      async function theCallerOfAll() {
        await call();
      }
      const error = await theCallerOfAll().catch((reason) => reason);
      assert.equal(error.name, what.split(" ")[0]);
      assert.match(error.stack, /^\w+Error: /);
      assert.match(error.stack, /theCallerOfAll.*debugging\.test\.mjs/);
    });
  }
});
