// The examples, run as their readers run them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { run, startForm } from "./support/examples.mjs";

const CSP = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

test("the demo runs to its end", async () => {
  const { code, output } = await run("node-script/demo.mjs");
  assert.equal(code, 0, output);
  for (const line of [
    /answers at http:\/\/127\.0\.0\.1:\d+;/,
    /Created Norra Kvarteret with the id [0-9a-f-]{36}/,
    /name +max_length +must have at most 255 characters/,
    /nme +unknown_field +is not a known field; did you mean name\?/,
    /Requests sent: 0/,
    /name +server +organization with this name already exists\./,
    /now has the custom id A-17/,
    /499\.custom_id +max_length/,
    /Written: 997, failed: 3, unsent: 0/,
    /Kvarter 0089 +K-89/,
    /NotFoundError: status 404/,
    /General Fund \(1001\) +Organization +its balance is above 1000/,
    /Generators \(2002\) +Organization +its balance is not known/,
    /updated_in_db_at +required +is required/,
    /name +read_only/,
    /ConflictError: status 409, the row was updated at 2026-01-01T/,
    /General Fund \(1001\) is active again, after 3 requests/,
    /Done\. 11 steps/,
  ]) {
    assert.match(output, line);
  }
  // No colours where no one sees them.
  assert.ok(!output.includes("\x1b"));
});

test("the demo is the same in every run, but for its port", async () => {
  const outputs = [await run("node-script/demo.mjs"), await run("node-script/demo.mjs")].map(({ output }) =>
    output.replace(/127\.0\.0\.1:\d+/, ""),
  );
  assert.equal(outputs[0], outputs[1]);
});

test("the form's server: the page, the package, the proxy, nothing else", async () => {
  const form = await startForm();
  const get = async (path, init) => {
    const response = await fetch(new URL(path, form.url), init);
    return { response, type: response.headers.get("content-type"), text: await response.text() };
  };
  try {
    const page = await get("/");
    assert.equal(page.response.status, 200);
    assert.equal(page.response.headers.get("content-security-policy"), CSP);
    assert.equal(page.type, "text/html; charset=utf-8");
    assert.match(page.text, /<h1>Your organizations<\/h1>/);
    assert.doesNotMatch(page.text, /<script(?![^>]* src=)|<style|\son\w+=/, "nothing that the policy blocks");
    const entry = await get("/fieldgate/entry/index.browser.js");
    assert.deepEqual([entry.response.status, entry.type], [200, "text/javascript; charset=utf-8"]);
    assert.equal((await get("/fieldgate/fieldgate.wasm")).type, "application/wasm");
    // The page holds no credentials, and the proxy adds them.
    for (const name of ["page.js", "form.js", "list.js"]) {
      assert.doesNotMatch((await get(`/${name}`)).text, /form-secret|X-PIGELLO/i);
    }
    const rows = await get("/pigello/sales/organization/list/?_order_by=name&_page=1&_page_size=2");
    assert.deepEqual(
      JSON.parse(rows.text).map((row) => row.name),
      ["Gamla Backen", "Gamla Hamnen"],
    );
    const refused = await get("/pigello/sales/organization/", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"name":"Gamla Backen"}',
    });
    assert.deepEqual(
      [refused.response.status, refused.text],
      [400, '{"name":["organization with this name already exists."]}'],
    );
    for (const path of [
      "/server.mjs",
      "/rows.mjs",
      "/fieldgate/package.json",
      "/fieldgate/..%2f..%2f..%2fserver.mjs",
      "/fieldgate//etc/passwd.js",
      "/fieldgate/x.js",
    ]) {
      assert.equal((await get(path)).response.status, 404, path);
    }
  } finally {
    assert.equal(await form.stop("SIGTERM"), 0);
  }
});

test("the form's server takes its port from PORT, and ends on SIGINT too", async () => {
  const form = await startForm({ args: [], env: { PORT: "0" } });
  assert.equal(await form.stop("SIGINT"), 0);
});

test("npm start says how it is used, before it builds anything", async () => {
  const usage = /^Usage: npm start -- \[--port <number>\]/m;
  for (const script of ["form/server.mjs", "../tools/start.mjs"]) {
    const help = await run(script, { args: ["--help"] });
    assert.equal(help.code, 0);
    assert.match(help.output, usage);
    for (const [args, said] of [
      [["--prot", "1"], "Unknown option '--prot'"],
      [["8081"], "Unexpected argument '8081'"],
      [["--port"], "Option '--port <value>' argument missing"],
    ]) {
      const { code, output } = await run(script, { args });
      assert.equal(code, 2);
      assert.ok(output.startsWith(said), output);
      assert.match(output, usage);
      assert.equal(output.trim().split("\n").length, 2, output);
    }
  }
});

test("a port that cannot be used is said in one line", async () => {
  const form = await startForm();
  const { port } = new URL(form.url);
  const taken = await run("form/server.mjs", { args: ["--port", port] });
  assert.equal(taken.code, 1);
  assert.match(taken.output, new RegExp(`^Port ${port} cannot be used\\.`));
  await form.stop();
});
