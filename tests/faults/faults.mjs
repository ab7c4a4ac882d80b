// The faults, as data: what the server does, and what comes of it for every operation.

import { gzipSync } from "node:zlib";
import { again, againBody, broken, ok, once, recovers } from "./expect.mjs";
import { statuses } from "./statuses.mjs";

/** A time limit that is over soon, for faults in which nothing comes. */
const SOON = 400;
const STRAIGHT = { "content-type": "application/json" };

/** Answers with the body of the operation, changed. */
const changed = (change, headers) => (wire) => {
  const [status, body] = wire.good();
  wire.answer(status === 204 ? 200 : status, change(body, wire), headers);
};

/** Answers with this status and body, whatever is asked. */
const fixed = (status, body, headers) => (wire) => wire.answer(status, body, headers);

/** The head of a good answer that promises more than there is. */
const promise = (wire, more = 100) => {
  const body = Buffer.from(wire.good()[1] || "{}");
  wire.head(200, { ...STRAIGHT, "content-length": body.length + more });
  return body;
};

/** The first request meets the fault, the others are answered well. */
const first = (fault) => (wire, server) =>
  wire.number === 1 ? fault(wire, server) : wire.answer(...wire.good());

const drip = (wire, bytes) => {
  let at = 0;
  const timer = setInterval(() => {
    if (wire.socket.destroyed || at === bytes.length) clearInterval(timer);
    else wire.write(bytes.subarray(at, ++at));
  }, 50);
};

/** Sends megabytes for as long as they are taken, and notes how many were. */
const flood = (status) => (wire) => {
  const piece = Buffer.alloc(64 * 1024, "x");
  wire.head(status, { ...STRAIGHT, "content-length": 100 * 1024 * 1024 });
  let left = 1_600;
  const pump = () => {
    while (left-- > 0 && !wire.socket.destroyed) if (!wire.socket.write(piece)) return;
    wire.socket.off("drain", pump);
  };
  wire.socket.on("drain", pump);
  pump();
};

