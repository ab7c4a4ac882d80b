// The matrix of bundlers: each bundles the scenario, and what it made is run, in Chromium or in Node.
import assert from "node:assert/strict";
import { copyFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after } from "node:test";
import { pathToFileURL } from "node:url";
import { listFiles } from "../../../tools/lib/files.mjs";
import { nodeOf, toolsDir } from "../../../tools/lib/pinned.mjs";
import { openBrowser } from "../support/browsers.mjs";
import { freePort, runForReport } from "../support/processes.mjs";
import { EXPECTED } from "../support/scenario.mjs";
import { openSandbox, openSite } from "../support/server.mjs";
import { cellFolder, packageDir, runCells } from "../support/work.mjs";

const GROUP = "bundlers";

/** A tool of the group, imported from where it is installed. */
async function tool(name) {
  const require = createRequire(join(toolsDir(GROUP), "package.json"));
  return import(pathToFileURL(require.resolve(name)).href);
}

/** A program for the web; `loaded` is what it gives init(). */
const web = (entry = "fieldgate", loaded = "undefined") => ({
  "index.html": '<!doctype html><meta charset="utf-8"><script type="module" src="./main.js"></script>',
  "main.js": `import * as fieldgate from "${entry}";
import { scenario } from "./scenario.mjs";
scenario(fieldgate, new URL("/api/", location.href).href, ${loaded}).then(
  (report) => { globalThis.report = report; },
  (error) => { globalThis.problem = String(error?.stack ?? error); },
);\n`,
});
/** A page of its own for bundlers that take no HTML. */
const PAGE = '<!doctype html><meta charset="utf-8"><script type="module" src="./bundle.js"></script>';

/** A program for a server. */
const server = (entry = "fieldgate") => ({
  "main.js": `import * as fieldgate from "${entry}";
import { scenario } from "./scenario.mjs";
scenario(fieldgate, process.argv[2]).then((report) => console.log(JSON.stringify(report)));\n`,
});

let chromium;
after(async () => (await chromium)?.close());
const visit = async (url) => {
  chromium ??= openBrowser("chromium");
  return (await chromium).visit(url);
};

/** Shows a folder's page in Chromium under the strict policy; says what of the package's files was asked for. */
async function inBrowser(folder) {
  const site = await openSite({ folder });
  try {
    assert.deepEqual(await visit(`${site.origin}/`), EXPECTED);
    return site.asked.filter((path) => path.endsWith(".wasm"));
  } finally {
    site.close();
  }
}

async function inNode(folder, file) {
  const sandbox = await openSandbox();
  try {
    // It may read its own folder only, so that neither the package nor the sources can be found any more.
    const args = ["--permission", `--allow-fs-read=${folder}`, join(folder, file), sandbox.url];
    assert.deepEqual(await runForReport(await nodeOf(24), args), EXPECTED);
  } finally {
    await sandbox.close();
  }
}

const copyWasm = (folder) =>
  copyFileSync(join(packageDir(GROUP), "fieldgate.wasm"), join(folder, "fieldgate.wasm"));
const wasmFiles = (folder) => listFiles(folder).filter((name) => name.endsWith(".wasm"));

/** Bundles a cell's program with a bundler of the webpack family; gives the folder that it has written. */
async function packed(name, id, files, target) {
  const context = cellFolder(GROUP, id, files);
  const module = await tool(name);
  const bundler = module.rspack ?? module.default;
  const forNode = target === "node";
  const config = {
    mode: "production",
    context,
    entry: "./main.js",
    target,
    output: forNode
      ? { path: join(context, "out"), filename: "bundle.mjs", module: true, chunkFormat: "module" }
      : { path: join(context, "out"), filename: "bundle.js" },
    experiments: { outputModule: forNode },
  };
  const stats = await new Promise((resolve, reject) => {
    bundler(config, (error, result) => (error ? reject(error) : resolve(result)));
  });
  assert.ok(!stats.hasErrors() && !stats.hasWarnings(), stats.toString());
  return config.output.path;
}

async function packedForWeb(name, id) {
  const out = await packed(name, id, web(), "web");
  writeFileSync(join(out, "index.html"), PAGE);
  assert.equal(wasmFiles(out).length, 1);
  assert.equal((await inBrowser(out)).length, 1);
}

async function packedForNode(name, id) {
  const out = await packed(name, id, server(), "node");
  assert.equal(wasmFiles(out).length, 1);
  await inNode(out, "bundle.mjs");
}

/** Bundles a cell's program with esbuild; gives the folder that it has written. */
async function built(id, files, options) {
  const folder = cellFolder(GROUP, id, files);
  const { build } = await tool("esbuild");
  const shared = { absWorkingDir: folder, entryPoints: { bundle: "main.js" }, outdir: "out", bundle: true };
  await build({ ...shared, minify: true, format: "esm", logLevel: "silent", ...options });
  return join(folder, "out");
}

