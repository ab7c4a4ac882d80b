// Bulk writes in chunks: how rows are cut, what runs at once, what a failure in the middle leaves, and going on.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ApiError, ConfigError, NetworkError, ResponseError, ValidationError } from "fieldgate";
import { brief, client, ID, json, rejection } from "../support/pigello.mjs";

const named = (count) => Array.from({ length: count }, (_, i) => ({ name: `row ${i}` }));
const sent = (call) => new Response(call.body).json();
const names = async (calls) =>
  (await Promise.all(calls.map(sent))).map((body) => body.map((row) => row.name));
const turns = async (count = 20) => {
  for (let i = 0; i < count; i++) await new Promise(setImmediate);
};

/** Answers as the API does: every row of the request, with an id. */
const accept = async (call) =>
  json(
    (await sent(call)).map((row) => ({ id: ID, ...row })),
    201,
  );

/** Accepts, but for the calls that are named. */
const except = (answers) => (call, index) => (answers[index] ?? accept)(call, index);

/** Every row of the input, or of the places that were named, stands in exactly one place. */
function assertComplete(report, rows, places = [...rows.keys()]) {
  const written = report.written.map((entity) => rows.findIndex((row) => row.name === entity.name));
  const failed = report.failed.map(({ index }) => index);
  const all = [...written, ...failed, ...report.unsent, ...report.unknown];
  assert.deepEqual(
    all.sort((a, b) => a - b),
    places,
  );
}

describe("chunks", () => {
  for (const [count, chunkSize, expected] of [
    [1, 1, [1]],
    [5, 2, [2, 2, 1]],
    [4, 2, [2, 2]],
    [3, 500, [3]],
    [1_200, undefined, [500, 500, 200]],
  ]) {
    test(`${count} rows by ${chunkSize}`, async () => {
      const rows = named(count);
      const { org, calls } = client(accept);
      const report = await org.bulkWrite(rows, { chunkSize });
      const bodies = await names(calls);
      assert.deepEqual(
        bodies.map((body) => body.length),
        expected,
      );
      assert.deepEqual(
        bodies.flat(),
        rows.map((row) => row.name),
      );
      assert.deepEqual(
        report.written.map((row) => row.name),
        rows.map((row) => row.name),
      );
      assertComplete(report, rows);
    });
  }

  test("of more rows than a call takes arguments, whatever becomes of them", async () => {
    const rows = Array.from({ length: 150_000 }, () => ({ name: "A" }));
    for (const [status, fate] of [
      [500, "unknown"],
      [422, "failed"],
    ]) {
      const { org } = client(() => json({}, status));
      const report = await org.bulkWrite(rows, { chunkSize: rows.length, chunkBytes: 1e8 });
      assert.equal(report[fate].length, rows.length, `${status}`);
      assert.ok(report.stopped instanceof ApiError);
    }
    const { org } = client((_, index) => json({}, index === 0 ? 500 : 200));
    const report = await org.bulkWrite([{ name: "first" }, ...rows], { chunkSize: 149_000, chunkBytes: 1e8 });
    assert.deepEqual([report.unknown.length, report.unsent.length], [149_000, 1_001]);
  });

  test("by the bytes of the body, brackets and commas included", async () => {
    const rows = named(40);
    const whole = JSON.stringify(rows).length;
    for (const chunkBytes of [1, 30, 100, 101, 102, 1_000, whole - 1, whole]) {
      const { org, calls } = client(accept);
      await org.bulkWrite(rows, { chunkBytes });
      const sizes = calls.map((call) => call.body.byteLength);
      assert.deepEqual(
        (await names(calls)).flat(),
        rows.map((row) => row.name),
      );
      for (const [index, size] of sizes.entries()) {
        const { length } = (await names([calls[index]]))[0];
        // A row that is larger than the limit goes alone.
        assert.ok(size <= chunkBytes || length === 1, `${size} bytes of ${chunkBytes}`);
      }
      if (chunkBytes === whole) assert.equal(calls.length, 1);
      if (chunkBytes === whole - 1) assert.equal(calls.length, 2);
    }
  });

  test("count bytes, not characters", async () => {
    const rows = Array.from({ length: 10 }, () => ({ name: "å".repeat(100) }));
    const { org, calls } = client(accept);
    await org.bulkWrite(rows, { chunkBytes: 500 });
    assert.equal(calls.length, 5);
  });

  test("pass over invalid rows without a gap", async () => {
    const rows = named(10);
    for (const index of [0, 3, 4, 9]) rows[index] = { name: index };
    const { org, calls } = client(accept);
    const report = await org.bulkWrite(rows, { chunkSize: 4, skipInvalid: true });
    assert.deepEqual(
      (await names(calls)).map((body) => body.length),
      [4, 2],
    );
    assert.deepEqual(
      report.failed.map(({ index }) => index),
      [0, 3, 4, 9],
    );
    assertComplete(
      report,
      rows.map((row) => row),
      [...rows.keys()],
    );
  });
});

