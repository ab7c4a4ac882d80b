// Streams: rows while the answer is still open, checked one by one, with bounded memory and back-pressure.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { NetworkError, ResponseError, TimeoutError, ValidationError } from "fieldgate";
import { brief, client, ID, json, organization, rejection } from "../support/pigello.mjs";

const rows = Array.from({ length: 5 }, (_, i) => ({ id: ID, name: `näme ${i}` }));
const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join("");
const bytes = (text) => new TextEncoder().encode(text);
const turns = async (count = 10) => {
  for (let i = 0; i < count; i++) await new Promise(setImmediate);
};

async function collect(source) {
  const all = [];
  for await (const one of source) all.push(one);
  return all;
}

/** An answer in pieces of so many bytes. */
function pieces(text, size) {
  const all = typeof text === "string" ? bytes(text) : text;
  let at = 0;
  return new Response(
    new ReadableStream({
      pull(control) {
        if (at >= all.length) control.close();
        else control.enqueue(all.subarray(at, at + size));
        at += size;
      },
    }),
  );
}

/** An answer that a test writes by hand. */
function open() {
  let control;
  let cancelled;
  const state = { write: (text) => control.enqueue(bytes(text)), close: () => control.close() };
  state.fail = (reason) => control.error(reason);
  state.cancelled = new Promise((resolve) => {
    cancelled = resolve;
  });
  state.response = new Response(
    new ReadableStream({
      start: (given) => {
        control = given;
      },
      cancel: cancelled,
    }),
  );
  return state;
}

/** The rows before the error, and the error. */
async function failing(source) {
  const seen = [];
  const error = await rejection(
    (async () => {
      for await (const row of source) seen.push(row);
    })(),
  );
  return { seen, error };
}

describe("rows", () => {
  for (const size of [1, 2, 7, 64, 10_000]) {
    test(`in pieces of ${size} bytes`, async () => {
      const { org, calls } = client(() => pieces(lines, size));
      assert.deepEqual(await collect(org.stream()), rows);
      assert.equal(new URL(calls[0].url).searchParams.get("_jsonl"), "true");
    });
    test(`as an array, in pieces of ${size} bytes`, async () => {
      for (const text of [JSON.stringify(rows), ` \n ${JSON.stringify(rows, null, 1)}\n`, "[]", " [ ] "]) {
        const { org } = client(() => pieces(text, size));
        assert.deepEqual(await collect(org.stream()), JSON.parse(text));
      }
    });
  }

  for (const [what, text] of Object.entries({
    "CR LF": lines.replaceAll("\n", "\r\n"),
    "no last line end": lines.trimEnd(),
    "empty lines": `\n\n${lines.replaceAll("\n", "\n \t\n")}\n`,
  })) {
    test(`with ${what}`, async () => {
      assert.deepEqual(await collect(client(() => pieces(text, 16)).org.stream()), rows);
    });
  }

  test("none", async () => {
    for (const text of ["", "\n", " \n\n"]) {
      assert.deepEqual(await collect(client(() => new Response(text)).org.stream()), []);
    }
  });

  test("come while the answer is still open", async () => {
    const answer = open();
    const stream = client(() => answer.response).org.stream();
    answer.write(`${JSON.stringify(rows[0])}\n{"id":`);
    assert.deepEqual((await stream.next()).value, rows[0]);
    answer.write(`"${ID}","name":"B"}\n`);
    assert.deepEqual((await stream.next()).value, { id: ID, name: "B" });
    answer.close();
    assert.deepEqual(await stream.next(), { value: undefined, done: true });
  });

  test("what is no response is an error of ours", async () => {
    for (const more of [{}, { text: async () => "" }, { json: async () => [] }]) {
      const answer = { status: 200, headers: new Headers(), body: null, ...more };
      const { error } = await failing(client(() => answer).org.stream());
      assert.ok(error instanceof NetworkError, `${error}`);
      assert.equal(error.attempts, 1);
    }
  });

  test("slim: only ids", async () => {
    const { org, calls } = client(() => new Response(`{"id":"${ID}"}\n{"id":"${ID}"}`));
    assert.deepEqual(await collect(org.stream({ slim: true })), [{ id: ID }, { id: ID }]);
    assert.equal(new URL(calls[0].url).searchParams.get("_slim"), "true");
    for (const [line, issue] of [
      ['{"id":7}', "1.id type"],
      ['{"id":null}', "1.id null"],
      ['{"id":"7"}', "1.id format"],
      ["{}", "1.id required"],
      ["7", "1 type"],
      [`{"id":"${ID}","id":"${ID}"}`, "1 not_json"],
      ["{bad", "1 not_json"],
    ]) {
      const { error } = await failing(client(() => new Response(`${line}\n`)).org.stream({ slim: true }));
      assert.deepEqual(brief(error.issues), [issue]);
    }
  });

  test("unchecked when answers are not validated, but JSON all the same", async () => {
    const off = { validateResponses: false };
    const { org } = client(() => new Response('{"id":7}\n'), off);
    assert.deepEqual(await collect(org.stream({ slim: true })), [{ id: 7 }]);
    assert.deepEqual(await collect(client(() => new Response('{"a":1}\n'), off).org.stream()), [{ a: 1 }]);
    assert.ok(
      (await failing(client(() => new Response('{"a"'), off).org.stream())).error instanceof ResponseError,
    );
  });
});

