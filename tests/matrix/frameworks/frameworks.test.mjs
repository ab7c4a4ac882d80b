// The matrix of frameworks: each builds its application once and serves it, on the server and in Chromium.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after } from "node:test";
import { at } from "../../../tools/lib/paths.mjs";
import { nodeOf, toolsDir } from "../../../tools/lib/pinned.mjs";
import { openBrowser } from "../support/browsers.mjs";
import { freePort, run, startServer } from "../support/processes.mjs";
import { EXPECTED } from "../support/scenario.mjs";
import { openSandbox, openSite } from "../support/server.mjs";
import { cellFolder, runCells } from "../support/work.mjs";

const GROUP = "frameworks";
const inTools = (...parts) => join(toolsDir(GROUP), "node_modules", ...parts);
const MANIFEST = {
  "package.json": '{ "type": "module", "private": true, "dependencies": { "fieldgate": "*" } }\n',
};

/** Next.js with one of its two bundlers. */
const next = (...flags) => ({
  fixture: "next",
  env: { NEXT_TELEMETRY_DISABLED: "1", NEXT_IGNORE_INCORRECT_LOCKFILE: "1" },
  build: () => [inTools("next", "dist", "bin", "next"), "build", ...flags],
  serve: (port) => [
    inTools("next", "dist", "bin", "next"),
    "start",
    "--hostname",
    "127.0.0.1",
    "--port",
    port,
  ],
});

/** How each framework builds its application and serves it at a port. */
const frameworks = {
  next: next(),
  "next-webpack": next("--webpack"),
  sveltekit: {
    fixture: "sveltekit",
    build: () => [inTools("vite", "bin", "vite.js"), "build"],
    serve: () => ["--env-file=server.env", join("build", "index.js")],
    files: (port) => ({ "server.env": `HOST=127.0.0.1\nPORT=${port}\nORIGIN=http://127.0.0.1:${port}\n` }),
  },
};

async function start(name) {
  const { build, serve, env, fixture, files = () => ({}) } = frameworks[name];
  const port = await freePort();
  const cwd = cellFolder(GROUP, name, { ...MANIFEST, ...files(port) }, at("tests", "matrix", GROUP, fixture));
  const node = await nodeOf(24);
  const options = { cwd, env: { ...process.env, NODE_ENV: "production", ...env } };
  await run(node, build(), options);
  const server = startServer(node, serve(String(port)), options);
  const origin = `http://127.0.0.1:${port}`;
  await server.answers(origin).catch(async (error) => {
    await server.stop();
    throw error;
  });
  return { origin, ...server };
}

const started = {};
const application = (name) => {
  started[name] ??= start(name);
  return started[name];
};
let chromium;

after(async () => {
  await (await chromium)?.close();
  for (const server of Object.values(started)) await (await server.catch(() => undefined))?.stop();
});

/** What a path of the application answers, when it is told of a new sandbox. */
async function answer(name, path, read) {
  const { origin, printed } = await application(name);
  const sandbox = await openSandbox();
  try {
    const text = await (await fetch(`${origin}${path}?sandbox=${encodeURIComponent(sandbox.url)}`)).text();
    assert.deepEqual(read(text, printed), EXPECTED);
  } finally {
    await sandbox.close();
  }
}

/** A page of the server holds the report as base64, which no framework changes. */
function readPage(text, printed) {
  const found = /<pre>([\w+/=]+)<\/pre>/.exec(text)?.[1];
  assert.ok(found, printed());
  return JSON.parse(Buffer.from(found, "base64"));
}

function readJson(text, printed) {
  assert.match(text, /^\{/, printed());
  return JSON.parse(text);
}

async function inBrowser(name, path) {
  const { origin } = await application(name);
  // The frameworks' own pages hold inline scripts: the strict policy is for plain pages.
  const site = await openSite({ upstream: origin, policy: "" });
  try {
    chromium ??= openBrowser("chromium");
    assert.deepEqual(await (await chromium).visit(`${site.origin}${path}`), EXPECTED);
    assert.equal(site.asked.filter((asked) => asked.endsWith(".wasm")).length, 1, "fetched once");
  } finally {
    site.close();
  }
}

runCells(
  GROUP,
  {
    "next-server": () => answer("next", "/", readPage),
    "next-client": () => inBrowser("next", "/client"),
    "next-route": () => answer("next", "/report", readJson),
    "next-webpack-server": () => answer("next-webpack", "/", readPage),
    "next-webpack-client": () => inBrowser("next-webpack", "/client"),
    "next-webpack-route": () => answer("next-webpack", "/report", readJson),
    "sveltekit-server": () => answer("sveltekit", "/", readPage),
    "sveltekit-route": () => answer("sveltekit", "/report", readJson),
    "sveltekit-client": () => inBrowser("sveltekit", "/client"),
  },
  { tools: [GROUP, "nodes"] },
);