describe("concurrency", () => {
  for (const concurrency of [1, 2, 3, 10]) {
    test(`${concurrency} at once, and no more`, async () => {
      let running = 0;
      let most = 0;
      const { org } = client(async (call) => {
        most = Math.max(most, ++running);
        await turns(3);
        running -= 1;
        return accept(call);
      });
      const rows = named(12);
      const report = await org.bulkWrite(rows, { chunkSize: 2, concurrency });
      assert.equal(most, Math.min(concurrency, 6));
      // In the order of the rows, although answers may come in another.
      assert.deepEqual(
        report.written.map((row) => row.name),
        rows.map((row) => row.name),
      );
    });
  }

  test("when one fails, those under way go on, and no other is begun", async () => {
    const gate = Promise.withResolvers?.() ?? {};
    gate.promise ??= new Promise((resolve) => {
      gate.resolve = resolve;
    });
    const { org, calls } = client(
      except([
        async (call) => {
          await gate.promise;
          return accept(call);
        },
        () => json({}, 500),
      ]),
    );
    const rows = named(8);
    const done = org.bulkWrite(rows, { chunkSize: 2, concurrency: 2 });
    await turns();
    gate.resolve();
    const report = await done;
    assert.equal(calls.length, 2);
    assert.deepEqual(
      report.written.map((row) => row.name),
      ["row 0", "row 1"],
    );
    assert.deepEqual(report.unknown, [2, 3]);
    assert.deepEqual(report.unsent, [4, 5, 6, 7]);
    assertComplete(report, rows);
  });
});

describe("progress", () => {
  test("is told after each request, invalid rows included", async () => {
    const rows = [...named(5), { name: 7 }];
    const told = [];
    await client(accept).org.bulkWrite(rows, {
      chunkSize: 2,
      skipInvalid: true,
      onProgress: (progress) => told.push(progress),
    });
    assert.deepEqual(told, [
      { done: 3, total: 6, failed: 1 },
      { done: 5, total: 6, failed: 1 },
      { done: 6, total: 6, failed: 1 },
    ]);
  });

  test("a callback that throws or rejects is reported, and costs no knowledge", async () => {
    const reported = [];
    const { error } = console;
    console.error = (what) => reported.push(what);
    try {
      const reason = new Error("mine");
      for (const onProgress of [
        () => {
          throw reason;
        },
        async () => {
          throw reason;
        },
      ]) {
        const rows = named(4);
        const report = await client(accept).org.bulkWrite(rows, { chunkSize: 2, onProgress });
        assertComplete(report, rows);
        assert.equal(report.written.length, 4);
        await turns(2);
        assert.deepEqual(reported.splice(0), [reason, reason]);
      }
    } finally {
      console.error = error;
    }
  });
});

