// A site with the packed package and pages of a test, under a strict policy, opened in Chromium.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { launch } from "../../tools/browser.mjs";
import { installedDir } from "../../tools/pack.mjs";

const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";
const TYPES = {
  ".js": "text/javascript",
  ".map": "application/json",
  ".html": "text/html; charset=utf-8",
  ".wasm": "application/wasm",
};
const EMPTY = '<!doctype html><html lang="en"><title>Forms</title><main></main>';

/** Starts site and browser; `files` are served besides the package, by path. */
export async function startForms(files = {}) {
  // The browser asks for an icon, and would complain that there is none.
  const all = new Map(Object.entries({ "/": EMPTY, "/favicon.ico": "", ...files }));
  let wasm = "given";
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    try {
      if (pathname.endsWith(".wasm") && wasm === "refused") throw new Error("refused");
      const body = all.get(pathname) ?? (await packaged(pathname));
      const type = TYPES[extname(pathname)] ?? TYPES[".html"];
      response.writeHead(200, { "content-type": type, "content-security-policy": POLICY }).end(body);
    } catch {
      response.writeHead(404, { "content-security-policy": POLICY }).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await launch();
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    browser,
    /** Whether the module is given to pages, or refused. */
    serveWasm: (given) => {
      wasm = given ? "given" : "refused";
    },
    stop: async () => {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

async function packaged(path) {
  const file = normalize(join(installedDir, path.replace(/^\/fieldgate\//, "")));
  if (!path.startsWith("/fieldgate/") || !file.startsWith(installedDir + sep))
    throw new Error("no such file");
  return readFile(file);
}

/** Opens a page of the site; `complaints()` are the errors and violations on it so far. */
export async function openPage({ browser, origin }, path = "/", { timezone } = {}) {
  const page = await browser.newPage();
  const found = [];
  page.on("console", (message) => {
    if (["error", "warn", "warning"].includes(message.type())) found.push(message.text());
  });
  page.on("pageerror", (error) => found.push(String(error)));
  await page.evaluateOnNewDocument(() => {
    globalThis.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => {
      globalThis.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  if (timezone) await page.emulateTimezone(timezone);
  await page.goto(origin + path);
  const complaints = async () => [...found, ...(await page.evaluate(() => globalThis.violations))];
  return { page, complaints };
}