describe("memory", () => {
  test("no more is asked of the server than is used", async () => {
    let pulled = 0;
    const line = bytes(lines);
    const body = new ReadableStream({
      pull(control) {
        pulled += 1;
        control.enqueue(line);
      },
    });
    let taken = 0;
    for await (const _ of client(() => new Response(body)).org.stream()) {
      taken += 1;
      await turns(1);
      // Each piece holds five rows, and some pieces wait in the queues of the platform.
      assert.ok(pulled <= taken / 5 + 4, `${pulled} pieces were asked for after ${taken} rows`);
      if (taken === 200) break;
    }
  });

  test("does not grow with the length", async () => {
    const line = bytes(`${JSON.stringify({ id: ID, name: "x".repeat(1_000) })}\n`.repeat(60));
    let left = 1_000;
    const body = new ReadableStream({
      pull(control) {
        if (left-- === 0) control.close();
        else control.enqueue(line.slice());
      },
    });
    let count = 0;
    let most = 0;
    globalThis.gc?.();
    const before = process.memoryUsage();
    for await (const _ of client(() => new Response(body)).org.stream()) {
      if (++count % 10_000 !== 0) continue;
      globalThis.gc?.();
      const now = process.memoryUsage();
      most = Math.max(most, now.heapUsed + now.arrayBuffers - before.heapUsed - before.arrayBuffers);
    }
    assert.equal(count, 60_000);
    // Sixty megabytes went by.
    if (globalThis.gc !== undefined) assert.ok(most < 12_000_000, `${most} bytes were held`);
  });

  test("a line that is longer than the limit is an error, as is an array", async () => {
    const long = `{"id":"${ID}","name":"${"x".repeat(5_000)}"}`;
    for (const text of [`${lines}${long}\n`, `${lines}${long}`, `[${long}]`]) {
      for (const size of [16, 100_000]) {
        const { org } = client(() => pieces(text, size), { maxResponseBytes: 2_000 });
        const { error } = await failing(org.stream());
        assert.ok(error instanceof ResponseError, `${size} ${error}`);
        assert.match(error.message, /larger than 2000 bytes/);
      }
    }
    const { org } = client(() => pieces(lines.repeat(500), 1_000), { maxResponseBytes: 2_000 });
    assert.equal((await collect(org.stream())).length, 2_500);
  });
});

describe("bad lines", () => {
  for (const [what, line, issues] of [
    ["is no JSON", "{oops}", ["3 not_json"]],
    ["is HTML", "<html>", ["3 not_json"]],
    ["has a wrong type", `{"id":"${ID}","name":7}`, ["3.name type"]],
    ["lacks its id", '{"name":"A"}', ["3.id required"]],
    ["is null", "null", ["3 type"]],
    ["is an array", "[]", ["3 type"]],
    ["has a key twice", `{"id":"${ID}","name":"A","name":"B"}`, ["3.name not_json"]],
    ["has text behind it", `{"id":"${ID}","name":"A"} x`, ["3 not_json"]],
  ]) {
    test(`a line that ${what}`, async () => {
      const [first, second, ...rest] = lines.split("\n");
      const text = [first, second, line, ...rest].join("\n");
      for (const size of [5, 10_000]) {
        const { seen, error } = await failing(client(() => pieces(text, size)).org.stream());
        assert.ok(error instanceof ResponseError, `${error}`);
        assert.match(error.message, /line 3 /);
        assert.equal(error.issues[0].path[0], 3);
        assert.equal(brief(error.issues)[0].split(" ")[1], issues[0].split(" ")[1]);
        assert.deepEqual(seen, rows.slice(0, 2));
        assert.equal(error.body, line);
        assert.deepEqual([error.status, error.attempts], [200, 1]);
      }
    });
  }

  test("a line number counts empty lines, too", async () => {
    const { error } = await failing(client(() => new Response(`\n\n${lines}\n\nx`)).org.stream());
    assert.match(error.message, /line 10 .*\(line 10, column 1\)/);
    assert.equal(error.issues[0].params.line, 10);
  });

  test("bytes that are no UTF-8, with and without validation", async () => {
    const wrong = bytes(`${lines}{"id":"${ID}","name":"?"}\n`);
    wrong[wrong.lastIndexOf(0x3f)] = 0xff;
    for (const validateResponses of [true, false]) {
      const { seen, error } = await failing(
        client(() => pieces(wrong, 9), { validateResponses }).org.stream(),
      );
      assert.ok(error instanceof ResponseError);
      assert.match(error.message, /line 6 /);
      assert.equal(seen.length, 5);
    }
  });

  test("a last line that was cut off, wherever", async () => {
    const last = JSON.stringify(rows[0]);
    for (let cut = 1; cut < last.length; cut += 7) {
      const { seen, error } = await failing(
        client(() => new Response(lines + last.slice(0, cut))).org.stream(),
      );
      assert.ok(error instanceof ResponseError, `${cut}`);
      assert.equal(seen.length, 5);
    }
  });

  test("an array that was cut off", async () => {
    const { error } = await failing(
      client(() => new Response(JSON.stringify(rows).slice(0, -1))).org.stream(),
    );
    assert.ok(error instanceof ResponseError);
  });

  test("204 is no list", async () => {
    assert.ok((await failing(client(() => json("", 204)).org.stream())).error instanceof ResponseError);
  });
});