describe("a failure in the middle", () => {
  const rows = named(7);
  const lost = () => Promise.reject(new TypeError("terminated"));
  const refused = () =>
    Promise.reject(Object.assign(new TypeError("no"), { cause: { code: "ECONNREFUSED" } }));
  for (const [what, answer, type, kind] of [
    ["a lost connection", lost, NetworkError, "unknown"],
    ["no connection", refused, NetworkError, "unsent"],
    ["a refusal", () => json({ detail: "No." }, 400), ApiError, "failed"],
    ["a gateway without an answer", () => json("", 504), ApiError, "unknown"],
    ["HTML with status 200", () => json("<html>"), ResponseError, "unknown"],
    ["an answer that lacks a row", () => json([{ id: ID, name: "row 2" }]), ResponseError, "unknown"],
    [
      "an answer with a row too many",
      () => json(named(3).map((row) => ({ id: ID, ...row }))),
      ResponseError,
      "unknown",
    ],
  ]) {
    test(`${what}: ${kind}; nothing is sent again, nothing more is sent`, async () => {
      for (const validateResponses of [true, false]) {
        const retry = { sleep: async () => {} };
        const { org, calls } = client(except([undefined, answer]), { retry, validateResponses });
        const report = await org.bulkWrite(rows, { chunkSize: 2 });
        assert.equal(calls.length, 2);
        assert.equal(report.written.length, 2);
        assert.ok(report.stopped instanceof type, `${report.stopped}`);
        assertComplete(report, rows);
        const places = {
          failed: report.failed.map(({ index }) => index),
          unknown: report.unknown,
          unsent: report.unsent,
        };
        assert.deepEqual(places, {
          failed: [],
          unknown: [],
          unsent: [4, 5, 6],
          [kind]: kind === "unsent" ? [2, 3, 4, 5, 6] : [2, 3],
        });
      }
    });
  }

  test("the server's issues of a row stand at that row of the input", async () => {
    const input = [{ name: 7 }, ...named(5)];
    const { org } = client(except([undefined, () => json([{}, { name: ["Taken."] }], 400)]));
    const report = await org.bulkWrite(input, { chunkSize: 2, skipInvalid: true });
    const [invalid, first, second] = report.failed;
    assert.deepEqual([invalid.index, first.index, second.index], [0, 3, 4]);
    assert.equal(first.issues, undefined);
    assert.deepEqual(brief(second.issues), ["name server"]);
    assert.equal(second.row, input[4]);
    assert.equal(second.error, first.error);
  });

  test("429 is sent again, as the server has not acted; an abort in the wait leaves the rows unsent", async () => {
    const again = client(except([() => json({}, 429)]), { retry: { sleep: async () => {} } });
    assert.equal((await again.org.bulkWrite(rows)).written.length, 7);
    assert.deepEqual(
      (await names(again.calls)).map((body) => body.length),
      [7, 7],
    );
    const controller = new AbortController();
    const sleep = async () => controller.abort("enough");
    const { org } = client(except([undefined, () => json({}, 429)]), { retry: { sleep } });
    const report = await org.bulkWrite(rows, { chunkSize: 2, signal: controller.signal });
    assert.equal(report.stopped, "enough");
    assert.deepEqual([report.unknown, report.unsent], [[], [2, 3, 4, 5, 6]]);
    assertComplete(report, rows);
  });

  test("an abort while a chunk is under way", async () => {
    const controller = new AbortController();
    const { org, calls } = client(
      except([
        undefined,
        () => {
          controller.abort("enough");
          return new Promise(() => {});
        },
      ]),
    );
    const report = await org.bulkWrite(rows, { chunkSize: 2, signal: controller.signal });
    assert.deepEqual([report.unknown, report.unsent, report.stopped], [[2, 3], [4, 5, 6], "enough"]);
    assert.equal(calls.length, 2);
    assertComplete(report, rows);
  });

  test("an abort between two chunks, by the progress callback", async () => {
    const controller = new AbortController();
    const { org, calls } = client(accept);
    const { signal } = controller;
    const report = await org.bulkWrite(rows, {
      chunkSize: 2,
      signal,
      onProgress: () => controller.abort("enough"),
    });
    assert.equal(calls.length, 1);
    assert.deepEqual([report.unsent, report.unknown, report.stopped], [[2, 3, 4, 5, 6], [], "enough"]);
  });
});

describe("going on", () => {
  test("with the rows that were not sent: every row is written once", async () => {
    const rows = named(9);
    const written = [];
    let calls = 0;
    const { org } = client(async (call) => {
      if (++calls % 2 === 0) return json({}, 429);
      written.push(...(await sent(call)).map((row) => row.name));
      return accept(call);
    });
    let only;
    for (let round = 0; round < 10; round++) {
      const report = await org.bulkWrite(rows, { chunkSize: 2, only });
      assertComplete(report, rows, only);
      only = [...report.failed.map(({ index }) => index), ...report.unsent].sort((a, b) => a - b);
      if (only.length === 0) break;
    }
    assert.deepEqual(
      written.sort(),
      rows.map((row) => row.name),
    );
  });

  test("names places in all rows, for issues, too", async () => {
    const rows = named(6);
    rows[1] = { name: 1 };
    rows[4] = { name: 4 };
    const { org, calls } = client(accept);
    const error = await rejection(org.bulkWrite(rows, { only: [5, 4, 0] }));
    assert.ok(error instanceof ValidationError);
    assert.deepEqual(brief(error.issues), ["4.name type"]);
    const told = [];
    const onProgress = (progress) => told.push(progress);
    const report = await org.bulkWrite(rows, { only: [5, 4, 0, 0], skipInvalid: true, onProgress });
    assert.deepEqual(
      report.failed.map(({ index, row }) => [index, row]),
      [[4, rows[4]]],
    );
    assert.deepEqual(await names(calls), [["row 0", "row 5"]]);
    assert.deepEqual(told, [{ done: 3, total: 3, failed: 1 }]);
  });

  test("with none, or with places that are none", async () => {
    const { org, calls } = client(accept);
    assert.deepEqual((await org.bulkWrite(named(3), { only: [] })).written, []);
    for (const only of [[3], [-1], [0.5], ["0"], "0", null]) {
      const error = await rejection(org.bulkWrite(named(3), { only }));
      assert.ok(error instanceof ConfigError, `${JSON.stringify(only)} ${error}`);
      assert.equal(error.option, "only");
    }
    assert.equal(calls.length, 0);
  });
});

describe("wrong options", () => {
  for (const option of ["chunkSize", "chunkBytes", "concurrency"]) {
    for (const value of [0, -1, 1.5, "2", null, Number.NaN]) {
      test(`${option} ${JSON.stringify(value)}`, async () => {
        const { org, calls } = client(accept);
        const error = await rejection(org.bulkWrite(named(3), { [option]: value }));
        assert.ok(error instanceof ConfigError, `${error}`);
        assert.equal(error.option, option);
        assert.equal(calls.length, 0);
      });
    }
  }
});
