// A small Node server around a sandbox, or around any other fetch handler.

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { ConfigError } from "../core/errors.js";
import { checkOptions } from "../core/option-checks.js";
import { headersFor, preflight } from "./cors.js";

/** What answers the requests of a server. */
export interface Handler {
  /** Answers a request, or rejects, which breaks the connection. */
  readonly fetch: (request: Request) => Promise<Response>;
}

/** Where a server listens. */
export interface ServeOptions {
  /** Default: 0, any free port. */
  readonly port?: number | undefined;
  /** Default: 127.0.0.1, so that no other machine reaches it. */
  readonly host?: string | undefined;
  /**
   * The origin whose pages may use it besides its own, such as `http://localhost:5173`, or `*` for any; browsers keep
   * all others from it. Default: none, as an API behind a proxy has it.
   */
  readonly allowOrigin?: string | undefined;
}

/** A server that runs. */
export interface SandboxServer {
  /** Its address, without a slash at the end: the `baseUrl` of a client. */
  readonly url: string;
  /** Ends it, and every connection with it. */
  close(): Promise<void>;
}

/** Makes sure of an origin as browsers write it. */
function checkOrigin(origin: unknown): void {
  if (origin === undefined || origin === "*") return;
  if (typeof origin === "string" && URL.canParse(origin) && new URL(origin).origin === origin) return;
  throw new ConfigError("allowOrigin", 'must be an origin, such as "http://localhost:5173", or "*"');
}

/** What `serve` is called with, read once and checked. */
function checked(sandbox: Handler, options: ServeOptions) {
  if (typeof sandbox?.fetch !== "function") throw new ConfigError("sandbox", "must have a function fetch");
  checkOptions(options, ["port", "host", "allowOrigin"]);
  const { port = 0, host = "127.0.0.1", allowOrigin } = options;
  // Node would take text that is no number for the path of a socket.
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ConfigError("port", "must be a whole number from 0 to 65535");
  // Node would listen at every address.
  if (typeof host !== "string" || host.trim() === "")
    throw new ConfigError("host", "must be text that is not empty");
  checkOrigin(allowOrigin);
  return { port, host, allowOrigin };
}

/**
 * Serves a sandbox over HTTP; bodies are streamed both ways. What the system says of the address, as of a port that
 * is taken, is thrown as it is.
 * @throws {ConfigError} naming the argument or the option that is wrong, or that no one reads.
 */
export async function serve(sandbox: Handler, options: ServeOptions = {}): Promise<SandboxServer> {
  const { port, host, allowOrigin } = checked(sandbox, options);
  const server = createServer((incoming, outgoing) => {
    void answer(sandbox, allowOrigin, incoming, outgoing);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const { port: found } = server.address() as AddressInfo;
  let closed: Promise<void> | undefined;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${found}`,
    close: () => {
      closed ??= new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      });
      return closed;
    },
  };
}

async function answer(
  sandbox: Handler,
  allowOrigin: string | undefined,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const controller = new AbortController();
  outgoing.on("close", () => controller.abort());
  try {
    const request = toRequest(incoming, controller.signal);
    const response =
      request === undefined
        ? new Response(null, { status: 400 })
        : (preflight(allowOrigin, request) ?? (await sandbox.fetch(request)));
    // The only header whose values cannot be joined to one.
    const cookies = response.headers.getSetCookie();
    const asked = request?.headers ?? new Headers();
    const headers = Object.fromEntries(headersFor(allowOrigin, asked, response.headers));
    outgoing.writeHead(response.status, cookies.length > 0 ? { ...headers, "set-cookie": cookies } : headers);
    if (response.body === null) outgoing.end();
    else await pipeline(Readable.fromWeb(response.body as NodeReadableStream<Uint8Array>), outgoing);
  } catch {
    // What a fetch handler rejects with is a failure of the network: the connection breaks.
    outgoing.destroy();
  }
}

/** The request as fetch knows it; nothing when fetch has no form for it. */
function toRequest(incoming: IncomingMessage, signal: AbortSignal): Request | undefined {
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const method = incoming.method ?? "GET";
  const init: RequestInit & { duplex?: "half" } = { method, headers, signal };
  if (method !== "GET" && method !== "HEAD") {
    init.body = Readable.toWeb(incoming) as ReadableStream<Uint8Array>;
    init.duplex = "half";
  }
  try {
    return new Request(new URL(incoming.url ?? "/", `http://${incoming.headers.host ?? "localhost"}`), init);
  } catch {
    return undefined;
  }
}
