// The site that the measured pages come from: bundles and the module, isolated for fine timers.

import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { basename, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { makeData } from "../data.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const outDir = fileURLToPath(new URL("../out/pages/", import.meta.url));
const wasm = fileURLToPath(import.meta.resolve("fieldgate/fieldgate.wasm"));

const TYPES = {
  ".js": "text/javascript",
  ".wasm": "application/wasm",
  ".html": "text/html",
  ".json": "application/json",
};
/** With these the page is isolated from others, and browsers give it timers of 5 to 20 microseconds. */
const ISOLATED = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

/** The path that every page of a cold start asks for its rows. */
const LIST = "/sales/organization/list/";
/** What docs/runtimes.md recommends for pages that use the module at once. */
const PRELOAD = '<link rel="preload" href="/fieldgate.wasm" as="fetch" crossorigin>';
const rows = JSON.stringify(makeData().reads("organization", 100));

/** Bundles the scripts of the pages: each is a file of this folder. */
async function bundle(names) {
  await build({
    entryPoints: names.map((name) => join(here, `${name}.mjs`)),
    outdir: join(outDir, "pages"),
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    logLevel: "error",
  });
}

function answer(request, response) {
  const { pathname } = new URL(request.url, "http://site");
  const give = (type, body) => {
    response.writeHead(200, { "content-type": TYPES[type], ...ISOLATED, "cache-control": "no-store" });
    response.end(body);
  };
  if (pathname === "/favicon.ico") return response.writeHead(204).end();
  if (pathname === LIST) return give(".json", rows);
  if (pathname === "/fieldgate.wasm") return give(".wasm", readFileSync(wasm));
  const name = basename(pathname, extname(pathname));
  if (extname(pathname) === ".html") {
    const [script, hint] = name.split(".");
    const preload = hint === "preloaded" ? PRELOAD : "";
    return give(
      ".html",
      `<!doctype html><title>${name}</title>${preload}<script type="module" src="/pages/${script}.js"></script>`,
    );
  }
  const file = join(outDir, "pages", `${name}.js`);
  if (extname(pathname) === ".js" && existsSync(file)) return give(".js", readFileSync(file));
  response.writeHead(404).end();
}

/** Bundles the pages and serves them; `close` ends that. */
export async function openSite(names) {
  await bundle(names);
  const server = createServer(answer);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
