// The way to the server: time limits, aborts, failures of the network, headers of one's own.
import assert from "node:assert/strict";
import { createServer } from "node:net";
import { describe, test } from "node:test";
import { ConfigError, FieldgateError, NetworkError, Pigello, TimeoutError } from "fieldgate";
import { client, credentials, ID, json, listeners, organization, rejection } from "../support/pigello.mjs";

const never = () => new Promise(() => {});

/** A body of which the beginning comes and the end never does. */
const endless = () =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"name":'));
      },
    }),
  );

const METHODS = {
  list: (org, call) => org.list({}, call),
  get: (org, call) => org.get(ID, call),
  create: (org, call) => org.create({ name: "A" }, call),
  update: (org, call) => org.update(ID, {}, call),
  delete: (org, call) => org.delete(ID, call),
};

function assertTimeout(error, timeout) {
  assert.ok(error instanceof TimeoutError && error instanceof FieldgateError, `${error?.stack}`);
  assert.equal(error.name, "TimeoutError");
  assert.equal(error.code, "timeout");
  assert.equal(error.outcome, "unknown");
  assert.equal(error.timeout, timeout);
  assert.equal(error.attempts, 1);
}

describe("time limits", () => {
  for (const [method, call] of Object.entries(METHODS)) {
    test(`${method}: no answer`, async () => {
      assertTimeout(await rejection(call(client(never, { timeout: 5 }).org)), 5);
    });
    test(`${method}: a body without end`, async () => {
      assertTimeout(await rejection(call(client(endless, { timeout: 5 }).org)), 5);
    });
  }

  test("a call's own limit goes before the client's", async () => {
    assertTimeout(await rejection(client(never, { timeout: 100_000 }).org.get(ID, { timeout: 5 })), 5);
  });

  test("fetch's signal ends with it", async () => {
    let signal;
    const { org } = client((call) => {
      signal = call.signal;
      return never();
    });
    const error = await rejection(org.get(ID, { timeout: 5 }));
    assert.ok(signal.aborted);
    assert.equal(signal.reason, error);
  });

  test("0 is no limit", async () => {
    let answer;
    const { org, calls } = client(() => new Promise((resolve) => (answer = resolve)), { timeout: 1 });
    const done = org.get(ID, { timeout: 0 });
    while (calls.length === 0) await new Promise(setImmediate);
    // Longer than the client's own limit, which would have ended the call.
    await new Promise((resolve) => setTimeout(resolve, 20));
    answer(json(organization));
    assert.deepEqual(await done, organization);
  });

  for (const timeout of [-1, Number.NaN, "5"]) {
    test(`timeout ${timeout} of a call`, async () => {
      const { org, calls } = client();
      const error = await rejection(org.get(ID, { timeout }));
      assert.ok(error instanceof ConfigError, `${error}`);
      assert.equal(error.option, "timeout");
      assert.equal(calls.length, 0);
    });
  }
});

const REASONS = { "an Error": new RangeError("enough"), text: "enough", 0: 0, false: false, null: null };

