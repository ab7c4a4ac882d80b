// Deadlines over all attempts, and aborts that take effect at once in every state of a call.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { TimeoutError } from "fieldgate";
import { client, credentials, ID, json, listeners, organization, rejection } from "../support/pigello.mjs";

const never = () => new Promise(() => {});
const turn = () => new Promise(setImmediate);

/** Generous, so that a slow machine is no failure; what waits for its own end takes seconds. */
const AT_ONCE = 500;

/** Waits for a condition that the other side brings about. */
async function until(condition) {
  while (!condition()) await turn();
}

/** A client whose responses have a body that is asked for and never comes. */
function unending(status) {
  let reading = false;
  const body = () =>
    new ReadableStream(
      {
        pull: () => {
          reading = true;
          return never();
        },
      },
      { highWaterMark: 0 },
    );
  const { org } = client(() => new Response(body(), { status }));
  return { org, reached: () => reading, sent: 1 };
}

/** A call in a state, and how to know that it has come to it. */
const STATES = {
  "queued by the rate limit": () => {
    const { org, calls } = client(never, { rateLimit: { concurrency: 1 } });
    org.get(ID, { timeout: 5_000 }).catch(() => {});
    return { org, reached: () => calls.length === 1, sent: 1 };
  },
  "queued by the rate limit's clock": () => {
    const { org, calls } = client(undefined, { rateLimit: { perSecond: 0.01 } });
    org.get(ID).catch(() => {});
    return { org, reached: () => calls.length === 1, sent: 1 };
  },
  "waiting for credentials": () => {
    let asked = false;
    const { org, calls } = client(undefined, {
      credentials: () => {
        asked = true;
        return never();
      },
    });
    return { org, calls, reached: () => asked, sent: 0 };
  },
  "connecting, with a fetch that ignores the signal": () => {
    const { org, calls } = client(never);
    return { org, reached: () => calls.length === 1, sent: 1 };
  },
  "reading a body that never comes": () => {
    return unending(200);
  },
  "reading the body of a refusal": () => {
    return unending(503);
  },
  "backing off": () => {
    let waiting = false;
    const sleep = () => {
      waiting = true;
      return never();
    };
    const { org } = client(() => json({}, 429), { retry: { sleep } });
    return { org, reached: () => waiting, sent: 1 };
  },
  "backing off on the real clock": () => {
    const { org, calls } = client(() => json({}, 429, { "retry-after": "60" }), { retry: {} });
    return { org, reached: () => calls.length === 1, sent: 1 };
  },
};

const OPERATIONS = {
  list: (org, call) => org.list({}, call),
  get: (org, call) => org.get(ID, call),
  create: (org, call) => org.create({ name: "A" }, call),
  update: (org, call) => org.update(ID, {}, call),
  delete: (org, call) => org.delete(ID, call),
  "stream's first row": (org, call) => org.stream({}, call).next(),
  "pages' first page": (org, call) => org.pages({}, call).next(),
};

describe("an abort takes effect at once", () => {
  for (const [state, make] of Object.entries(STATES)) {
    for (const [operation, call] of Object.entries(OPERATIONS)) {
      test(`${state}: ${operation}`, async () => {
        const { org, reached } = make();
        const controller = new AbortController();
        const reason = { why: "enough" };
        const failed = rejection(call(org, { signal: controller.signal }));
        await until(reached);
        for (let i = 0; i < 5; i++) await turn();
        const begun = performance.now();
        controller.abort(reason);
        // Nothing but turns of the event loop may pass: no timer, no answer.
        assert.equal(await failed, reason);
        assert.ok(performance.now() - begun < AT_ONCE);
      });
    }
  }

  test("while the module is awaited, or right after the call: nothing is sent", async () => {
    const controller = new AbortController();
    const { org, calls } = client();
    const failed = rejection(org.get(ID, { signal: controller.signal }));
    controller.abort("enough");
    assert.equal(await failed, "enough");
    assert.equal(calls.length, 0);
  });

  test("a body of one's own fetch is cancelled", async () => {
    let cancelled = false;
    let reading = false;
    const body = new ReadableStream({
      pull: () => {
        reading = true;
        return never();
      },
      cancel: () => {
        cancelled = true;
      },
    });
    const controller = new AbortController();
    const failed = rejection(client(() => new Response(body)).org.get(ID, { signal: controller.signal }));
    await until(() => reading);
    for (let i = 0; i < 5; i++) await turn();
    controller.abort();
    await failed;
    await until(() => cancelled);
  });
});

