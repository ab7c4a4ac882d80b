// Bulk writes: one request, and a report in which every row stands in exactly one place.
import assert from "node:assert/strict";
import { createServer } from "node:net";
import { describe, test } from "node:test";
import {
  ApiError,
  ConfigError,
  NetworkError,
  PermissionError,
  Pigello,
  ResponseError,
  TimeoutError,
  ValidationError,
} from "fieldgate";
import { brief, client, credentials, ID, json, OTHER_ID, rejection } from "../support/pigello.mjs";

/** Answers as the API does: every row of the request, with an id. */
const accept = async ({ body }) =>
  json(
    (await new Response(body).json()).map((row) => ({ id: ID, ...row })),
    201,
  );

const sent = (call) => new Response(call.body).json();
const empty = { written: [], failed: [], unsent: [], unknown: [] };

/** Every row of the input is accounted for, once. */
function assertComplete(report, rows, written = []) {
  const places = [
    ...report.failed.map((failed) => failed.index),
    ...report.unsent,
    ...report.unknown,
    ...written,
  ];
  assert.deepEqual(
    places.sort((a, b) => a - b),
    rows.map((_, index) => index),
  );
  for (const { index, row } of report.failed) assert.equal(row, rows[index]);
}

describe("valid rows", () => {
  test("go out in one request, creates and updates", async () => {
    const rows = [{ name: "A" }, { id: OTHER_ID, custom_id: null }, { id: OTHER_ID }];
    const { org, calls } = client(accept);
    const report = await org.bulkWrite(rows);
    assert.equal(calls.length, 1);
    assert.equal(calls[0].method, "POST");
    assert.equal(calls[0].url, "https://dev.api.pigello.io/sales/organization/list/");
    assert.equal(new Headers(calls[0].headers).get("content-type"), "application/json");
    assert.deepEqual(await sent(calls[0]), rows);
    // The answer lacks the names of the updated rows: the rows were sent all the same.
    assert.ok(report.stopped instanceof ResponseError);
    assert.deepEqual(report.unknown, [0, 1, 2]);
  });

  test("come back as the server answers them", async () => {
    const rows = Array.from({ length: 1_000 }, (_, i) => ({ name: `name ${i}` }));
    const { org, calls } = client(accept);
    const report = await org.bulkWrite(rows, { chunkSize: 1_000 });
    assert.equal(calls.length, 1);
    assert.deepEqual(report, { ...empty, written: rows.map((row) => ({ id: ID, ...row })) });
    assert.ok(!("stopped" in report));
  });

  test("undefined is not sent, references only with their id", async () => {
    const { org, calls } = client(accept);
    await org.bulkWrite([
      { name: "A", id: undefined, custom_id: undefined, organization: { id: ID, more: 1 } },
    ]);
    assert.deepEqual(await sent(calls[0]), [{ name: "A", organization: { id: ID } }]);
  });

  test("none: nothing is sent", async () => {
    const { org, calls } = client(accept);
    assert.deepEqual(await org.bulkWrite([]), empty);
    assert.deepEqual(await org.bulkWrite([], { skipInvalid: true }), empty);
    assert.equal(calls.length, 0);
  });

  test("a body that has been sent is not held until the end", async () => {
    const bodies = [];
    const fetch = async (_, { body }) => {
      bodies.push(new WeakRef(body));
      return json([{ id: ID, name: "A" }], 201);
    };
    const held = [];
    const onProgress = () => held.push(bodies.filter((body) => body.deref() !== undefined).length);
    const collecting = async () => {
      for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
      globalThis.gc();
      return credentials;
    };
    const { org } = client(undefined, { fetch, credentials: collecting });
    await org.bulkWrite(
      Array.from({ length: 10 }, () => ({ name: "A" })),
      { chunkSize: 1, onProgress },
    );
    assert.ok(held.at(-1) <= 3, `${held}`);
  });

  test("the report tells of the rows as they were", async () => {
    const { org } = client(() => json({ detail: "no" }, 400));
    const rows = [{ name: "A" }, { name: "B" }];
    const writing = org.bulkWrite(rows);
    rows.splice(0, 1);
    const { failed } = await writing;
    assert.deepEqual(
      failed.map(({ index, row }) => [index, row.name]),
      [
        [0, "A"],
        [1, "B"],
      ],
    );
  });

  test("rows that change after the call do not change what is sent", async () => {
    const rows = [{ name: "A" }];
    const { org, calls } = client(accept, { credentials: async () => credentials });
    const done = org.bulkWrite(rows);
    // The check may begin a turn later, but what it has read is what goes out.
    while (calls.length === 0) await new Promise(setImmediate);
    rows[0].name = "B";
    rows.push({ name: "C" });
    assert.deepEqual((await done).written, [{ id: ID, name: "A" }]);
  });
});

