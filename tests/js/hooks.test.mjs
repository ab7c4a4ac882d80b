// Hooks: what is told of every attempt, in which order, without a secret, and without power over the call.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { ConfigError, NetworkError, ServerError } from "fieldgate";
import { client, credentials, ID, json, organization, rejection } from "../support/pigello.mjs";

/** A client with hooks that note what they are told. */
function watched(answer, options = {}) {
  const events = [];
  const note = (kind) => (event) => void events.push({ kind, ...event });
  const hooks = { onRequest: note("request"), onResponse: note("response"), onRetry: note("retry") };
  const retry = { baseDelay: 100, random: () => 0.5, sleep: async () => {} };
  return { ...client(answer, { hooks, retry, ...options }), events };
}
const kinds = (events) => events.map(({ kind, attempt, status }) => [kind, attempt, status]);

test("a success: a request and its answer", async () => {
  const { org, events, calls } = watched(() => json(organization, 200, { "x-request-id": "r-1" }));
  await org.get(ID, { headers: { "X-Mine": "1" } });
  assert.deepEqual(kinds(events), [
    ["request", 1, undefined],
    ["response", 1, 200],
  ]);
  const [request, response] = events;
  assert.equal(request.method, "GET");
  assert.equal(request.url, calls[0].url);
  assert.equal(request.headers["x-mine"], "1");
  assert.equal(response.id, request.id);
  assert.equal(response.responseHeaders.get("x-request-id"), "r-1");
  assert.ok(response.duration >= 0 && Number.isFinite(response.duration));
  assert.ok(!("error" in response));
  await org.get(ID);
  assert.notEqual(events.at(-1).id, request.id);
});

test("retries: each attempt, and between them why and how long is waited", async () => {
  const slow = async (_, index) => {
    await new Promise((resolve) => setTimeout(resolve, 15));
    return json({}, index === 0 ? 503 : 200, { "x-request-id": `r-${index}` });
  };
  const { org, events } = watched((call, index) =>
    index === 1 ? Promise.reject(new TypeError("reset")) : slow(call, index),
  );
  await rejection(org.get(ID));
  assert.deepEqual(kinds(events), [
    ["request", 1, undefined],
    ["response", 1, 503],
    ["retry", 1, 503],
    ["request", 2, undefined],
    ["response", 2, undefined],
    ["retry", 2, undefined],
    ["request", 3, undefined],
    ["response", 3, 200],
  ]);
  const [first, second] = events.filter(({ kind }) => kind === "retry");
  assert.ok(first.error instanceof ServerError && second.error instanceof NetworkError);
  assert.deepEqual([first.delay, second.delay], [50, 100]);
  assert.equal(first.responseHeaders.get("x-request-id"), "r-0");
  assert.equal(second.responseHeaders, undefined);
  // The attempt's own time, and its own headers, with the credentials hidden.
  assert.ok(first.duration >= 10, `${first.duration}`);
  for (const event of events) {
    assert.equal(event.headers["x-pigello-client-secret"], "[redacted]");
    assert.equal(event.id, events[0].id);
  }
});

test("the last attempt is no retry", async () => {
  const { org, events } = watched(() => json({}, 503));
  await rejection(org.get(ID));
  assert.equal(events.filter(({ kind }) => kind === "retry").length, 2);
  assert.equal(events.at(-1).kind, "response");
  const post = watched(() => json({}, 503));
  await rejection(post.org.create({ name: "A" }));
  assert.deepEqual(kinds(post.events), [
    ["request", 1, undefined],
    ["response", 1, 503],
  ]);
});

test("no event shows a credential, even when the server sends them all back", async () => {
  const echo = (call) => {
    const all = Object.values(call.headers).join(" ");
    return new Response(all, {
      status: 503,
      headers: { "x-echo": all, "x-request-id": credentials.clientSecret },
    });
  };
  const { org, events } = watched(echo);
  const error = await rejection(org.list({ search: credentials.clientSecret }));
  const shown = inspect([events, error, JSON.stringify(error)], { depth: 10 });
  for (const secret of Object.values(credentials)) assert.ok(!shown.includes(secret));
  assert.equal(error.requestId, "[redacted]");
  assert.match(error.url, /_search=\[redacted\]/);
});

