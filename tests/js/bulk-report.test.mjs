// The report of a bulk write: what each row is told, and what its JSON holds.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { client, json } from "../support/pigello.mjs";

const named = (count) => Array.from({ length: count }, (_, i) => ({ name: `row ${i}` }));
const sent = (call) => new Response(call.body).json();
const refused = (body) => json(body, 400);

describe("a refused chunk", () => {
  test("the JSON of a report grows with its rows, not with their square", async () => {
    const sizeOf = async (count) => {
      const answer = async (call) => refused((await sent(call)).map(() => ({ name: ["Taken."] })));
      const { org } = client(answer);
      const report = await org.bulkWrite(named(count), { chunkSize: count });
      assert.equal(report.failed.length, count);
      assert.ok(report.failed.every(({ issues, error }) => issues.length === 1 && error === report.stopped));
      const written = JSON.parse(JSON.stringify(report));
      assert.deepEqual(written.failed[7].issues, [
        { path: ["name"], code: "server", message: "Taken.", params: {} },
      ]);
      assert.equal(written.failed[7].error.status, 400);
      assert.equal(written.stopped.body.length, count);
      return JSON.stringify(report).length;
    };
    assert.ok((await sizeOf(400)) < 2.1 * (await sizeOf(200)));
  });

  test("what is about all rows of a request stands in the JSON, whatever stopped the write", async () => {
    const answers = [
      () => refused({ non_field_errors: ["Closed until Monday"] }),
      () => refused({ non_field_errors: ["See ticket 42"] }),
    ];
    const { org } = client((_call, index) => answers[index]());
    const report = await org.bulkWrite(named(4), { chunkSize: 2, concurrency: 2 });
    assert.equal(report.failed.length, 4);
    const text = JSON.stringify(report);
    for (const said of ["Closed until Monday", "See ticket 42"]) {
      const { failed, stopped } = JSON.parse(text);
      const whole = [stopped, ...failed.map(({ error }) => error)].filter(({ body }) =>
        body?.non_field_errors.includes(said),
      );
      assert.equal(whole.length, 1, said);
    }
  });

  test("each row of a chunk of the usual size has its issues", async () => {
    const bad = Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`f${i}`, ["No."]]));
    const { org } = client(async (call) => refused((await sent(call)).map(() => bad)));
    const { failed } = await org.bulkWrite(named(500));
    assert.deepEqual(new Set(failed.map(({ issues }) => issues?.length)), new Set([17]));
  });
});
