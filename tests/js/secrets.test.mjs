// Credentials show nowhere: not in the client, not in any error, its stack or its causes.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { createServer as createTcpServer } from "node:net";
import { describe, test } from "node:test";
import * as fieldgate from "fieldgate";
import {
  client,
  credentials,
  ID,
  json,
  organization,
  recorder,
  rejection,
  thrown,
} from "../support/pigello.mjs";
import { assertSecret, shown } from "./support/assert-secret.mjs";

const { Pigello } = fieldgate;

test("the search finds what stands in the depths of an error", () => {
  const error = new Error("a", { cause: new Error("b", { cause: { c: [credentials.clientSecret] } }) });
  assert.throws(() => assertSecret(error));
});

describe("the client", () => {
  test("shows none of its credentials", async () => {
    for (const given of [credentials, () => credentials, async () => credentials]) {
      const { pigello, org } = client(undefined, { credentials: given });
      assertSecret(pigello);
      await org.get(ID);
      assertSecret(pigello);
      assertSecret(org);
      for (const app of Object.values(pigello))
        for (const resource of Object.values(app)) assertSecret(resource);
    }
  });

  test("sends them in their headers, and nowhere else", async () => {
    const { pigello, calls } = client([]);
    await pigello.sales.organization.list({ search: "a" });
    const { headers, ...rest } = calls[0];
    assertSecret(rest);
    assert.deepEqual(
      Object.values(credentials).every((value) => [...new Headers(headers).values()].includes(value)),
      true,
    );
  });
});

/** An answer that shows every header of the request again, as debug pages do. */
const echo = (status, form) => (call) => {
  const all = JSON.stringify(call.headers);
  const body = form(all, call.headers);
  return new Response(body, { status, headers: { "x-echo": Object.values(call.headers).join(" ") } });
};

describe("errors of a server that sends them back", () => {
  for (const status of [400, 401, 403, 404, 409, 429, 500, 301]) {
    for (const [what, form] of [
      ["JSON", (all) => all],
      [
        "JSON keys",
        (_, headers) =>
          JSON.stringify(Object.fromEntries(Object.values(headers).map((value) => [value, ["No."]]))),
      ],
      [
        "field errors",
        (_, headers) =>
          JSON.stringify({ detail: `no ${headers["x-pigello-client-secret"] ?? Object.values(headers)}` }),
      ],
      ["text", (all) => `<pre>${all}`],
      ["long text", (all) => `${" ".repeat(65_536 - 900)}${all.repeat(3)}`],
    ]) {
      test(`${status}, ${what}`, async () => {
        const { org } = client(echo(status, form));
        const error = await rejection(org.get(ID));
        assert.equal(error.status, status);
        assertSecret(error);
      });
    }
  }

  for (const [what, call] of [
    ["get", (org) => org.get(ID)],
    ["list", (org) => org.list()],
    ["slim list", (org) => org.list({ slim: true })],
    ["statistics", (org) => org.list({ statistics: true })],
    ["delete", (org) => org.delete(ID)],
    ["create", (org) => org.create({ name: "A" })],
  ]) {
    test(`a success that breaks the contract: ${what}`, async () => {
      for (const form of [(all) => `<html>${all}`, (all) => `<p>{"a":"${all}`]) {
        for (const validateResponses of [true, false]) {
          const { org } = client(echo(200, form), { validateResponses });
          const error = await rejection(call(org));
          assert.ok(error instanceof fieldgate.ResponseError);
          assertSecret(error);
        }
      }
    });
  }

  test("a bulk write", async () => {
    for (const status of [200, 400]) {
      const { org } = client(echo(status, (all) => `<html>${all}`));
      assertSecret(await org.bulkWrite([{ name: "A" }]));
    }
  });

  test("secrets that JSON writes with escapes", async () => {
    const own = { ...credentials, clientSecret: 'a"b\\c/d\u00e9f' };
    for (const text of [
      JSON.stringify({ a: own.clientSecret }),
      '{"a":"a\\"b\\\\c\\/d\\u00e9f"}',
      '{"a":"\\u0061\\"b\\u005cc/d\\u00E9f"}',
    ]) {
      assert.deepEqual(JSON.parse(text), { a: own.clientSecret });
      const { org } = client(() => json(text, 400), { credentials: own });
      const error = await rejection(org.get(ID));
      assertSecret(error.body, [own.clientSecret]);
      assert.notEqual(error.body.a, own.clientSecret);
    }
  });

  test("one secret within another", async () => {
    const own = { ...credentials, clientObjectId: "abcdef", clientSecret: "abcdefghij" };
    const { org } = client(() => json({ a: "x abcdefghij y abcdef z" }, 400), { credentials: own });
    const error = await rejection(org.get(ID));
    assert.ok(!shown(error).includes("ghij"));
  });
});