describe("invalid rows", () => {
  const rows = [
    { name: "A" },
    { name: 7, nmae: 1 },
    { name: "B" },
    null,
    { id: "x" },
    { id: ID, created_at: "x" },
  ];
  const expected = ["1.name type", "1.nmae unknown_field", "3 type", "4.id format", "5.created_at read_only"];

  test("reject the whole, the row first in every path, and nothing is sent", async () => {
    const { org, calls } = client(accept);
    const error = await rejection(org.bulkWrite(rows));
    assert.ok(error instanceof ValidationError);
    assert.deepEqual(brief(error.issues), expected);
    for (const issue of error.issues) assert.equal(typeof issue.path[0], "number");
    assert.equal(calls.length, 0);
  });

  test("with skipInvalid stand in failed, and the others go out", async () => {
    const { org, calls } = client(accept);
    const report = await org.bulkWrite(rows, { skipInvalid: true });
    assert.equal(calls.length, 1);
    assert.deepEqual(await sent(calls[0]), [{ name: "A" }, { name: "B" }]);
    assert.deepEqual(report.written, [
      { id: ID, name: "A" },
      { id: ID, name: "B" },
    ]);
    assert.deepEqual(
      report.failed.map(({ index, issues, error }) => [index, brief(issues), error]),
      [
        [1, ["name type", "nmae unknown_field"], undefined],
        [3, [" type"], undefined],
        [4, ["id format"], undefined],
        [5, ["created_at read_only"], undefined],
      ],
    );
    assertComplete(report, rows, [0, 2]);
  });

  test("all of them: nothing is sent", async () => {
    const { org, calls } = client(accept);
    const bad = [{}, { name: 1 }];
    const report = await org.bulkWrite(bad, { skipInvalid: true });
    assert.equal(calls.length, 0);
    assertComplete(report, bad);
    assert.deepEqual(report.written, []);
  });

  test("what is no array rejects, also with skipInvalid", async () => {
    for (const value of [undefined, null, {}, "a", new Set([{ name: "A" }]), { name: "A" }]) {
      for (const skipInvalid of [false, true]) {
        const { org, calls } = client(accept);
        const error = await rejection(org.bulkWrite(value, { skipInvalid }));
        assert.ok(error instanceof ValidationError, `${error}`);
        assert.deepEqual(brief(error.issues), [" type"]);
        assert.equal(calls.length, 0);
      }
    }
  });

  test("the rule across fields holds for each row", async () => {
    const { pigello, calls } = client(accept);
    const base = { answer: true, integration: { id: ID } };
    const error = await rejection(
      pigello.integrations.answeredIntegrationPersonalInformationAccess.bulkWrite([
        base,
        { ...base, answered_by_tenant: { id: ID } },
        { id: ID, answered_by_tenant: { id: ID }, answered_by_sub_tenant: { id: ID } },
        { id: ID, answer: false },
      ]),
    );
    assert.deepEqual(brief(error.issues), [
      "0.answered_by_organization_user exactly_one_of",
      "2.answered_by_tenant exactly_one_of",
      "2.answered_by_sub_tenant exactly_one_of",
    ]);
    assert.equal(calls.length, 0);
  });

  test("many among many", async () => {
    const many = Array.from({ length: 5_000 }, (_, i) => ({ name: i % 3 === 0 ? i : `name ${i}` }));
    const { org, calls } = client(accept);
    const report = await org.bulkWrite(many, { skipInvalid: true });
    const bodies = await Promise.all(calls.map(sent));
    assert.deepEqual(bodies.flat().length, report.written.length);
    assertComplete(
      report,
      many,
      many.flatMap((row, i) => (typeof row.name === "string" ? [i] : [])),
    );
  });
});

