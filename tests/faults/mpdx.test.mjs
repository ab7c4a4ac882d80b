// The faults against MPDX: the same transport, with PUT, which is sent again as GET is.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import * as fieldgate from "fieldgate";
import { credentials } from "../support/pigello.mjs";
import { DEADLINE, runCell } from "./cell.mjs";
import { parse } from "./expect.mjs";
import { groups } from "./faults.mjs";
import { mpdxGood, RESOURCE } from "./server.mjs";

const classes = new Map(Object.entries(fieldgate));

/** What comes of a fault is what comes of a GET of Pigello: all three need an answer and may be repeated. */
const faults = groups.flatMap((group) => group.faults).filter((fault) => fault.cells.get !== undefined);

const value = {
  mpdxList: ({ data }) => assert.deepEqual(data, [RESOURCE]),
  mpdxGet: ({ data }) => assert.deepEqual(data, RESOURCE),
  mpdxUpdate: ({ data }) => assert.deepEqual(data, RESOURCE),
};

describe("the faults against MPDX", () => {
  test("are as many as there are", () => assert.ok(faults.length >= 40));

  for (const fault of faults) {
    for (const operation of Object.keys(mpdxGood)) {
      const cell = operation === "mpdxList" ? fault.cells.list : fault.cells.get;
      const { result, attempts } = parse(cell);
      test(`${fault.name}: ${operation} is ${cell}`, async () => {
        const seen = await runCell(fault, operation);
        assert.ok(seen.took < DEADLINE, "the deadline did not hold");
        if (result === "ok") {
          if (seen.error !== undefined) throw seen.error;
          value[operation](seen.value);
        } else {
          const allowed = result.split("/").map((name) => classes.get(name));
          assert.ok(allowed.includes(seen.error?.constructor), `${seen.error?.stack ?? seen.error}`);
          assert.equal(seen.error.attempts, attempts);
          if ("outcome" in seen.error) assert.equal(seen.error.outcome, fault.outcome ?? "unknown");
          const shown = inspect(seen.error, { depth: 8, showHidden: true });
          assert.ok(!shown.includes(credentials.clientSecret), "the token is shown");
        }
        assert.equal(seen.fetches, attempts);
        for (const request of seen.requests) assert.deepEqual(request, seen.requests[0]);
      });
    }
  }
});