test("an abort and a time limit are told as the end of the attempt", async () => {
  const never = () => new Promise(() => {});
  const { org, events } = watched(never, { timeout: 5, retry: false });
  const error = await rejection(org.get(ID));
  assert.equal(events.at(-1).error, error);
  const controller = new AbortController();
  const aborted = watched(() => {
    controller.abort("enough");
    return never();
  });
  await rejection(aborted.org.get(ID, { signal: controller.signal }));
  assert.deepEqual(kinds(aborted.events).length, 2);
  assert.equal(aborted.events.at(-1).error, "enough");
});

test("a stream is told when it opens", async () => {
  const { org, events } = watched(() => json(organization));
  for await (const _ of org.stream()) break;
  assert.deepEqual(kinds(events), [
    ["request", 1, undefined],
    ["response", 1, 200],
  ]);
});

test("an attempt whose credentials come too late is not told, the one after it is", async () => {
  let asked = 0;
  const { org, events } = watched(undefined, {
    credentials: () => (++asked === 1 ? new Promise(() => {}) : credentials),
    timeout: 20,
  });
  assert.deepEqual(await org.get(ID), organization);
  assert.deepEqual(kinds(events), [
    ["request", 2, undefined],
    ["response", 2, 200],
  ]);
});

test("what was never sent is not told", async () => {
  const { org, events } = watched(undefined, { credentials: () => Promise.reject(new Error("no vault")) });
  await rejection(org.get(ID));
  await rejection(org.get("x"));
  assert.deepEqual(events, []);
});

test("a hook that is no function is told when the client is made", () => {
  for (const name of ["onRequest", "onResponse", "onRetry"]) {
    assert.throws(
      () => client(undefined, { hooks: { [name]: "x" } }),
      (error) => error instanceof ConfigError && error.option === `hooks.${name}`,
    );
  }
});

test("methods of a class know their object", async () => {
  class Counter {
    count = 0;
    onRequest() {
      this.count += 1;
    }
    onResponse() {
      this.count += 10;
    }
  }
  const hooks = new Counter();
  await client(undefined, { hooks }).org.get(ID);
  assert.equal(hooks.count, 11);
});

describe("a hook that fails changes nothing, and is reported", () => {
  for (const [how, fail] of Object.entries({
    throws: () => {
      throw new Error("mine");
    },
    rejects: () => Promise.reject(new Error("mine")),
  })) {
    test(how, async () => {
      const reported = [];
      const { error } = console;
      console.error = (what) => reported.push(what.message);
      try {
        const hooks = { onRequest: fail, onResponse: fail, onRetry: fail };
        const { org } = watched((_, index) => (index === 0 ? json({}, 503) : json(organization)), { hooks });
        assert.deepEqual(await org.get(ID), organization);
        await new Promise(setImmediate);
        assert.deepEqual(reported, Array(5).fill("mine"));
      } finally {
        console.error = error;
      }
    });
  }
});

test("the time of an attempt is that of the server: no turn and no credentials are waited for", async () => {
  const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const slow = async () => {
    await wait(60);
    return credentials;
  };
  const { org, events } = watched(organization, { credentials: slow, rateLimit: { perSecond: 20 } });
  await Promise.all([org.get(ID), org.get(ID)]);
  for (const { duration } of events.filter(({ kind }) => kind === "response"))
    assert.ok(duration < 45, `${duration}`);
});

test("a hook that ends the call: nothing is sent", async () => {
  const controller = new AbortController();
  const reason = new Error("enough");
  const hooks = { onRequest: () => controller.abort(reason) };
  const { org, calls } = client(undefined, { hooks });
  assert.equal(await rejection(org.create({ name: "A" }, { signal: controller.signal })), reason);
  assert.equal(await rejection(org.bulkWrite([{ name: "A" }], { signal: controller.signal })), reason);
  assert.equal(calls.length, 0);
});
