// The Node server around the sandbox: real connections, streamed bodies, and a clean end.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { connect } from "node:net";
import { after, before, test } from "node:test";
import { ConfigError } from "fieldgate";
import { createSandbox } from "fieldgate/sandbox";
import { serve } from "fieldgate/sandbox/node";
import { HEADERS, ORGANIZATION } from "../support/sandbox.mjs";

const sandbox = createSandbox({
  faults: (request) => (request.headers.has("x-break") ? new Error("broken on purpose") : undefined),
});
let server;
before(async () => {
  server = await serve(sandbox);
});
after(() => server.close());

const JSON_HEADERS = { ...HEADERS, "content-type": "application/json" };

test("listens on loopback, on a port of its own", async () => {
  assert.match(server.url, /^http:\/\/127\.0\.0\.1:\d+$/);
  const other = await serve(createSandbox());
  assert.notEqual(other.url, server.url);
  await Promise.all([other.close(), other.close()]);
  await other.close();
  await assert.rejects(fetch(other.url));
});

test("passes requests and responses on", async () => {
  const created = await fetch(server.url + ORGANIZATION, {
    method: "POST",
    headers: JSON_HEADERS,
    body: '{"name":"Södra"}',
  });
  assert.equal(created.status, 201);
  const row = await created.json();
  assert.deepEqual(sandbox.rows("organization"), [row]);
  const gone = await fetch(`${server.url}${ORGANIZATION}${row.id}/`, { method: "DELETE", headers: HEADERS });
  assert.deepEqual([gone.status, await gone.text()], [204, ""]);
  const refused = await fetch(server.url + ORGANIZATION, { headers: HEADERS });
  assert.deepEqual([refused.status, refused.headers.get("allow")], [405, "POST"]);
  await refused.text();
});

test("streams large bodies both ways", async () => {
  const rows = Array.from({ length: 5000 }, (_, i) => ({ name: `Row ${i} ${"x".repeat(200)}` }));
  const written = await fetch(`${server.url}${ORGANIZATION}list/`, {
    method: "POST",
    headers: JSON_HEADERS,
    body: JSON.stringify(rows),
  });
  assert.deepEqual([written.status, (await written.json()).length], [201, 5000]);
  const lines = await fetch(`${server.url}${ORGANIZATION}list/?_jsonl=true`, { headers: HEADERS });
  assert.equal(lines.headers.get("content-type"), "application/x-ndjson");
  assert.equal((await lines.text()).trimEnd().split("\n").length, 5000);
});

test("a reader that goes away does no harm", async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const response = await fetch(`${server.url}${ORGANIZATION}list/?_jsonl=true`, { headers: HEADERS, signal });
  await response.body.getReader().read();
  controller.abort();
  assert.equal(
    (await fetch(`${server.url}${ORGANIZATION}list/?_slim=true`, { headers: HEADERS })).status,
    200,
  );
});

test("a large body that is refused unread does no harm", async () => {
  const answer = await fetch(server.url + ORGANIZATION, { method: "POST", body: "x".repeat(3_000_000) });
  assert.equal(answer.status, 401);
  await answer.text();
  assert.equal((await fetch(server.url, { headers: HEADERS })).status, 404);
});

test("an injected error breaks the connection", async () => {
  await assert.rejects(fetch(server.url, { headers: { ...HEADERS, "x-break": "1" } }), TypeError);
  assert.equal((await fetch(server.url, { headers: HEADERS })).status, 404);
});

test("what fetch has no form for is a bad request", async () => {
  const { port } = new URL(server.url);
  const answer = await new Promise((resolve, reject) => {
    const socket = connect(Number(port), "127.0.0.1", () => {
      socket.end("TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    });
    socket.setEncoding("utf8").on("data", resolve).on("error", reject);
  });
  assert.match(answer, /^HTTP\/1\.1 400 /);
});

test("a port that is taken is an error", async () => {
  await assert.rejects(serve(sandbox, { port: Number(new URL(server.url).port) }), { code: "EADDRINUSE" });
});

test("serves any handler, with every cookie that it sets", async () => {
  const headers = [
    ["set-cookie", "a=1"],
    ["set-cookie", "b=2"],
    ["x-other", "c"],
  ];
  const other = await serve({ fetch: async () => new Response("ok", { headers }) });
  const answer = await fetch(other.url);
  assert.deepEqual(answer.headers.getSetCookie(), ["a=1", "b=2"]);
  assert.equal(answer.headers.get("x-other"), "c");
  await other.close();
});

test("arguments of the wrong kind are refused before anything listens", async () => {
  for (const [options, option] of [
    [{ host: null }, "host"],
    [{ host: "" }, "host"],
    [{ host: " " }, "host"],
    [{ host: 7 }, "host"],
    [{ port: "sock1" }, "port"],
    [{ port: "8080" }, "port"],
    [{ port: null }, "port"],
    [{ port: -1 }, "port"],
    [{ port: 65_536 }, "port"],
    [{ port: 1.5 }, "port"],
    [{ prot: 8080 }, "prot"],
    [null, "options"],
    [8080, "options"],
  ]) {
    const refused = (error) => error instanceof ConfigError && error.option === option;
    await assert.rejects(serve(sandbox, options), refused, JSON.stringify(options));
  }
  assert.equal(existsSync("sock1"), false);
  for (const handler of [undefined, null, {}, () => {}])
    await assert.rejects(serve(handler), { name: "ConfigError", option: "sandbox" });
});
