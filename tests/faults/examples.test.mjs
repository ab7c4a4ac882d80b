// The examples of bulk import, tracing and proxy, run as their readers run them, on a bad day too.

import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Pigello } from "fieldgate";
import { createSandbox } from "fieldgate/sandbox";
import { serve } from "fieldgate/sandbox/node";
import { createProxy } from "../../examples-js/proxy/proxy.mjs";
import { run } from "../js/support/examples.mjs";

test("bulk-import: into a sandbox of its own", async () => {
  const { code, output } = await run("bulk-import/import.mjs");
  assert.equal(code, 0, output);
  assert.match(output, /^102 of 250 rows, 2 of them failed$/m);
  assert.match(output, /^Row 42: name is required$/m);
  assert.match(output, /^Row 200: custom_id must have at most 128 characters$/m);
  assert.match(output, /^Written: 248, failed: 2, not sent: 0$/m);
});

test("bulk-import: stopped by a server that refuses, it goes on where it was, and writes each row once", async () => {
  const folder = mkdtempSync(join(tmpdir(), "fieldgate-import-"));
  const state = join(folder, "state.json");
  const sandbox = createSandbox({ credentials: false });
  let requests = 0;
  const server = await serve({
    fetch: (request) => (++requests === 2 ? new Response("", { status: 403 }) : sandbox.fetch(request)),
  });
  const args = ["--url", server.url, "--state", state, "--chunk", "60"];
  try {
    const first = await run("bulk-import/import.mjs", { args });
    assert.equal(first.code, 1);
    assert.match(first.output, /^Written: 60, failed: 62, not sent: 128$/m);
    assert.match(first.output, /^Stopped: the server answered 403/m);
    const { left, unknown } = JSON.parse(readFileSync(state, "utf8"));
    assert.deepEqual([left.length, unknown], [188, []]);
    const second = await run("bulk-import/import.mjs", { args });
    assert.equal(second.code, 0, second.output);
    assert.match(second.output, /^Written: 188, failed: 0, not sent: 0$/m);
    assert.ok(!existsSync(state));
    const names = [];
    const { organization } = new Pigello({ baseUrl: server.url }).sales;
    for await (const row of organization.stream()) names.push(row.name);
    assert.equal(names.length, 248);
    assert.equal(new Set(names).size, 248);
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
  }
});

test("bulk-import: after trouble of the server the rows are named that may be there, and none is sent again", async () => {
  const sandbox = createSandbox({ credentials: false });
  let requests = 0;
  const server = await serve({
    fetch: (request) => (++requests === 2 ? new Response("", { status: 503 }) : sandbox.fetch(request)),
  });
  try {
    const { code, output } = await run("bulk-import/import.mjs", {
      args: ["--url", server.url, "--chunk", "60"],
    });
    assert.equal(code, 1);
    assert.match(output, /^Not known: rows 62, 63, .*, 121$/m);
    assert.match(output, /^Written: 60, failed: 2, not sent: 128$/m);
    assert.equal(requests, 2);
  } finally {
    await server.close();
  }
});

test("bulk-import: rows of the last chunk that may be there are looked for, and only the missing ones sent again", async () => {
  const folder = mkdtempSync(join(tmpdir(), "fieldgate-import-"));
  const state = join(folder, "state.json");
  const sandbox = createSandbox({ credentials: false });
  const sizes = [];
  const server = await serve({
    fetch: async (request) => {
      if (request.method !== "POST") return sandbox.fetch(request);
      const rows = await request.clone().json();
      sizes.push(rows.length);
      if (sizes.length !== 3) return sandbox.fetch(request);
      // The answer to the last chunk is lost when a part of it is written.
      const { method, url, headers } = request;
      await sandbox.fetch(new Request(url, { method, headers, body: JSON.stringify(rows.slice(0, 30)) }));
      return new Response("", { status: 502 });
    },
  });
  const args = ["--url", server.url, "--state", state];
  try {
    const first = await run("bulk-import/import.mjs", { args });
    assert.equal(first.code, 1);
    assert.match(first.output, /^Written: 200, failed: 2, not sent: 0$/m);
    assert.match(first.output, /^Not known: rows 203, /m);
    const second = await run("bulk-import/import.mjs", { args });
    assert.equal(second.code, 0, second.output);
    assert.match(second.output, /^Written: 18, failed: 0, not sent: 0$/m);
    assert.deepEqual(sizes, [100, 100, 48, 18]);
    assert.ok(!existsSync(state));
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
  }
});

test("tracing: a span for each attempt, no secret in any", async () => {
  const { code, output } = await run("tracing/demo.mjs");
  assert.equal(code, 0, output);
  const spans = output.split("\n").filter((line) => line.startsWith("span "));
  assert.deepEqual(
    spans.map((line) => line.split(" ").slice(1, 3).join(" ")),
    ["POST ok", "GET error", "GET ok", "DELETE ok", "GET error"],
  );
  assert.match(spans[1], /"http.response.status_code":503,"error.type":"server_error"/);
  assert.match(spans[2], /"http.request.resend_count":1/);
  assert.match(
    output,
    /^retry of GET \/sales\/organization\/[0-9a-f-]{36}\/ after attempt 1 \(503\) in 0 ms$/m,
  );
  assert.ok(!output.includes("tracing-secret"));
});

test("proxy: the demo", async () => {
  const { code, output } = await run("proxy/demo.mjs");
  assert.equal(code, 0, output);
  assert.match(output, /^Streamed through the proxy: Norra Kvarteret$/m);
  assert.match(output, /^Without a session: AuthenticationError 401$/m);
});

test("proxy: what is passed on, what is not, and what the browser never sees", async () => {
  const asked = [];
  const upstream = createServer((request, response) => {
    asked.push({ url: request.url, headers: request.headers });
    if (request.url.includes("redirect"))
      response.writeHead(302, { location: "https://evil.example/" }).end();
    else response.writeHead(200, { "content-type": "application/json", "set-cookie": "a=b" }).end("[]");
  });
  await new Promise((resolve) => upstream.listen(0, "127.0.0.1", resolve));
  const proxy = createProxy({
    upstream: `http://127.0.0.1:${upstream.address().port}`,
    headers: { "X-PIGELLO-CLIENT-SECRET": "real" },
    isAllowed: () => true,
  });
  const ask = (path, headers = {}) => proxy(new Request(`http://page.example${path}`, { headers }));
  try {
    const mine = { cookie: "session=1", "x-pigello-client-secret": "mine", accept: "application/json" };
    const answer = await ask("/pigello/sales/organization/list/?_page=1", mine);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get("set-cookie"), null);
    assert.equal(asked[0].url, "/sales/organization/list/?_page=1");
    assert.equal(asked[0].headers["x-pigello-client-secret"], "real");
    assert.equal(asked[0].headers.cookie, undefined);
    const redirect = await ask("/pigello/sales/organization/list/?redirect");
    assert.deepEqual([redirect.status, redirect.headers.get("location")], [502, null]);
    for (const [path, status, headers] of [
      ["/elsewhere", 404],
      ["/pigello/accounts/users/", 403],
      ["/pigello/sales/organization/../../admin/", 403],
      ["/pigello//evil.example/sales/organization/", 403],
      ["/pigello/sales/organization/list/", 403, { "sec-fetch-site": "cross-site" }],
    ]) {
      assert.equal((await ask(path, headers)).status, status, path);
    }
    assert.equal(asked.length, 2);
  } finally {
    upstream.close();
    upstream.closeAllConnections();
  }
  assert.equal((await ask("/pigello/sales/organization/list/")).status, 504);
});