describe("the end", () => {
  test("leaving the loop cancels the body", async () => {
    const answer = open();
    answer.write(lines);
    for await (const _ of client(() => answer.response).org.stream()) break;
    await answer.cancelled;
  });

  test("an array, too", async () => {
    for await (const row of client(() => json(rows)).org.stream()) {
      assert.deepEqual(row, rows[0]);
      break;
    }
  });

  test("a body that breaks is NetworkError, after the rows that came, and is not begun anew", async () => {
    const reason = new TypeError("terminated");
    let at = 0;
    const broken = () =>
      new Response(
        new ReadableStream({
          pull: (control) => (at++ === 0 ? control.enqueue(bytes(lines)) : control.error(reason)),
        }),
      );
    const { org, calls } = client(broken, { retry: { sleep: async () => {} } });
    const { seen, error } = await failing(org.stream());
    assert.ok(error instanceof NetworkError);
    assert.equal(error.cause, reason);
    assert.deepEqual(seen, rows);
    assert.equal(calls.length, 1);
  });

  test("the opening is tried again", async () => {
    const answer = (_, index) => (index === 0 ? json({}, 503) : new Response(lines));
    const { org, calls } = client(answer, { retry: { sleep: async () => {} } });
    assert.deepEqual(await collect(org.stream()), rows);
    assert.equal(calls.length, 2);
  });

  test("an abort ends it between two rows, and while a piece is awaited", async () => {
    for (const after of [2, 5]) {
      const answer = open();
      answer.write(lines);
      const controller = new AbortController();
      const seen = [];
      const loop = async () => {
        for await (const row of client(() => answer.response).org.stream({}, { signal: controller.signal })) {
          seen.push(row);
          if (seen.length === 2 && after === 2) controller.abort("enough");
          if (seen.length === 5) setTimeout(() => controller.abort("enough"), 5);
        }
      };
      assert.equal(await rejection(loop()), "enough");
      assert.equal(seen.length, after);
      await answer.cancelled;
    }
  });

  test("an abort before the first piece ends it too", async () => {
    const answer = open();
    const controller = new AbortController();
    const hooks = { onResponse: () => controller.abort("enough") };
    const stream = client(() => answer.response, { hooks }).org.stream({}, { signal: controller.signal });
    assert.equal(await rejection(stream.next()), "enough");
    await answer.cancelled;
  });

  test("the timeout is for each piece, and not for what the loop does", async () => {
    const answer = open();
    answer.write(lines);
    const stream = client(() => answer.response, { timeout: 60 }).org.stream();
    await stream.next();
    // The loop is slow, and the server is not to blame.
    await new Promise((resolve) => setTimeout(resolve, 150));
    for (let i = 1; i < 5; i++) assert.equal((await stream.next()).done, false);
    const error = await rejection(stream.next());
    assert.ok(error instanceof TimeoutError);
    assert.equal(error.timeout, 60);
    await answer.cancelled;
  });

  test("the deadline is for the whole", async () => {
    const answer = open();
    answer.write(lines);
    const { seen, error } = await failing(client(() => answer.response, { deadline: 60 }).org.stream());
    assert.ok(error instanceof TimeoutError);
    assert.equal(seen.length, 5);
  });
});

test("wrong options send nothing", async () => {
  for (const [options, expected] of [
    [{ statistics: true }, ["statistics unknown_field"]],
    [{ filters: { nmae: "A" } }, ["filters.nmae unknown_field"]],
  ]) {
    const { org, calls } = client();
    const { error } = await failing(org.stream(options));
    assert.ok(error instanceof ValidationError);
    assert.deepEqual(brief(error.issues), expected);
    assert.equal(calls.length, 0);
  }
});

test("an array after much white space is an array", async () => {
  const { org } = client(() => json(`${" ".repeat(200)}[${JSON.stringify(organization)}]`));
  const rows = [];
  for await (const row of org.stream()) rows.push(row);
  assert.deepEqual(rows, [organization]);
});

test("a body that was read already is a failure of the network, as it is for a list", async () => {
  const read = async () => {
    const response = json([organization]);
    await response.text();
    return response;
  };
  for (const failed of [client(read).org.list(), client(read).org.stream().next()]) {
    assert.equal((await rejection(failed)).code, "network_error");
  }
});
