// The client's own rate limit: so many at once, so many in a second, in order, and no turn is ever lost.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ConfigError, TimeoutError } from "fieldgate";
import { client, ID, json, organization, rejection } from "../support/pigello.mjs";

const turns = async (count = 10) => {
  for (let i = 0; i < count; i++) await new Promise(setImmediate);
};

/** A server that answers when it is told to. */
function held(options) {
  const answers = [];
  const made = client(
    () => new Promise((resolve) => answers.push(() => resolve(json(organization)))),
    options,
  );
  return { ...made, answers };
}

describe("concurrency", () => {
  for (const concurrency of [1, 3]) {
    test(`${concurrency} at once, the others in their order`, async () => {
      const { org, calls, answers } = held({ rateLimit: { concurrency } });
      const done = Array.from({ length: 6 }, (_, i) => org.get(ID, { headers: { "x-n": String(i) } }));
      for (let answered = 0; answered < 6; answered++) {
        await turns();
        assert.equal(calls.length, Math.min(6, answered + concurrency));
        answers[answered]();
      }
      await Promise.all(done);
      assert.deepEqual(
        calls.map((call) => call.headers["x-n"]),
        ["0", "1", "2", "3", "4", "5"],
      );
    });
  }

  test("a turn comes back whatever the end: an error, a time limit, an abort, bad credentials", async () => {
    const ends = {
      error: [() => json({}, 400)],
      "thrown by fetch": [() => Promise.reject(new TypeError("no"))],
      "time limit": [() => new Promise(() => {}), { timeout: 5 }],
      abort: [() => new Promise(() => {}), { signal: AbortSignal.timeout(20) }],
    };
    for (const [what, [answer, call]] of Object.entries(ends)) {
      let fail = true;
      const { org } = client(() => (fail ? answer() : json(organization)), { rateLimit: { concurrency: 1 } });
      await rejection(org.get(ID, call));
      fail = false;
      assert.deepEqual(await org.get(ID, { timeout: 5_000 }), organization, what);
    }
    let vault = false;
    const credentials = async () => (vault ? (await import("../support/pigello.mjs")).credentials : {});
    const { org } = client(undefined, { rateLimit: { concurrency: 1 }, credentials });
    await rejection(org.get(ID));
    vault = true;
    assert.deepEqual(await org.get(ID, { timeout: 5_000 }), organization);
  });

  test("an abort at the very moment of the turn loses none", async () => {
    const { org, answers } = held({ rateLimit: { concurrency: 1 } });
    const first = org.get(ID);
    const controller = new AbortController();
    const second = rejection(org.get(ID, { signal: controller.signal }));
    await turns();
    answers[0]();
    // The turn passes on within these steps, of which one meets the abort.
    await first;
    controller.abort("enough");
    assert.equal(await second, "enough");
    const third = org.get(ID, { timeout: 5_000 });
    await turns();
    answers.at(-1)();
    assert.deepEqual(await third, organization);
  });

  test("who gives up in the queue is passed over", async () => {
    const { org, calls, answers } = held({ rateLimit: { concurrency: 1 } });
    const controller = new AbortController();
    const first = org.get(ID);
    const second = rejection(org.get(ID, { signal: controller.signal }));
    const third = org.get(ID);
    await turns();
    controller.abort("enough");
    assert.equal(await second, "enough");
    answers[0]();
    await first;
    await turns();
    assert.equal(calls.length, 2);
    answers[1]();
    await third;
  });

  test("a retry takes a turn of its own, and none while it waits", async () => {
    let wake;
    const sleep = () => new Promise((resolve) => (wake = resolve));
    const { org, calls } = client((_, index) => (index === 0 ? json({}, 503) : json(organization)), {
      rateLimit: { concurrency: 1 },
      retry: { sleep },
    });
    const first = org.get(ID);
    while (wake === undefined) await turns(1);
    assert.deepEqual(await org.get(ID), organization);
    assert.equal(calls.length, 2);
    wake();
    assert.deepEqual(await first, organization);
  });

  test("a stream that is open takes no turn, so that rows can be worked on", async () => {
    const { org } = client(
      (call) =>
        json(call.url.includes("_jsonl") ? `${JSON.stringify(organization)}\n`.repeat(3) : organization),
      {
        rateLimit: { concurrency: 1 },
      },
    );
    let count = 0;
    for await (const row of org.stream()) {
      await org.get(row.id, { timeout: 5_000 });
      count += 1;
    }
    assert.equal(count, 3);
  });
});

describe("perSecond", () => {
  test("requests are spaced evenly", async () => {
    const times = [];
    const { org } = client(
      () => {
        times.push(performance.now());
        return json(organization);
      },
      { rateLimit: { perSecond: 50 } },
    );
    await Promise.all(Array.from({ length: 6 }, () => org.get(ID)));
    // Never sooner than asked for, but for the grain of the timers; later is the machine's affair.
    for (let i = 1; i < times.length; i++)
      assert.ok(times[i] - times[0] >= 20 * i - 5 * i, `${times[i] - times[0]}`);
  });

  test("a deadline ends the wait, and no timer is left", async () => {
    const { org, calls } = client(undefined, { rateLimit: { perSecond: 0.001 } });
    await org.get(ID);
    assert.ok((await rejection(org.get(ID, { deadline: 5 }))) instanceof TimeoutError);
    assert.equal(calls.length, 1);
    assert.deepEqual(
      process.getActiveResourcesInfo().filter((kind) => kind === "Timeout"),
      [],
    );
  });

  test("what waits when its own time is over is never sent, whoever frees the place before it", async () => {
    for (const end of [() => ({ deadline: 250 }), () => ({ signal: AbortSignal.timeout(250) })]) {
      const { org, calls } = client(() => new Promise(() => {}), { rateLimit: { concurrency: 1 } });
      const call = (i) => rejection(org.create({ name: `row ${i}` }, end()));
      const all = Promise.all(Array.from({ length: 8 }, (_, i) => call(i)));
      // However long the calls took to make: when their times are over no one has had a turn to say so.
      const begun = performance.now();
      setTimeout(() => {
        while (performance.now() < begun + 300);
      }, 150);
      const errors = await all;
      assert.equal(calls.length, 1);
      if (!(errors[0] instanceof TimeoutError)) continue;
      assert.deepEqual(
        errors.map((error) => error.outcome),
        ["unknown", ...Array(7).fill("not_sent")],
      );
    }
  });
});

describe("wrong options", () => {
  for (const [rateLimit, option] of [
    [null, "rateLimit"],
    [7, "rateLimit"],
    [{ perSecond: 0 }, "rateLimit.perSecond"],
    [{ perSecond: "1" }, "rateLimit.perSecond"],
    [{ concurrency: -1 }, "rateLimit.concurrency"],
    [{ concurrency: Number.NaN }, "rateLimit.concurrency"],
  ]) {
    test(JSON.stringify(rateLimit), () => {
      assert.throws(
        () => client(undefined, { rateLimit }),
        (error) => error instanceof ConfigError && error.option === option,
      );
    });
  }
});
