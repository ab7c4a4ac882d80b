// A site of the tests: the installed package and a fake API on one origin, under a strict policy.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { installedDir } from "../../../tools/pack.mjs";

const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";
/** What a page has that has forgotten WebAssembly. */
const CLOSED = "default-src 'self'";
export const ID = "497f6eca-6276-4993-bfeb-53cbbbba6f08";
const TYPES = {
  ".js": "text/javascript",
  ".map": "application/json",
  ".json": "application/json",
  ".html": "text/html",
};

/** What a test sets and sees. */
export const site = {
  /** The next answers when the wasm is asked for; when there is none, it is given as it should be. */
  wasmAnswers: [],
  /** How often the wasm was asked for. */
  wasmLoads: 0,
  /** What the fake API was asked. */
  asked: [],
  /** Its rows. */
  rows: new Map(),
};

/** Forgets all that was before. */
export function resetSite() {
  Object.assign(site, { wasmAnswers: [], wasmLoads: 0, asked: [], rows: new Map() });
}

const send = (response, status, body, headers = {}) => {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
};

/** Says whether the page may evaluate text as code; what the debugger runs is not bound by the policy. */
const EVAL = `
export let result = "ran";
try { (0, eval)("1"); } catch (error) { result = error.name; }
`;

/** A small API of its own, so that the client is not measured with the product's own sandbox. */
async function api(request, response, path, query) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  site.asked.push({ method: request.method, path, query: query.toString(), text, headers: request.headers });
  const body = text === "" ? undefined : JSON.parse(text);
  const id = /^\/sales\/organization\/([0-9a-f-]{36})\/$/.exec(path)?.[1];
  const route = `${request.method} ${id === undefined ? path : "/one/"}`;
  if (id !== undefined && !site.rows.has(id)) return send(response, 404, { detail: "Not found." });
  switch (route) {
    case "POST /sales/organization/": {
      if (body.name === "taken") return send(response, 400, { name: ["Taken."] });
      if (body.name === "moved") return send(response, 302, undefined, { location: "/api/elsewhere" });
      if (body.name === "wrong") return send(response, 201, { id: ID, name: 7 });
      site.rows.set(ID, { id: ID, created_at: "2026-01-01T00:00:00Z", ...body });
      return send(response, 201, site.rows.get(ID));
    }
    case "GET /one/":
      return send(response, 200, site.rows.get(id));
    case "PATCH /one/":
      site.rows.set(id, { ...site.rows.get(id), ...body });
      return send(response, 200, site.rows.get(id));
    case "DELETE /one/":
      site.rows.delete(id);
      return send(response, 204);
    case "GET /sales/organization/list/":
      return send(response, 200, [...site.rows.values()]);
    case "POST /sales/organization/list/":
      return send(
        response,
        201,
        body.map((row, i) => ({ id: ID.replace(/^4/, String(i)), ...row })),
      );
    default:
      return send(response, 404, { detail: "No such path." });
  }
}

function file(response, path) {
  const give = (status, type, body, headers = {}) => {
    response.writeHead(status, { "content-type": type, ...headers });
    response.end(body);
  };
  if (path === "/" || path === "/closed") {
    return give(200, "text/html", "<!doctype html><title>Fieldgate</title>", {
      "content-security-policy": path === "/" ? POLICY : CLOSED,
    });
  }
  // A browser asks for an icon by itself, and would complain that there is none.
  if (path === "/favicon.ico") return response.writeHead(204).end();
  if (path === "/eval.js") return give(200, TYPES[".js"], EVAL);
  const name = path.replace(/^\/fieldgate\//, "");
  if (name === path) return give(404, "text/plain", "no");
  const content = () => readFileSync(join(installedDir, name));
  if (name !== "fieldgate.wasm")
    return give(200, TYPES[extname(name)] ?? "application/octet-stream", content());
  site.wasmLoads += 1;
  const [status, type, body] = site.wasmAnswers.shift() ?? [200, "application/wasm"];
  give(status, type, body ?? (status === 200 ? content() : "no"));
}

/** Takes the requests of a test that it was started for; the site does the others. */
let faults = () => false;

const server = createServer((request, response) => {
  if (faults(request, response)) return;
  const { pathname, searchParams } = new URL(request.url, "http://localhost");
  const work = async () =>
    pathname.startsWith("/api/")
      ? api(request, response, pathname.slice(4), searchParams)
      : file(response, pathname);
  work().catch((error) => {
    if (!response.headersSent) response.writeHead(500);
    response.end(String(error));
  });
});

/** Starts the site; gives its origin and the path of the entry that the exports map gives to browsers. */
export async function startSite(options = {}) {
  faults = options.faults ?? faults;
  const { exports } = JSON.parse(readFileSync(join(installedDir, "package.json"), "utf8"));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    entry: exports["."].browser.default.replace(/^\./, "/fieldgate"),
  };
}

export function stopSite() {
  server.close();
  server.closeAllConnections();
}
