// Streams and iterations are async generators in all they do: compared with the language's own.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { client, ID, json } from "../support/pigello.mjs";

const rows = Array.from({ length: 7 }, (_, i) => ({ id: ID, name: `Name ${i}` }));
const pages = [rows.slice(0, 3), rows.slice(3, 6), rows.slice(6)];

async function* native() {
  for (const page of pages) yield* page;
}

/** The same rows in as many pieces. */
function stream() {
  const lines = pages.map((page) => page.map((row) => `${JSON.stringify(row)}\n`).join(""));
  const body = new ReadableStream({
    pull(control) {
      const piece = lines.shift();
      if (piece === undefined) control.close();
      else control.enqueue(new TextEncoder().encode(piece));
    },
  });
  return client(() => new Response(body)).org.stream();
}

const iterate = () => client((_, place) => json(pages[place])).org.iterate({ pageSize: 3 });

/** Calls what a step says of each iterator, and tells how each call ended. */
async function played(rows, steps) {
  const calls = [];
  for (const [method, waits] of steps) {
    const call = method === "next" ? rows.next() : rows[method](`by ${method}`);
    calls.push(call);
    if (waits) await call.catch(() => {});
  }
  const ends = await Promise.allSettled(calls);
  return ends.map(({ value, reason }) => (reason === undefined ? { ...value } : { reason }));
}

function randomSteps(seed) {
  let state = seed;
  const below = (count) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return (state >> 8) % count;
  };
  const methods = ["next", "next", "next", "next", "next", "next", "next", "return", "throw"];
  return Array.from({ length: 1 + below(12) }, () => [methods[below(methods.length)], below(2) === 0]);
}

describe("calls in any order, awaited or not", () => {
  for (const [name, make] of Object.entries({ stream, iterate })) {
    test(name, async () => {
      for (let seed = 1; seed <= 300; seed++) {
        const steps = randomSteps(seed);
        const expected = await played(native(), steps);
        assert.deepEqual(await played(make(), steps), expected, JSON.stringify(steps));
      }
    });
  }
});

for (const [name, make] of Object.entries({ stream, iterate })) {
  test(`${name}: calls that do not wait for each other`, async () => {
    const iterator = make();
    const all = await Promise.all(Array.from({ length: 9 }, () => iterator.next()));
    assert.deepEqual(
      all.map(({ done }) => done),
      [...rows.map(() => false), true, true],
    );
    assert.deepEqual(
      all.slice(0, rows.length).map(({ value }) => value),
      rows,
    );
  });

  test(`${name}: is its own iterator, and disposable where the language knows of it`, async () => {
    const iterator = make();
    assert.equal(iterator[Symbol.asyncIterator](), iterator);
    await iterator.next();
    if (Symbol.asyncDispose !== undefined) {
      await iterator[Symbol.asyncDispose]();
      assert.deepEqual(await iterator.next(), { value: undefined, done: true });
    }
  });
}

test("return cancels the body", async () => {
  const cancelled = {};
  cancelled.promise = new Promise((resolve) => {
    cancelled.resolve = resolve;
  });
  const body = new ReadableStream({
    start: (control) => control.enqueue(new TextEncoder().encode(`${JSON.stringify(rows[0])}\n`)),
    cancel: cancelled.resolve,
  });
  const iterator = client(() => new Response(body)).org.stream();
  await iterator.next();
  await iterator.return();
  await cancelled.promise;
});
