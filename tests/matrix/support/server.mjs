// The server of the matrix: a sandbox of its own for every cell, and the files of a cell's folder, on one origin.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { createSandbox } from "fieldgate/sandbox";
import { serve } from "fieldgate/sandbox/node";

const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/** Strict: no eval but for WebAssembly, and no text as code; the page itself may name its worker. */
export const POLICY = [
  "default-src 'none'",
  "connect-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types matrix",
].join("; ");

/** A sandbox that any client may use, of one cell; `url` is its address. */
export const openSandbox = () => serve(createSandbox({ credentials: false }));

/** The body of a request of Node as one of fetch. */
async function toRequest(incoming, url) {
  const chunks = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const body = chunks.length > 0 ? Buffer.concat(chunks) : undefined;
  return new Request(url, { method: incoming.method, headers: incoming.headers, body });
}

/** Passes on what another server answers. */
async function passOn(incoming, outgoing, origin) {
  const response = await fetch(new URL(incoming.url, origin), { redirect: "manual" });
  const headers = Object.fromEntries(response.headers);
  // The body comes decoded.
  for (const name of ["content-encoding", "content-length", "transfer-encoding"]) delete headers[name];
  outgoing.writeHead(response.status, headers).end(Buffer.from(await response.arrayBuffer()));
}

/**
 * Serves a folder or what another server has, and a new sandbox below /api, under the policy; gives its origin,
 * the paths that were asked for, and close().
 */
export async function openSite({ folder, upstream, policy = POLICY }) {
  const sandbox = createSandbox({ credentials: false });
  const asked = [];
  const server = createServer(async (incoming, outgoing) => {
    try {
      const url = new URL(incoming.url, "http://127.0.0.1");
      asked.push(url.pathname);
      if (url.pathname.startsWith("/api/")) {
        url.pathname = url.pathname.slice(4);
        const response = await sandbox.fetch(await toRequest(incoming, url));
        outgoing.writeHead(response.status, Object.fromEntries(response.headers));
        return outgoing.end(Buffer.from(await response.arrayBuffer()));
      }
      if (url.pathname === "/favicon.ico") return outgoing.writeHead(204).end();
      if (upstream) return await passOn(incoming, outgoing, upstream);
      const path = url.pathname.endsWith("/") ? `${url.pathname}index.html` : url.pathname;
      const content = readFileSync(join(folder, normalize(path)));
      const headers = { "content-type": TYPES[extname(path)] ?? "application/octet-stream" };
      if (policy) headers["content-security-policy"] = policy;
      return outgoing.writeHead(200, headers).end(content);
    } catch (error) {
      return outgoing.writeHead(error.code === "ENOENT" ? 404 : 500).end(String(error));
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    asked,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