describe("failures on the way", () => {
  const rows = [{ name: "A" }, { name: 7 }, { name: "B" }];
  const write = (answer, options) => client(answer).org.bulkWrite(rows, { skipInvalid: true, ...options });

  for (const status of [400, 401, 403, 404, 409, 413, 422, 429]) {
    test(`${status}: the rows that were sent stand in failed, with the error`, async () => {
      const report = await write(() => json([{}, { name: ["Taken."] }], status));
      assertComplete(report, rows);
      assert.deepEqual(
        report.failed.map(({ index }) => index),
        [0, 1, 2],
      );
      const [first, invalid, last] = report.failed;
      assert.ok(first.error instanceof ApiError);
      assert.equal(first.error.status, status);
      assert.equal(last.error, first.error);
      assert.equal(invalid.error, undefined);
      assert.deepEqual(brief(invalid.issues), ["name type"]);
      assert.equal(report.stopped, first.error);
    });
  }

  test("what the server says of a row is said of it in the input, in the message too", async () => {
    const all = ["A", "B", "C", "taken", "E"].map((name) => ({ name }));
    const answer = ({ body }) => {
      const sent = JSON.parse(new TextDecoder().decode(body));
      const faults = sent.map(({ name }) => (name === "taken" ? { name: ["is taken."] } : {}));
      const isFine = faults.every((fault) => fault.name === undefined);
      return isFine ? json(sent.map((row) => ({ id: ID, ...row }))) : json(faults, 400);
    };
    const report = await client(answer).org.bulkWrite(all, { chunkSize: 2, only: [0, 1, 3, 4] });
    assert.deepEqual(report.stopped.issues[0].path, [3, "name"]);
    assert.match(report.stopped.message, /: 3\.name is taken\.$/);
    assert.deepEqual(
      report.failed.map(({ index, issues }) => [index, issues?.[0].path]),
      [
        [3, ["name"]],
        [4, undefined],
      ],
    );
  });

  test("what the server says of rows that were not sent is said of none", async () => {
    const answer = () => json([{}, {}, {}, { name: ["Odd."] }], 400);
    const report = await client(answer).org.bulkWrite([{ name: "A" }, { name: "B" }], { chunkSize: 1 });
    assert.deepEqual(report.stopped.issues[0].path, ["name"]);
    assert.deepEqual(
      report.failed.map(({ index, issues }) => [index, issues]),
      [[0, undefined]],
    );
  });

  for (const [what, answer, type, options] of [
    ...[408, 499, 500, 501, 502, 503, 504, 520, 524].map((status) => [
      `status ${status}`,
      () => json([{}, { name: ["Taken."] }], status),
      ApiError,
    ]),
    ["a broken connection", () => Promise.reject(new TypeError("no")), NetworkError],
    ["a time limit", () => new Promise(() => {}), TimeoutError, { timeout: 5 }],
    ["an answer that is no JSON", () => json("<html>", 200), ResponseError],
    [
      "a body that breaks",
      () => new Response(new ReadableStream({ pull: (c) => c.error(new Error("no")) })),
      NetworkError,
    ],
  ]) {
    test(`${what}: the outcome is not known`, async () => {
      const report = await write(answer, options);
      assertComplete(report, rows);
      assert.deepEqual(report.unknown, [0, 2]);
      assert.deepEqual(report.written, []);
      assert.ok(report.stopped instanceof type, `${report.stopped}`);
    });
  }

  test("any number of chunks at once is no more than there are rows", async () => {
    const report = await write(accept, { concurrency: 2 ** 40 });
    assert.equal(report.written.length, 2);
  });

  test("an abort on the way: the outcome is not known, and the report says why", async () => {
    const controller = new AbortController();
    const { org } = client(() => {
      controller.abort("enough");
      return new Promise(() => {});
    });
    const report = await org.bulkWrite(rows, { skipInvalid: true, signal: controller.signal });
    assertComplete(report, rows);
    assert.deepEqual(report.unknown, [0, 2]);
    assert.equal(report.stopped, "enough");
  });

  for (const [what, reason] of [
    ["a refusal", new PermissionError({ status: 403, headers: new Headers(), body: "no", issues: [] })],
    ["a request that was not sent", new NetworkError("lost", "not_sent", { attempts: 1 })],
  ]) {
    test(`an abort whose reason is ${what} of another call tells nothing of the rows`, async () => {
      const controller = new AbortController();
      const { org } = client(() => {
        controller.abort(reason);
        return json([], 201);
      });
      const rows = ["A", "B", "C"].map((name) => ({ name }));
      const report = await org.bulkWrite(rows, { chunkSize: 2, signal: controller.signal });
      assert.deepEqual([report.failed, report.unknown, report.unsent], [[], [0, 1], [2]]);
      assert.equal(report.stopped, reason);
    });
  }

  test("an abort before anything was sent rejects with the signal's reason", async () => {
    const { org, calls } = client(accept);
    const signal = AbortSignal.abort("enough");
    assert.equal(await rejection(org.bulkWrite(rows, { skipInvalid: true, signal })), "enough");
    assert.equal(calls.length, 0);
  });

  test("no connection: unsent", async () => {
    const server = createServer();
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address();
    await new Promise((resolve) => server.close(resolve));
    const org = new Pigello({ baseUrl: `http://127.0.0.1:${port}`, retry: false }).sales.organization;
    const report = await org.bulkWrite(rows, { skipInvalid: true });
    assertComplete(report, rows);
    assert.deepEqual(report.unsent, [0, 2]);
    assert.deepEqual(report.unknown, []);
    assert.ok(report.stopped instanceof NetworkError);
  });

  test("credentials that cannot be had, or wrong options, reject: nothing was sent", async () => {
    const reason = new Error("no vault");
    for (const [options, call, check] of [
      [{ credentials: () => Promise.reject(reason) }, {}, (error) => assert.equal(error, reason)],
      [{ credentials: () => ({}) }, {}, (error) => assert.ok(error instanceof ConfigError)],
      [{}, { headers: { "X A": "1" } }, (error) => assert.ok(error instanceof ConfigError)],
      [{}, { timeout: -1 }, (error) => assert.ok(error instanceof ConfigError)],
    ]) {
      const { org, calls } = client(accept, options);
      check(await rejection(org.bulkWrite([{ name: "A" }], call)));
      assert.equal(calls.length, 0);
    }
  });
});
