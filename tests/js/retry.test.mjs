// Retries: which attempts there are, how long is waited, what an earlier attempt leaves behind, when they stop.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ApiError, ConfigError, NetworkError, NotFoundError, RateLimitError, ServerError } from "fieldgate";
import {
  client,
  ID,
  json,
  organization,
  rejection,
  credentials as seven,
  thrown,
} from "../support/pigello.mjs";

const NOW = Date.UTC(2026, 0, 1);

/** A client whose waits are noted instead of waited. */
function patient(answer, { retry, ...options } = {}) {
  const waits = [];
  const sleep = async (milliseconds) => void waits.push(milliseconds);
  const all = { baseDelay: 100, random: () => 0.5, now: () => NOW, sleep, ...retry };
  return { ...client(answer, { ...options, retry: all }), waits };
}

/** Answers one after another; the last one goes on. */
const turns = (...answers) => {
  return (_, index) => {
    const answer = answers[Math.min(index, answers.length - 1)];
    if (answer instanceof Error) throw answer;
    return typeof answer === "number" ? json({}, answer) : answer();
  };
};
const good = () => json(organization);
const refused = Object.assign(new TypeError("fetch failed"), {
  cause: Object.assign(new Error("no"), { code: "ECONNREFUSED" }),
});
const reset = new TypeError("terminated");

describe("what is sent again", () => {
  for (const status of [408, 425, 429, 502, 503, 504]) {
    test(`GET after ${status}`, async () => {
      const { org, calls, waits } = patient(turns(status, status, good));
      assert.deepEqual(await org.get(ID), organization);
      assert.equal(calls.length, 3);
      assert.deepEqual(waits, [50, 100]);
    });
  }

  test("credentials that fail when their attempt is over end no other attempt", async () => {
    let asked = 0;
    let fail;
    const credentials = () => {
      asked += 1;
      return asked > 1
        ? seven
        : new Promise((_, reject) => {
            fail = () => reject(new Error("no credentials"));
          });
    };
    const answer = async (_, index) => {
      if (index > 0) return good();
      fail();
      await new Promise((resolve) => setTimeout(resolve, 5));
      return json({}, 503);
    };
    const { org } = patient(answer, { credentials, timeout: 40 });
    assert.deepEqual(await org.get(ID), organization);
  });

  test("500 only when it is named, and then nothing else", async () => {
    const named = patient(turns(500, good), { retry: { statuses: [500] } });
    assert.deepEqual(await named.org.get(ID), organization);
    const others = patient(turns(503, good), { retry: { statuses: [500] } });
    assert.ok((await rejection(others.org.get(ID))) instanceof ServerError);
    assert.equal(others.calls.length, 1);
  });

  test("naming a status makes no POST or PATCH repeatable, but after 429", async () => {
    for (const call of [(org) => org.create({ name: "A" }), (org) => org.update(ID, {})]) {
      const { org, calls } = patient(turns(500, good), { retry: { statuses: [500, 429] } });
      assert.ok((await rejection(call(org))) instanceof ServerError);
      assert.equal(calls.length, 1);
      const throttled = patient(turns(429, good), { retry: { statuses: [500, 429] } });
      assert.deepEqual(await call(throttled.org), organization);
    }
  });

  test("a body that breaks, and a time limit, as a failure of the network", async () => {
    const broken = () => new Response(new ReadableStream({ pull: (control) => control.error(reset) }));
    const first = patient(turns(broken, good));
    assert.deepEqual(await first.org.get(ID), organization);
    const slow = patient(
      turns(() => new Promise(() => {}), good),
      { timeout: 5 },
    );
    assert.deepEqual(await slow.org.get(ID), organization);
    assert.equal(slow.calls.length, 2);
  });

  test("nothing with retry: false, nor with one attempt", async () => {
    for (const retry of [false, { attempts: 1 }]) {
      const { org, calls } = client(turns(503), { retry });
      assert.equal((await rejection(org.get(ID))).attempts, 1);
      assert.equal(calls.length, 1);
    }
  });

  test("not an answer that breaks the contract", async () => {
    const { org, calls } = patient(turns(() => json("<html>"), good));
    await rejection(org.get(ID));
    assert.equal(calls.length, 1);
  });

  test("not the failure of the credentials", async () => {
    const reason = new Error("no vault");
    let asked = 0;
    const credentials = () => {
      asked += 1;
      throw reason;
    };
    const { org, waits } = patient(good, { credentials });
    assert.equal(await rejection(org.get(ID)), reason);
    assert.equal(asked, 1);
    assert.deepEqual(waits, []);
  });

  test("credentials are asked for before each attempt", async () => {
    let asked = 0;
    const credentials = async () => ({ ...seven, clientSecret: `secret-${++asked}` });
    const { org, calls } = patient(turns(503, 503, good), { credentials });
    await org.get(ID);
    const sent = calls.map((call) => new Headers(call.headers).get("x-pigello-client-secret"));
    assert.deepEqual(sent, ["secret-1", "secret-2", "secret-3"]);
  });
});