describe("the deadline", () => {
  test("covers the attempts and the waits between them", async () => {
    const sleep = () => new Promise((resolve) => setTimeout(resolve, 30));
    const { org, calls } = client(() => json({}, 503), {
      deadline: 200,
      retry: { attempts: 1_000, baseDelay: 0, sleep },
    });
    const error = await rejection(org.get(ID));
    // Either the clock ends a wait, or no time is left for another one: the budget ends it at 21 at the latest.
    assert.ok(calls.length > 1 && calls.length <= 21);
    if (error instanceof TimeoutError) {
      assert.deepEqual([error.timeout, error.outcome], [200, "unknown"]);
      assert.equal(error.attempts, calls.length);
    }
  });

  test("covers the credentials: nothing was sent then", async () => {
    const { org, calls } = client(undefined, { credentials: never, deadline: 5 });
    const error = await rejection(org.create({ name: "A" }));
    assert.ok(error instanceof TimeoutError);
    assert.deepEqual([error.outcome, error.timeout, calls.length], ["not_sent", 5, 0]);
  });

  test("covers the queue of the rate limit, which a timeout does not", async () => {
    const { org, calls } = client(undefined, { rateLimit: { perSecond: 10 }, timeout: 50 });
    // The second one waits for 100 ms, longer than it may take once it is its turn.
    assert.deepEqual(await Promise.all([org.get(ID), org.get(ID)]), [organization, organization]);
    const slow = client(undefined, { rateLimit: { perSecond: 0.01 } });
    await slow.org.get(ID);
    const error = await rejection(slow.org.get(ID, { deadline: 5 }));
    assert.ok(error instanceof TimeoutError);
    assert.deepEqual([error.outcome, calls.length, slow.calls.length], ["not_sent", 2, 1]);
  });

  test("covers the body", async () => {
    const body = () => new Response(new ReadableStream({ pull: never }));
    const error = await rejection(client(body, { deadline: 5, timeout: 0 }).org.get(ID));
    assert.ok(error instanceof TimeoutError);
    assert.equal(error.timeout, 5);
  });

  test("covers all chunks of a bulk write, and the report stays", async () => {
    let answers = 0;
    const { org } = client(async ({ body }) => {
      if (++answers > 2) return never();
      return json(
        (await new Response(body).json()).map((row) => ({ id: ID, ...row })),
        201,
      );
    });
    const rows = Array.from({ length: 5 }, (_, i) => ({ name: `${i}` }));
    const report = await org.bulkWrite(rows, { chunkSize: 1, deadline: 300 });
    assert.equal(report.written.length, 2);
    assert.deepEqual([report.unknown, report.unsent], [[2], [3, 4]]);
    assert.ok(report.stopped instanceof TimeoutError);
    assert.deepEqual([report.stopped.timeout, report.stopped.attempts], [300, 3]);
  });

  test("over while a bulk write waits after 429: nothing was written", async () => {
    const { org } = client(() => json({}, 429), { retry: { baseDelay: 1, sleep: never } });
    const report = await org.bulkWrite([{ name: "A" }], { deadline: 30 });
    assert.deepEqual([report.unsent, report.unknown], [[0], []]);
    assert.equal(report.stopped.outcome, "not_sent");
  });

  for (const [what, option, spent] of [
    ["a hook", "hooks", (spend) => ({ onRequest: spend })],
    ["onProgress", "onProgress", (spend) => spend],
  ]) {
    test(`nothing is sent when ${what} of a bulk write has taken the time`, async () => {
      let now = 0;
      const { performance } = globalThis;
      const clock = { now: () => now };
      const answer = ({ body }) =>
        json(
          JSON.parse(new TextDecoder().decode(body)).map((row) => ({ id: ID, ...row })),
          201,
        );
      const given = {
        [option]: spent(() => {
          now += 80;
        }),
      };
      Object.defineProperty(globalThis, "performance", { value: clock, configurable: true, writable: true });
      try {
        const [ofClient, ofCall] = option === "hooks" ? [{ hooks: given.hooks }, {}] : [{}, given];
        const { org, calls } = client(answer, ofClient);
        const rows = ["A", "B", "C"].map((name) => ({ name }));
        const writing = org.bulkWrite(rows, { chunkSize: 1, deadline: 50, ...ofCall });
        if (option === "hooks") {
          const error = await rejection(writing);
          assert.ok(error instanceof TimeoutError);
          assert.equal(error.outcome, "not_sent");
          assert.equal(calls.length, 0);
        } else {
          const report = await writing;
          assert.deepEqual([report.written.length, report.unknown, report.unsent], [1, [], [1, 2]]);
          assert.equal(calls.length, 1);
        }
      } finally {
        Object.defineProperty(globalThis, "performance", {
          value: performance,
          configurable: true,
          writable: true,
        });
      }
    });
  }

  test("0 is none, also against the client's own", async () => {
    const later = () => new Promise((resolve) => setTimeout(resolve, 30, json(organization)));
    assert.deepEqual(await client(later, { deadline: 1 }).org.get(ID, { deadline: 0 }), organization);
  });

  test("longer than a timer of the platform is no deadline that ends at once", async () => {
    const { org } = client(undefined, { deadline: 2 ** 40, timeout: 2 ** 40 });
    assert.deepEqual(await org.get(ID), organization);
  });
});

describe("what is left behind", () => {
  test("no listener on the caller's signal, whatever the end", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const listening = listeners(signal);
    const all = async (org, call) => {
      for await (const _ of org.stream({}, call));
      for await (const _ of org.pages({}, call));
    };
    const answers = { good: () => json([organization]), bad: () => json({}, 503), lost: () => null };
    for (const answer of Object.values(answers)) {
      for (const call of [...Object.values(OPERATIONS).slice(0, 5), all]) {
        const { org } = client(answer, { retry: { sleep: async () => {} }, credentials });
        await call(org, { signal }).catch(() => {});
      }
    }
    const { org } = client(answers.good);
    for await (const _ of org.stream({}, { signal })) break;
    for await (const _ of org.pages({ pageSize: 1 }, { signal, prefetch: true })) break;
    await org.bulkWrite([{ name: "A" }], { signal });
    assert.equal(listening(), 0);
  });
});
