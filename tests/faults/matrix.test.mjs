// The fault matrix: every fault and every operation, with the error, the attempts and what was sent again.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, describe, test } from "node:test";
import { inspect } from "node:util";
import * as fieldgate from "fieldgate";
import { credentials } from "../support/pigello.mjs";
import { DEADLINE, ROWS, runCell } from "./cell.mjs";
import { section } from "./docs.mjs";
import { OPERATIONS, parse } from "./expect.mjs";
import { groups } from "./faults.mjs";
import { good, ID, ROW } from "./server.mjs";

const classes = new Map(Object.entries(fieldgate));
const faults = groups.flatMap((group) => group.faults);
const unhandled = [];
process.on("unhandledRejection", (reason) => unhandled.push(reason));

after(() => assert.deepEqual(unhandled, [], "a rejection was left unhandled"));

/** What a success of each operation is. */
const value = {
  list: [ROW, ROW],
  get: ROW,
  create: ROW,
  update: ROW,
  delete: undefined,
  stream: [ROW, ROW],
};

function assertSuccess(operation, seen, count) {
  if (seen.error !== undefined) throw seen.error;
  if (operation === "bulkWrite") {
    const written = ROWS.map((row) => ({ id: ID, ...row }));
    assert.deepEqual(seen.value, { written, failed: [], unsent: [], unknown: [] });
  } else {
    assert.deepEqual(seen.value, count === undefined ? value[operation] : []);
  }
}

/** The report of a bulk write whose first chunk met the fault: the second one has not left. */
function assertReport(report, rows) {
  const places = { failed: report.failed.map((failed) => failed.index), unknown: report.unknown };
  assert.deepEqual(report.written, []);
  assert.deepEqual(report.unsent, rows === "unsent" ? [0, 1, 2] : [2]);
  for (const kind of ["failed", "unknown"]) assert.deepEqual(places[kind], kind === rows ? [0, 1] : [], kind);
  return report.stopped;
}

function assertError(error, { result, attempts }, fault, request) {
  const allowed = result.split("/").map((name) => classes.get(name));
  assert.ok(allowed.includes(error?.constructor), `${error?.stack ?? error}`);
  assert.equal(error.attempts, attempts);
  assert.ok(typeof error.url === "string" && typeof error.method === "string");
  if (request !== undefined) assert.equal(error.method, request.method);
  if ("outcome" in error) assert.equal(error.outcome, fault.outcome ?? "unknown");
  const shown = inspect(error, { depth: 8, showHidden: true });
  for (const secret of Object.values(credentials))
    assert.ok(!shown.includes(secret), "a credential is shown");
}

/** Every attempt is told of, in order, with what is known of it. */
function assertEvents(events, requests) {
  const kinds = events.map(([kind]) => kind).join(" ");
  assert.match(kinds, /^(request response( retry request response)*( |$))+$/);
  for (const [kind, event] of events) {
    const shown = inspect(event, { depth: 8 });
    for (const secret of Object.values(credentials)) assert.ok(!shown.includes(secret), kind);
    assert.equal(event.headers["x-pigello-client-secret"], "[redacted]");
    if (kind !== "request") assert.ok(event.duration >= 0);
  }
  if (requests !== undefined) {
    assert.equal(events.filter(([kind]) => kind === "request").length, requests);
  }
}

describe("the matrix", () => {
  test("is large enough, and names are not used twice", () => {
    assert.ok(faults.length >= 40);
    assert.equal(new Set(faults.map((fault) => fault.name)).size, faults.length);
  });

  for (const fault of faults) {
    for (const operation of fault.only ?? OPERATIONS) {
      const expected = parse(fault.cells[operation]);
      const { result, attempts, rows } = expected;
      test(`${fault.name}: ${operation} is ${fault.cells[operation]}`, async () => {
        const seen = await runCell(fault, operation);
        assert.ok(seen.took < DEADLINE, "the deadline did not hold");
        // The second chunk of a bulk write that succeeds is one request more.
        const sent = result === "ok" && operation === "bulkWrite" ? attempts + 1 : attempts;
        if (result === "ok") assertSuccess(operation, seen, rows);
        else {
          const failure = operation === "bulkWrite" ? assertReport(seen.value, rows) : seen.error;
          assertError(failure, expected, fault, seen.requests[0]);
        }
        assert.equal(seen.fetches, sent);
        assert.equal(seen.requests.length, fault.seen ?? sent);
        assertEvents(seen.events, sent);
        // What is sent again is the same, byte for byte.
        for (const request of seen.requests.slice(0, attempts)) assert.deepEqual(request, seen.requests[0]);
        assert.equal(seen.waits.length, attempts - 1);
        if (fault.waits !== undefined) assert.deepEqual(seen.waits, fault.waits.slice(0, attempts - 1));
      });
    }
  }
});

test("no cell repeats what is not safe, but after a 429", () => {
  for (const fault of faults) {
    for (const operation of ["create", "update", "bulkWrite"]) {
      const cell = fault.cells[operation];
      if (cell !== undefined && parse(cell).attempts > 1) assert.match(fault.name, /^429/);
    }
  }
});

test("every operation has a good answer to compare with", () => {
  assert.deepEqual(Object.keys(good).sort(), [...OPERATIONS].sort());
});

test("the table in docs/transport.md is that of the faults", () => {
  const docs = readFileSync(new URL("../../docs/transport.md", import.meta.url), "utf8");
  assert.ok(docs.includes(section()), "run node tests/faults/write-docs.mjs");
});