describe("what an earlier attempt leaves behind", () => {
  test("a delete that may have happened is not known, although the next attempt had no connection", async () => {
    const { org } = patient(turns(reset, refused));
    const error = await rejection(org.delete(ID));
    assert.ok(error instanceof NetworkError);
    assert.deepEqual([error.outcome, error.attempts], ["unknown", 3]);
  });

  test("no connection at all is not sent", async () => {
    const { org } = patient(turns(refused));
    assert.equal((await rejection(org.delete(ID))).outcome, "not_sent");
  });

  test("a write that was turned away with 429 was not sent", async () => {
    const { org, calls } = patient(turns(429, refused));
    const error = await rejection(org.create({ name: "A" }));
    assert.deepEqual([error.outcome, error.attempts, calls.length], ["not_sent", 2, 2]);
  });

  test("a delete that finds nothing at the second attempt is NotFoundError with 2 attempts", async () => {
    const error = await rejection(patient(turns(reset, 404)).org.delete(ID));
    assert.ok(error instanceof NotFoundError);
    assert.equal(error.attempts, 2);
  });
});

describe("Retry-After", () => {
  const date = (offset) => new Date(NOW + offset).toUTCString();
  for (const [header, waited] of [
    ["0", 0],
    ["3", 3_000],
    [" 3 ", 3_000],
    ["60", 60_000],
    ["61", 60_000],
    ["99999999999999999999", 60_000],
    [date(5_000), 5_000],
    [date(-5_000), 0],
    [date(86_400_000), 60_000],
    // What is no such header leaves the wait to chance.
    ["-1", 50],
    ["1.5", 50],
    ["", 50],
    ["soon", 50],
    ["may 5", 50],
    ["2026", 60_000],
  ]) {
    for (const status of [429, 503]) {
      test(`${status} with ${JSON.stringify(header)}`, async () => {
        const { org, waits } = patient(turns(() => json({}, status, { "retry-after": header }), good));
        await org.get(ID);
        assert.deepEqual(waits, [waited]);
      });
    }
  }

  test("beyond the deadline there is no second attempt", async () => {
    const answer = turns(() => json({}, 429, { "retry-after": "30" }));
    for (const call of [(org) => org.get(ID), (org) => org.bulkWrite([{ name: "A" }])]) {
      const { org, calls, waits } = patient(answer, { deadline: 20_000 });
      await call(org).catch((error) => assert.ok(error instanceof RateLimitError));
      assert.deepEqual([calls.length, waits], [1, []]);
    }
  });
});

describe("waits", () => {
  test("are drawn from a limit that doubles, up to a maximum", async () => {
    const retry = { attempts: 8, maxDelay: 1_000, random: () => 1 };
    const { org, waits } = patient(turns(503), { retry });
    assert.equal((await rejection(org.get(ID))).attempts, 8);
    assert.deepEqual(waits, [99, 199, 399, 799, 999, 999, 999]);
  });

  test("of 0 with a random number of 0, or one that is none", async () => {
    for (const random of [() => 0, () => -1, () => Number.NaN]) {
      const { org, waits } = patient(turns(503), { retry: { random } });
      await rejection(org.get(ID));
      assert.deepEqual(waits, [0, 0]);
    }
  });

  test("what sleep throws or rejects with is reported, and hides no answer", async (t) => {
    const reported = t.mock.method(console, "error", () => {});
    const reason = new Error("no sleep");
    const throws = () => {
      throw reason;
    };
    for (const sleep of [() => Promise.reject(reason), throws]) {
      const { org } = patient(turns(503), { retry: { sleep } });
      assert.equal((await rejection(org.get(ID))).status, 503);
      assert.equal(reported.mock.calls.at(-1).arguments[0], reason);
    }
    const { org } = patient(turns(429), { retry: { sleep: throws } });
    const { failed, unsent, stopped } = await org.bulkWrite([{ name: "A" }]);
    assert.deepEqual([failed.length, unsent, stopped.status], [1, [], 429]);
  });
});

