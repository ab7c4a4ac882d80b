// A server of raw bytes on loopback: it reads whole requests, notes them, and lets a fault answer each.

import { createServer } from "node:net";

export const ID = "497f6eca-6276-4993-bfeb-53cbbbba6f08";
export const ROW = Object.freeze({ id: ID, name: "Norra Kvarteret" });

const reasons = { 200: "OK", 201: "Created", 204: "No Content" };

/** The answer of each operation when nothing is wrong. */
export const good = {
  list: () => [200, JSON.stringify([ROW, ROW])],
  get: () => [200, JSON.stringify(ROW)],
  create: () => [201, JSON.stringify(ROW)],
  update: () => [200, JSON.stringify(ROW)],
  delete: () => [204, ""],
  bulkWrite: (body) => [201, JSON.stringify(JSON.parse(body).map((row) => ({ id: ID, ...row })))],
  stream: () => [200, `${JSON.stringify(ROW)}\n${JSON.stringify(ROW)}\n`],
};

/** A row of MPDX, as its documents carry it. */
export const RESOURCE = Object.freeze({
  id: ID,
  type: "designation_accounts",
  attributes: { active: true, name: "Norra Kvarteret", updated_in_db_at: "2026-01-01T00:00:00Z" },
});

const meta = {
  pagination: { page: 1, per_page: 25, total_count: 1, total_pages: 1 },
  sort: null,
  filter: {},
};

/** The answers of the other API's operations. */
export const mpdxGood = {
  mpdxList: () => [200, JSON.stringify({ data: [RESOURCE], meta })],
  mpdxGet: () => [200, JSON.stringify({ data: RESOURCE })],
  mpdxUpdate: () => [200, JSON.stringify({ data: RESOURCE })],
};

/** One request on its connection, and the ways to answer it. */
class Wire {
  constructor(socket, request, number, operation, headSeen) {
    Object.assign(this, { socket, request, number, operation, headSeen });
  }

  /** What the operation is answered when nothing is wrong. */
  good() {
    return { ...good, ...mpdxGood }[this.operation](this.request.body);
  }

  write(bytes) {
    if (!this.socket.destroyed) this.socket.write(bytes);
    return this;
  }

  /** Status line and headers as they are given; without a length the end of the connection is the end. */
  head(status, headers = {}) {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    return this.write(`HTTP/1.1 ${status} ${reasons[status] ?? "Status"}\r\n${lines.join("")}\r\n`);
  }

  /** A whole answer with a right length. */
  answer(status, body = "", headers = {}) {
    const bytes = Buffer.from(body);
    const length = status === 204 ? {} : { "content-length": bytes.length };
    return this.head(status, { "content-type": "application/json", ...length, ...headers }).write(bytes);
  }

  /** Ends the connection in good order. */
  end() {
    this.socket.end();
  }

  /** Ends it with a reset, which may overtake what was written. */
  reset() {
    this.socket.resetAndDestroy();
  }
}

/** Takes whole requests off a connection. */
function reader(onRequest) {
  let pending = Buffer.alloc(0);
  return (piece) => {
    pending = Buffer.concat([pending, piece]);
    for (;;) {
      const end = pending.indexOf("\r\n\r\n");
      if (end < 0) return;
      const [first, ...lines] = pending.subarray(0, end).toString("latin1").split("\r\n");
      const headers = Object.fromEntries(
        lines.map((line) => [
          line.slice(0, line.indexOf(":")).toLowerCase(),
          line.slice(line.indexOf(":") + 2),
        ]),
      );
      const length = Number(headers["content-length"] ?? 0);
      if (pending.length < end + 4 + length) return;
      const body = pending.subarray(end + 4, end + 4 + length).toString();
      pending = pending.subarray(end + 4 + length);
      const [method, target] = first.split(" ");
      onRequest({ method, target, headers, body });
    }
  };
}

/** Serves one fault to one operation; `close` ends every connection. */
export async function serve(fault, operation) {
  const requests = [];
  const sockets = new Set();
  const heads = [];
  /** Resolves when the client has the head of the answer to a request, counted from 1. */
  const headOf = (number) => {
    heads[number] ??= resolvers();
    return heads[number];
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // A client that goes away early resets; that is what is tested.
    socket.on("error", () => {});
    if (fault.connect) return fault.connect(socket, server);
    socket.on(
      "data",
      reader((request) => {
        requests.push(request);
        const number = requests.length;
        fault.answer(new Wire(socket, request, number, operation, headOf(number).promise), server);
      }),
    );
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  };
  if (fault.refused) await close();
  return {
    baseUrl: `${fault.scheme ?? "http"}://127.0.0.1:${port}`,
    requests,
    close,
    noteHead: (number) => headOf(number).resolve(),
  };
}

function resolvers() {
  let resolve;
  const promise = new Promise((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