describe("every other error", () => {
  test("of configuration", () => {
    for (const name of Object.keys(credentials)) {
      const value = `${credentials[name]}\u0007`;
      assertSecret(
        thrown(() => new Pigello({ environment: "api", credentials: { ...credentials, [name]: value } })),
      );
    }
    const baseUrl = `https://${credentials.clientSecret}:${credentials.clientSecret}@proxy.example`;
    assertSecret(thrown(() => new Pigello({ baseUrl, credentials })));
    assertSecret(thrown(() => new Pigello({ environment: credentials.clientSecret, credentials })));
    assertSecret(
      thrown(
        () =>
          new Pigello({
            environment: "api",
            credentials,
            headers: { "X-A": `${credentials.clientSecret}\n` },
          }),
      ),
    );
  });

  test("of validation", async () => {
    const { org } = client();
    assertSecret(await rejection(org.create({})));
    assertSecret(await rejection(org.get("x")));
  });

  test("of the network and of time", async () => {
    for (const answer of [
      () => Promise.reject(new TypeError("fetch failed")),
      () => new Promise(() => {}),
      () => null,
    ]) {
      assertSecret(await rejection(client(answer, { timeout: 5 }).org.get(ID)));
    }
  });

  test("of a real connection that breaks", async () => {
    const server = createServer((request) => request.socket.destroy());
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      const baseUrl = `http://127.0.0.1:${server.address().port}`;
      assertSecret(
        await rejection(new Pigello({ baseUrl, credentials, retry: false }).sales.organization.get(ID)),
      );
    } finally {
      server.close();
    }
  });

  test("of an answer that is not HTTP, whose error holds all that came", async () => {
    const server = createTcpServer((socket) => socket.on("data", (data) => socket.end(data)));
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      const baseUrl = `http://127.0.0.1:${server.address().port}`;
      const seen = [];
      const hooks = { onResponse: (event) => seen.push(event) };
      const { organization: org } = new Pigello({ baseUrl, credentials, retry: false, hooks }).sales;
      const error = await rejection(org.get(ID));
      assert.ok(error.cause instanceof Error);
      assertSecret(error);
      assertSecret(await org.bulkWrite([{ name: "A" }]));
      assert.equal(seen.length, 2);
      assertSecret(seen);
    } finally {
      server.close();
    }
  });

  test("of a library that puts the request into its errors", async () => {
    const { clientSecret } = credentials;
    const failures = [
      Object.assign(new Error("failed"), { config: { headers: { a: [clientSecret] } } }),
      Object.assign(new Error(`failed with ${clientSecret}`), { code: "ECONNRESET" }),
      Object.assign(new Error("failed"), {
        request: new Request("http://localhost", { headers: credentials }),
      }),
      new Error("failed", { cause: Object.assign(new Error("inner"), { data: Buffer.from(clientSecret) }) }),
      { headers: new Headers(credentials) },
      Object.defineProperty({}, "data", { get: () => assert.fail(clientSecret), enumerable: true }),
      `failed with ${clientSecret}`,
    ];
    for (const failure of failures) {
      const { org } = client(() => Promise.reject(failure));
      const error = await rejection(org.get(ID));
      assertSecret(error.cause);
      assert.notEqual(error.cause, failure);
    }
    const { cause } = await rejection(client(() => Promise.reject(failures[1])).org.get(ID));
    assert.deepEqual([cause.message, cause.code], ["failed with [redacted]", "ECONNRESET"]);
    assert.match(cause.stack, /secrets\.test\.mjs/);
  });

  test("headers of one's own that carry a secret", async () => {
    const secrets = ["Bearer own-4711", "key-0815-abc", "id=cookie-2342", "service-9876"];
    const [authorization, key, cookie, service] = secrets;
    const seen = [];
    const hooks = { onRequest: (event) => seen.push(event), onResponse: (event) => seen.push(event) };
    const headers = {
      Authorization: authorization,
      "X-Note": `for ${credentials.clientSecret}`,
      "X-A": "plain",
    };
    const { org, calls } = client(() => json({ detail: `no ${secrets} own-4711` }, 401), { headers, hooks });
    const error = await rejection(
      org.get(ID, { headers: { "X-Api-Key": key, Cookie: cookie, "X-PIGELLO-SERVICE-ID": service } }),
    );
    assert.deepEqual([calls[0].headers.authorization, calls[0].headers["x-api-key"]], [authorization, key]);
    const all = [...secrets, "own-4711", ...Object.values(credentials)];
    assertSecret(error, all);
    assert.equal(seen.length, 2);
    assertSecret(seen, all);
    assert.equal(seen[0].headers["x-a"], "plain");
    assert.equal(seen[0].headers["x-note"], "for [redacted]");
  });

  test("a function as credentials that gives a bad one", async () => {
    const { fetch } = recorder(organization);
    const bad = { ...credentials, clientSecret: `${credentials.clientSecret}\n` };
    const org = new Pigello({ environment: "api", credentials: () => bad, fetch }).sales.organization;
    assertSecret(await rejection(org.get(ID)));
  });

  test("credentials of an attempt before, of which the server tells too", async () => {
    const given = ["first-4f1c9a7e", "second-0b8d2e61", "third-77aa10c3"];
    const asked = [...given];
    const answer = (_, number) =>
      number < 2
        ? json({}, 503)
        : json({ detail: `${given[0]} and ${given[1]} are revoked, ${given[2]} too` }, 401);
    const { pigello, calls } = client(answer, {
      credentials: () => ({ ...credentials, clientSecret: asked.shift() }),
      retry: { attempts: 3, sleep: async () => {} },
    });
    const error = await rejection(pigello.sales.organization.get(ID));
    assert.equal(calls.length, 3);
    assert.equal(error.status, 401);
    assert.match(error.message, /\[redacted\] and \[redacted\] are revoked, \[redacted\] too/);
    assertSecret(error, given);
  });
});
