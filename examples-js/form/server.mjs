// Serves the form page, and beside it the sandbox as a same-origin proxy that adds the credentials.

import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { createSandbox } from "fieldgate/sandbox";
import { serve } from "fieldgate/sandbox/node";
import { asked } from "./arguments.mjs";
import { organizations } from "./rows.mjs";

const PROXY = "/pigello/";
const PACKAGE = "/fieldgate/";
const PAGE_FILES = new Set(["index.html", "page.css", "page.js", "form.js", "list.js", "icon.svg"]);

const types = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".map": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** The page needs nothing but its own origin, and leave to compile WebAssembly. */
const headers = {
  "content-security-policy": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
  "x-content-type-options": "nosniff",
  "cache-control": "no-cache",
};

// They stay here: the page never sees them.
const credentials = {
  customerId: "form-customer",
  applicationId: "form-application",
  serviceId: "form-service",
  serviceVersionId: "form-version",
  clientCt: "sales.organization",
  clientObjectId: "form-object",
  clientSecret: "form-secret",
};

const sandbox = createSandbox({ credentials, now: () => new Date() });
sandbox.seed("organization", organizations(new Date()));

/** Passes a request on to the API, with the credentials that the page does not have. */
function proxy(request, url) {
  const passed = new Headers(request.headers);
  passed.set("X-PIGELLO-CUSTOMER-ID", credentials.customerId);
  passed.set("X-PIGELLO-APPLICATION-ID", credentials.applicationId);
  passed.set("X-PIGELLO-SERVICE-ID", credentials.serviceId);
  passed.set("X-PIGELLO-SERVICE-VERSION-ID", credentials.serviceVersionId);
  passed.set("X-PIGELLO-CLIENT-CT", credentials.clientCt);
  passed.set("X-PIGELLO-CLIENT-ENTITY", credentials.clientObjectId);
  passed.set("X-PIGELLO-CLIENT-SECRET", credentials.clientSecret);
  const target = new URL(url.pathname.slice(PROXY.length - 1) + url.search, "http://sandbox.localhost");
  const { method, body, signal } = request;
  return sandbox.fetch(target, { method, headers: passed, body, signal, duplex: "half" });
}

const pageFolder = new URL("./", import.meta.url);
const packageFolder = new URL("./", import.meta.resolve("fieldgate/package.json"));

/** The file of a path: one of the page's own, or one of the installed package. */
function fileOf(path) {
  if (path.startsWith(PACKAGE)) {
    const file = new URL(`./${path.slice(PACKAGE.length)}`, packageFolder);
    const known = /\.(js|map|wasm)$/.test(path) && file.href.startsWith(packageFolder.href);
    return known ? file : undefined;
  }
  const name = path === "/" ? "index.html" : path.slice(1);
  return PAGE_FILES.has(name) ? new URL(name, pageFolder) : undefined;
}

async function answer(request) {
  const url = new URL(request.url);
  if (url.pathname.startsWith(PROXY)) return proxy(request, url);
  const file = fileOf(url.pathname);
  try {
    if (file === undefined) throw new Error("no such file");
    const type = types[extname(file.pathname)];
    return new Response(await readFile(file), { headers: { ...headers, "content-type": type } });
  } catch {
    return new Response("Not found\n", {
      status: 404,
      headers: { ...headers, "content-type": "text/plain" },
    });
  }
}

const port = Number(asked().port ?? process.env.PORT ?? 8080);
try {
  const server = await serve({ fetch: answer }, { port });
  let ending = false;
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.on(signal, () => {
      if (!ending) void server.close();
      ending = true;
    });
  }
  console.log(`The form is at ${server.url}/ (end with Ctrl+C)`);
} catch (error) {
  if (error.code !== "EADDRINUSE" && error.code !== "ERR_SOCKET_BAD_PORT") throw error;
  console.error(`Port ${port} cannot be used. Choose another one: npm start -- --port 8081`);
  process.exitCode = 1;
}