describe("the budget", () => {
  test("retries stop when a server stays in trouble, and come back with successes", async () => {
    let healthy = false;
    const { org, calls } = patient(() => (healthy ? good() : json({}, 503)));
    const attempts = [];
    for (let i = 0; i < 13; i++) attempts.push((await rejection(org.get(ID))).attempts);
    // Twenty retries are there to be spent: two for each of the first ten calls.
    assert.deepEqual(attempts, [...Array(10).fill(3), 1, 1, 1]);
    healthy = true;
    for (let i = 0; i < 10; i++) await org.get(ID);
    healthy = false;
    const before = calls.length;
    assert.equal((await rejection(org.get(ID))).attempts, 2);
    assert.equal(calls.length - before, 2);
  });

  test("is each client's own", async () => {
    const one = patient(turns(503));
    for (let i = 0; i < 12; i++) await rejection(one.org.get(ID));
    assert.equal((await rejection(patient(turns(503)).org.get(ID))).attempts, 3);
  });
});

describe("options", () => {
  for (const [retry, option] of [
    [null, "retry"],
    [true, "retry"],
    [{ attempts: 0 }, "retry.attempts"],
    [{ attempts: 1.5 }, "retry.attempts"],
    [{ baseDelay: -1 }, "retry.baseDelay"],
    [{ maxDelay: Number.POSITIVE_INFINITY }, "retry.maxDelay"],
    [{ statuses: 503 }, "retry.statuses"],
    [{ statuses: ["503"] }, "retry.statuses"],
  ]) {
    test(`${JSON.stringify(retry)} is refused`, () => {
      assert.throws(
        () => client(good, { retry }),
        (error) => error instanceof ConfigError && error.option === option,
      );
    });
  }
});

test("an error carries the request id of the answer it is about", async () => {
  const answers = [{ "x-request-id": "r-1" }, { "x-correlation-id": "r-2" }, { "request-id": "r-3" }];
  const { org } = patient((_, index) => json({}, 503, answers[index]));
  const error = await rejection(org.get(ID));
  assert.ok(error instanceof ApiError);
  assert.equal(error.requestId, "r-3");
  const gone = patient(turns(() => json({}, 503, { "x-request-id": "r-1" }), reset));
  assert.equal((await rejection(gone.org.get(ID))).requestId, undefined);
  const wrong = patient(() => json("<html>", 200, { "x-request-id": "r-4" }));
  assert.equal((await rejection(wrong.org.get(ID))).requestId, "r-4");
});

test("a Retry-After in the oldest form of dates is of GMT", async () => {
  const header = { "retry-after": "Thu Jan  1 00:00:07 2026" };
  const { org, waits } = patient((_, index) => (index === 0 ? json({}, 429, header) : good()));
  await org.get(ID);
  assert.deepEqual(waits, [7_000]);
  const zoned = { "retry-after": "Thu, 01 Jan 2026 01:00:07 +0100" };
  const other = patient((_, index) => (index === 0 ? json({}, 429, zoned) : good()));
  await other.org.get(ID);
  assert.deepEqual(other.waits, [7_000]);
});

test("functions that are none are told when the client is made", () => {
  for (const name of ["random", "sleep", "now"]) {
    const error = thrown(() => client(good, { retry: { [name]: 5 } }));
    assert.ok(error instanceof ConfigError);
    assert.equal(error.option, `retry.${name}`);
  }
});

test("what credentials reject with is no answer to the request", async () => {
  for (const reason of [
    new NetworkError("lost", "not_sent", { attempts: 1 }),
    new RateLimitError({ status: 429, headers: new Headers(), body: "", issues: [] }),
  ]) {
    let asked = 0;
    const ask = async () => {
      asked += 1;
      throw reason;
    };
    const { org, calls } = patient(good, { credentials: ask });
    assert.equal(await rejection(org.get(ID)), reason);
    assert.deepEqual([asked, calls.length], [1, 0]);
  }
});

test("what Response.error() makes is a failure of the network", async () => {
  const { org, calls } = patient((_, index) => (index === 0 ? Response.error() : good()));
  assert.deepEqual(await org.get(ID), organization);
  assert.equal(calls.length, 2);
});