describe("aborts reject with the signal's own reason", () => {
  for (const [method, call] of Object.entries(METHODS)) {
    for (const [what, reason] of Object.entries(REASONS)) {
      test(`${method}, ${what}: before, while connecting, while the body comes`, async () => {
        const before = client();
        assert.equal(await rejection(call(before.org, { signal: AbortSignal.abort(reason) })), reason);
        assert.equal(before.calls.length, 0);

        for (const answer of [never, endless]) {
          const controller = new AbortController();
          const { org, calls } = client(answer);
          const done = rejection(call(org, { signal: controller.signal }));
          while (calls.length === 0) await new Promise(setImmediate);
          // The body begins to be read some turns after fetch has answered.
          for (let i = 0; i < 5; i++) await new Promise(setImmediate);
          controller.abort(reason);
          assert.equal(await done, reason);
          assert.ok(calls[0].signal.aborted);
        }
      });
    }
  }

  test("without a reason: the AbortError of the platform", async () => {
    const controller = new AbortController();
    const done = rejection(client(never).org.get(ID, { signal: controller.signal }));
    controller.abort();
    const error = await done;
    assert.equal(error, controller.signal.reason);
    assert.equal(error.name, "AbortError");
  });

  test("while the credentials are awaited", async () => {
    const reason = new Error("enough");
    const controller = new AbortController();
    let asked = false;
    const { org, calls } = client(undefined, {
      credentials: () => {
        asked = true;
        return never();
      },
    });
    const done = rejection(org.get(ID, { signal: controller.signal }));
    while (!asked) await new Promise(setImmediate);
    controller.abort(reason);
    // Without a limit a call that does not end would only be stopped by the runner.
    const late = new Promise((resolve) => setTimeout(resolve, 2_000, "the abort had no effect"));
    assert.equal(await Promise.race([done, late]), reason);
    assert.equal(calls.length, 0);
  });

  test("aborted by the credentials function itself", async () => {
    const controller = new AbortController();
    const { org, calls } = client(undefined, {
      credentials: () => {
        controller.abort("enough");
        return credentials;
      },
    });
    assert.equal(await rejection(org.get(ID, { signal: controller.signal })), "enough");
    assert.equal(calls.length, 0);
  });

  test("after the end an abort changes nothing, and no listener is left", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const listening = listeners(signal);
    const { org } = client();
    assert.deepEqual(await org.get(ID, { signal }), organization);
    assert.equal(listening(), 0);
    controller.abort();
    assert.deepEqual(await org.get(ID), organization);
  });
});

test("a body that is not made of bytes is cancelled, and no listener is left", async () => {
  let canceled = false;
  let listening;
  const { org } = client(({ signal }) => {
    listening = listeners(signal);
    const body = new ReadableStream({
      start: (controller) => controller.enqueue("text"),
      cancel: () => {
        canceled = true;
      },
    });
    const headers = new Headers({ "content-type": "application/json" });
    return { ok: true, status: 200, headers, body };
  });
  const error = await rejection(org.get(ID));
  assert.ok(error instanceof NetworkError, `${error}`);
  assert.match(error.cause.message, /not made of bytes/);
  assert.ok(canceled);
  assert.equal(listening(), 0);
});

describe("failures of the network", () => {
  const reason = new TypeError("fetch failed");
  for (const [what, fetch, cause] of [
    [
      "fetch throws",
      () => {
        throw reason;
      },
      reason,
    ],
    ["fetch rejects", () => Promise.reject(reason), reason],
    ["fetch rejects with text", () => Promise.reject("no"), "no"],
    ["fetch rejects with nothing", () => Promise.reject(), undefined],
    ["fetch rejects with null", () => Promise.reject(null), null],
    ["fetch gives nothing", () => undefined],
    ["fetch gives null", () => null],
    ["fetch gives text", () => "{}"],
    ["fetch gives an object", () => ({})],
    ["fetch gives half a response", () => ({ status: 200 })],
    [
      "the body breaks",
      () =>
        new Response(
          new ReadableStream({
            pull(controller) {
              controller.error(reason);
            },
          }),
        ),
      reason,
    ],
    [
      "the body was read already",
      async () => {
        const response = json(organization);
        await response.text();
        return response;
      },
    ],
  ]) {
    for (const [method, call] of Object.entries(METHODS)) {
      test(`${method}: ${what}`, async () => {
        const error = await rejection(call(client(undefined, { fetch }).org));
        assert.ok(error instanceof NetworkError && error instanceof FieldgateError, `${error?.stack}`);
        assert.equal(error.name, "NetworkError");
        assert.equal(error.code, "network_error");
        assert.equal(error.outcome, "unknown");
        assert.equal(error.attempts, 1);
        assert.ok(error.url.startsWith("https://dev.api.pigello.io/sales/organization/"));
        if (cause !== undefined) assert.equal(error.cause, cause);
      });
    }
  }

  test("a refused connection: not sent", async () => {
    const baseUrl = await closedPort();
    const org = new Pigello({ baseUrl, credentials, retry: false }).sales.organization;
    for (const call of Object.values(METHODS)) {
      const error = await rejection(call(org));
      assert.ok(error instanceof NetworkError, `${error}`);
      assert.equal(error.outcome, "not_sent");
    }
  });

  test("a connection that ends without an answer: not known", async () => {
    const server = createServer((socket) => socket.once("data", () => socket.destroy()));
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      const baseUrl = `http://127.0.0.1:${server.address().port}`;
      const error = await rejection(
        new Pigello({ baseUrl, retry: false }).sales.organization.create({ name: "A" }),
      );
      assert.ok(error instanceof NetworkError, `${error}`);
      assert.equal(error.outcome, "unknown");
    } finally {
      server.close();
    }
  });

  test("the client goes on working", async () => {
    let fail = true;
    const { org } = client(() => {
      if (fail) throw new TypeError("no");
      return json(organization);
    });
    await rejection(org.get(ID));
    fail = false;
    assert.deepEqual(await org.get(ID), organization);
  });
});