const connection = [
  {
    name: "no one listens",
    refused: true,
    seen: 0,
    outcome: "not_sent",
    cells: again("NetworkError", "unsent"),
  },
  {
    name: "TLS is expected, and plain text comes",
    scheme: "https",
    seen: 0,
    connect: (socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"),
    cells: again("NetworkError", "unknown"),
  },
  {
    name: "reset when connected",
    seen: 0,
    connect: (socket) => socket.resetAndDestroy(),
    cells: again("NetworkError", "unknown"),
  },
  {
    name: "closed when connected",
    seen: 0,
    connect: (socket) => socket.end(),
    cells: again("NetworkError", "unknown"),
  },
  {
    name: "reset after the request",
    answer: (wire) => wire.reset(),
    cells: again("NetworkError", "unknown"),
  },
  {
    name: "closed after the request",
    answer: (wire) => wire.end(),
    cells: again("NetworkError", "unknown"),
  },
  {
    name: "reset after the request, then no one listens",
    seen: 1,
    answer: (wire, server) => {
      server.close();
      wire.reset();
    },
    // The first attempt may have been acted on, which the later ones do not change.
    cells: again("NetworkError", "unknown"),
  },
  {
    name: "reset after the request, then a success",
    answer: first((wire) => wire.reset()),
    cells: recovers("NetworkError", "unknown"),
  },
  {
    name: "reset in the status line",
    answer: (wire) => wire.write("HTTP/1.1 2").reset(),
    cells: again("NetworkError", "unknown"),
  },
  {
    name: "closed in the headers",
    answer: (wire) => wire.write("HTTP/1.1 200 OK\r\ncontent-ty").end(),
    cells: again("NetworkError", "unknown"),
  },
  {
    name: "reset after the headers",
    answer: async (wire) => {
      promise(wire);
      await wire.headSeen;
      wire.reset();
    },
    cells: againBody("NetworkError", "unknown"),
  },
  {
    name: "reset in the body",
    answer: async (wire) => {
      wire.write(promise(wire));
      await wire.headSeen;
      wire.reset();
    },
    cells: againBody("NetworkError", "unknown"),
  },
  {
    name: "reset in the body, then a success",
    answer: first(async (wire) => {
      wire.write(promise(wire));
      await wire.headSeen;
      wire.reset();
    }),
    cells: { ...recovers("NetworkError", "unknown"), stream: "NetworkError 1" },
  },
  {
    name: "closed before the promised length",
    answer: (wire) => wire.write(promise(wire)).end(),
    cells: againBody("NetworkError", "unknown"),
  },
  {
    name: "chunks without the last one",
    answer: (wire) => {
      const body = wire.good()[1] || "{}";
      wire.head(200, { ...STRAIGHT, "transfer-encoding": "chunked" });
      wire.write(`${body.length.toString(16)}\r\n${body}\r\n`).end();
    },
    cells: againBody("NetworkError", "unknown"),
  },
  {
    name: "a chunk with a bad size",
    answer: async (wire) => {
      wire.head(200, { ...STRAIGHT, "transfer-encoding": "chunked" });
      await wire.headSeen;
      wire.write("zz\r\n{}\r\n").end();
    },
    cells: againBody("NetworkError", "unknown"),
  },
  {
    name: "no HTTP at all",
    answer: (wire) => wire.write("SSH-2.0-OpenSSH_9.6\r\n").end(),
    cells: again("NetworkError", "unknown"),
  },
  {
    name: "a header that is none",
    answer: (wire) => wire.write("HTTP/1.1 200 OK\r\nno header\r\n\r\n{}").end(),
    cells: again("NetworkError", "unknown"),
  },
  {
    name: "headers without end",
    answer: (wire) => wire.head(200, { "x-long": "x".repeat(100_000) }).end(),
    cells: again("NetworkError", "unknown"),
  },
];

const silence = [
  {
    name: "never answers",
    timeout: SOON,
    answer: () => {},
    cells: again("TimeoutError", "unknown"),
  },
  {
    name: "headers, then nothing",
    timeout: SOON,
    answer: (wire) => void promise(wire),
    cells: againBody("TimeoutError", "unknown"),
  },
  {
    name: "half a body, then nothing",
    timeout: SOON,
    answer: (wire) => void wire.write(promise(wire)),
    // The rows that have come are given out before.
    cells: againBody("TimeoutError", "unknown"),
  },
  {
    name: "headers byte by byte",
    timeout: SOON,
    answer: (wire) => drip(wire, Buffer.from(`HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n`)),
    cells: again("TimeoutError", "unknown"),
  },
  {
    name: "a body byte by byte",
    timeout: SOON,
    deadline: 3_000,
    answer: (wire) => drip(wire, Buffer.concat([promise(wire), Buffer.alloc(100, " ")])),
    // A stream that goes on is no silence, so that its deadline ends it.
    cells: againBody("TimeoutError", "unknown"),
  },
  {
    name: "never answers, until the deadline",
    deadline: SOON,
    answer: () => {},
    cells: once("TimeoutError", "unknown"),
  },
  {
    name: "103 before the answer",
    answer: (wire) => wire.write("HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n").answer(...wire.good()),
    cells: ok(1),
  },
];

const bodies = [
  {
    name: "a length that cuts the body",
    answer: (wire) => {
      const body = wire.good()[1] || "{}";
      wire
        .head(200, { ...STRAIGHT, "content-length": body.length - 2, connection: "close" })
        .write(body)
        .end();
    },
    cells: broken,
  },
  {
    name: "JSON that breaks off",
    answer: changed((body) => body.slice(0, -3)),
    cells: broken,
  },
  {
    name: "gzip that breaks off",
    answer: changed((body) => gzipSync(body).subarray(0, -20), { "content-encoding": "gzip" }),
    cells: broken,
  },
  {
    name: "gzip with wrong bytes",
    timeout: SOON,
    answer: changed((body) => gzipSync(body || "{}").fill(0xff, 10, 20), { "content-encoding": "gzip" }),
    // Some fetches do not tell of it when they find it late, so that only the clock ends it.
    cells: againBody("NetworkError/TimeoutError", "unknown"),
  },
  {
    name: "plain text labelled gzip",
    timeout: SOON,
    answer: changed((body) => body || "{}", { "content-encoding": "gzip" }),
    // Some fetches do not tell of it when they find it late, so that only the clock ends it.
    cells: againBody("NetworkError/TimeoutError", "unknown"),
  },
  {
    name: "right gzip",
    answer: changed((body) => gzipSync(body), { "content-encoding": "gzip" }),
    cells: ok(1),
  },
  {
    name: "HTML with status 200",
    answer: fixed(200, "<!doctype html><title>Sign in</title>", { "content-type": "text/html" }),
    cells: once("ResponseError", "unknown"),
  },
  {
    name: "HTML labelled JSON",
    answer: fixed(200, "\n<html></html>"),
    cells: once("ResponseError", "unknown"),
  },
  {
    name: "an empty 200",
    answer: fixed(200, ""),
    // A list without rows is an empty body in JSON lines.
    cells: { ...broken, stream: "ok 1 0" },
  },
  {
    name: "204 instead of a body",
    answer: fixed(204),
    cells: broken,
  },
  {
    name: "204 with a body",
    answer: (wire) =>
      wire
        .head(204, { ...STRAIGHT, "content-length": 2 })
        .write("{}")
        .end(),
    cells: broken,
  },
  { name: "null", answer: fixed(200, "null"), cells: broken },
  {
    name: "a list for a row, a row for a list",
    answer: changed((body, wire) => (/^(list|bulkWrite)$/.test(wire.operation) ? "{}" : `[[${body || 0}]]`)),
    cells: broken,
  },
  {
    name: "a row without its id",
    answer: changed((body) => body.replaceAll('"id"', '"di"')),
    cells: broken,
  },
  {
    name: "a field of a wrong type",
    answer: changed((body) => body.replaceAll(/"name":"[^"]*"/g, '"name":7')),
    cells: broken,
  },
  {
    name: "a key that stands twice",
    answer: changed((body) => body.replaceAll('"name"', '"name":"x","name"')),
    cells: broken,
  },
  {
    name: "bytes that are no UTF-8",
    answer: changed((body) => Buffer.from(body.replaceAll('"name":"', '"name":"\xff'), "latin1")),
    cells: broken,
  },
  { name: "a byte order mark", answer: changed((body) => `\ufeff${body}`), cells: broken },
  {
    name: "text after the JSON",
    answer: changed((body) => (body.endsWith("\n") ? body.replaceAll("\n", " x\n") : `${body} x`)),
    cells: broken,
  },
  { name: "100,000 brackets", answer: fixed(200, `{"id":${"[".repeat(100_000)}`), cells: broken },
  {
    name: "NaN for a value",
    answer: changed((body) => body.replaceAll(/"name":"[^"]*"/g, '"name":NaN')),
    cells: broken,
  },
  {
    name: "JSON labelled text",
    // What counts is the body, which is checked.
    answer: changed((body) => body, { "content-type": "text/plain" }),
    cells: ok(1),
  },
  {
    name: "an array for a stream of lines, and lines for a list",
    only: ["stream"],
    answer: (wire) => wire.answer(200, `[${wire.good()[1].trim().replace("\n", ",")}]`),
    cells: { stream: "ok 1" },
  },
  {
    name: "a bulk answer that lacks a row",
    only: ["bulkWrite"],
    answer: (wire) => wire.answer(201, JSON.stringify(JSON.parse(wire.good()[1]).slice(1))),
    cells: { bulkWrite: "ResponseError 1 unknown" },
  },
  { name: "100 MB", most: 40, answer: flood(200), cells: once("ResponseError", "unknown") },
  { name: "500 with 100 MB", most: 40, answer: flood(500), cells: once("ServerError", "unknown") },
];

export const groups = [
  { title: "The connection", faults: connection },
  { title: "Silence", faults: silence },
  { title: "Answers that are none", faults: bodies },
  { title: "Redirects and refusals", faults: statuses },
];