/** Bundles a cell's program with Rollup; gives the folder that it has written. */
async function rolled(id, files) {
  const folder = cellFolder(GROUP, id, files);
  const [{ rollup }, { nodeResolve }] = await Promise.all([
    tool("rollup"),
    tool("@rollup/plugin-node-resolve"),
  ]);
  const bundle = await rollup({
    input: join(folder, "main.js"),
    plugins: [nodeResolve({ browser: true })],
    onwarn: ({ message }) => assert.fail(message),
  });
  await bundle.write({ file: join(folder, "out", "bundle.js"), format: "es" });
  await bundle.close();
  return join(folder, "out");
}

/** Shows a bundle for the web; nothing is fetched when the module is a part of it. */
async function shown(out, loads) {
  writeFileSync(join(out, "index.html"), PAGE);
  assert.deepEqual(await inBrowser(out), loads);
}
const OWN = 'new URL("fieldgate.wasm", import.meta.url)';

async function viteBuild(name, root, config) {
  const { build } = await tool(name);
  await build({ root, configFile: false, logLevel: "silent", ...config });
  return join(root, "dist");
}

async function viteForWeb(name, id) {
  const out = await viteBuild(name, cellFolder(GROUP, id, web()), {});
  assert.equal(wasmFiles(out).length, 1);
  assert.equal((await inBrowser(out)).length, 1);
}

/** Shows a page of Vite's development server in Chromium. */
async function viteServed(name, id, config) {
  const { createServer } = await tool(name);
  const sandbox = await openSandbox();
  const vite = await createServer({
    root: cellFolder(GROUP, id, web()),
    configFile: false,
    logLevel: "silent",
    server: {
      host: "127.0.0.1",
      port: await freePort(),
      proxy: { "/api": { target: sandbox.url, rewrite: (path) => path.slice(4) } },
    },
    ...config,
  });
  try {
    await vite.listen();
    assert.deepEqual(await visit(`http://127.0.0.1:${vite.config.server.port}/`), EXPECTED);
  } finally {
    await vite.close();
    await sandbox.close();
  }
}

runCells(
  GROUP,
  {
    "vite-build": (id) => viteForWeb("vite", id),
    "vite-dev": (id) => viteServed("vite", id, {}),
    "vite-7-build": (id) => viteForWeb("vite-7", id),
    "vite-7-dev": (id) => viteServed("vite-7", id, { optimizeDeps: { exclude: ["fieldgate"] } }),
    "vite-ssr": async (id) => {
      const root = cellFolder(GROUP, id, server());
      const out = await viteBuild("vite", root, { build: { ssr: "main.js" }, ssr: { noExternal: true } });
      copyWasm(out);
      await inNode(out, "main.js");
    },
    "webpack-web": (id) => packedForWeb("webpack", id),
    "webpack-node": (id) => packedForNode("webpack", id),
    "webpack-slim": async (id) => {
      const out = await packed("webpack", id, web("fieldgate/slim", '"/here.wasm"'), "web");
      assert.deepEqual(wasmFiles(out), []);
      copyFileSync(join(packageDir(GROUP), "fieldgate.wasm"), join(out, "here.wasm"));
      await shown(out, ["/here.wasm"]);
    },
    "rspack-web": (id) => packedForWeb("@rspack/core", id),
    "rspack-node": (id) => packedForNode("@rspack/core", id),
    "esbuild-inline": async (id) => shown(await built(id, web("fieldgate/inline"), {}), []),
    "esbuild-address": async (id) => {
      const out = await built(id, web("fieldgate", OWN), {});
      copyWasm(out);
      await shown(out, ["/fieldgate.wasm"]);
    },
    "esbuild-node": async (id) => {
      const out = await built(id, server(), { platform: "node", outExtension: { ".js": ".mjs" } });
      copyWasm(out);
      await inNode(out, "bundle.mjs");
    },
    "esbuild-commonjs": async (id) => {
      const out = await built(id, server(), {
        platform: "node",
        format: "cjs",
        outExtension: { ".js": ".cjs" },
      });
      copyWasm(out);
      await inNode(out, "bundle.cjs");
    },
    "rollup-inline": async (id) => shown(await rolled(id, web("fieldgate/inline")), []),
    "rollup-address": async (id) => {
      const out = await rolled(id, web("fieldgate", OWN));
      copyWasm(out);
      await shown(out, ["/fieldgate.wasm"]);
    },
  },
  { tools: [GROUP, "nodes"] },
);