describe("headers of one's own", () => {
  const sent = (calls) => Object.fromEntries(new Headers(calls[0].headers));

  test("of the client and of a call; the call's go before", async () => {
    const { org, calls } = client(undefined, { headers: { "X-A": "1", "x-b": "1" } });
    await org.get(ID, { headers: { "x-a": "2", "X-C": "3" } });
    const headers = sent(calls);
    assert.deepEqual([headers["x-a"], headers["x-b"], headers["x-c"]], ["2", "1", "3"]);
  });

  test("never change a credential or the type of the body", async () => {
    const own = {
      "x-pigello-client-secret": "other",
      "X-Pigello-Customer-Id": "other",
      "CONTENT-TYPE": "text/plain",
    };
    const first = client();
    await first.org.create({ name: "A" }, { headers: own });
    const second = client(undefined, { headers: own });
    await second.org.create({ name: "A" });
    for (const { calls } of [first, second]) {
      const headers = sent(calls);
      assert.equal(headers["x-pigello-client-secret"], credentials.clientSecret);
      assert.equal(headers["x-pigello-customer-id"], credentials.customerId);
      assert.equal(headers["content-type"], "application/json");
    }
  });

  for (const [headers, option] of [
    [{ "X-A": "a\r\nX-B: c" }, "headers.X-A"],
    [{ "X-A": "a\nb" }, "headers.X-A"],
    [{ "X-A": "a\0" }, "headers.X-A"],
    [{ "X-A": "\u20ac" }, "headers.X-A"],
    [{ "X-A": 7 }, "headers.X-A"],
    [{ "X-A": null }, "headers.X-A"],
    [{ "X A": "1" }, "headers"],
    [{ "X-A\r\nX-B": "1" }, "headers"],
    [{ "": "1" }, "headers"],
    ["X-A: 1", "headers"],
    [null, "headers"],
  ]) {
    test(`${JSON.stringify(headers)} of a call`, async () => {
      for (const call of Object.values(METHODS)) {
        const { org, calls } = client();
        const error = await rejection(call(org, { headers }));
        assert.ok(error instanceof ConfigError, `${error}`);
        assert.equal(error.option, option);
        assert.equal(calls.length, 0);
      }
    });
  }
});

/** An address on loopback where nothing listens. */
async function closedPort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

test("calls on one signal, however many, are no leak to Node", async () => {
  const warnings = [];
  const note = (warning) => warnings.push(warning.message);
  process.on("warning", note);
  const { signal } = new AbortController();
  const listening = listeners(signal);
  const waiting = [];
  const { org } = client(() => new Promise((resolve) => waiting.push(resolve)));
  const calls = Array.from({ length: 30 }, () => org.get(ID, { signal }));
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(listening(), 1);
  for (const answer of waiting) answer(json(organization));
  await Promise.all(calls);
  assert.equal(listening(), 0);
  await new Promise((resolve) => setTimeout(resolve, 20));
  process.off("warning", note);
  assert.deepEqual(warnings, []);
});
