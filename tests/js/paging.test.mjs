// Pages of a list: constant size, explicit order, the end, leaving early, and the page that is asked for ahead.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { NotFoundError, ServerError, ValidationError } from "fieldgate";
import { brief, client, json, rejection } from "../support/pigello.mjs";

const rows = Array.from({ length: 25 }, (_, i) => ({
  id: `00000000-0000-4000-8000-${String(i).padStart(12, "0")}`,
  name: `name ${i}`,
}));
const query = (call) => new URL(call.url).searchParams;

/** Answers with the page that is asked for. */
function page(call) {
  const [number, size] = [Number(query(call).get("_page")), Number(query(call).get("_page_size"))];
  return rows.slice((number - 1) * size, number * size);
}
const paged = (call) => json(page(call));
const past404 = (call) => (page(call).length === 0 ? json({ detail: "Invalid page." }, 404) : paged(call));

async function collect(source) {
  const all = [];
  for await (const one of source) all.push(one);
  return all;
}
const turns = async (count = 10) => {
  for (let i = 0; i < count; i++) await new Promise(setImmediate);
};

describe("pages", () => {
  test("ask for the same, whatever the caller does with the options meanwhile", async () => {
    const since = new Date("2026-01-01T00:00:00Z");
    const options = { pageSize: 10, filters: { name: { in: ["A"] }, created_at: { gte: since } } };
    const { org, calls } = client(paged);
    for await (const _ of org.pages(options)) {
      options.filters.name.in.push("B");
      since.setUTCFullYear(2027);
      options.pageSize = 1;
    }
    const same = calls.map((call) => {
      const asked = query(call);
      asked.delete("_page");
      return asked.toString();
    });
    assert.equal(same.length, 3);
    assert.deepEqual(new Set(same).size, 1);
  });

  test("options that hold themselves are refused", async () => {
    const filters = {};
    filters.name = filters;
    const { org, calls } = client(paged);
    assert.ok((await rejection(collect(org.pages({ filters })))) instanceof ValidationError);
    assert.equal(calls.length, 0);
  });

  for (const prefetch of [false, true]) {
    test(`of a constant size in a stable order, to the short one, prefetch ${prefetch}`, async () => {
      const { org, calls } = client(paged);
      const all = await collect(org.pages({ pageSize: 10 }, { prefetch }));
      assert.deepEqual(
        all.map((one) => one.length),
        [10, 10, 5],
      );
      assert.deepEqual(all.flat(), rows);
      assert.deepEqual(
        calls.map((call) => [...query(call)].sort().join("&")),
        [1, 2, 3].map((number) => `_order_by,id&_page,${number}&_page_size,10`),
      );
    });

    for (const [what, answer] of Object.entries({ "an empty page": paged, 404: past404 })) {
      test(`that come out even end with ${what}, prefetch ${prefetch}`, async () => {
        const { org, calls } = client(answer);
        assert.deepEqual((await collect(org.pages({ pageSize: 5 }, { prefetch }))).flat(), rows);
        assert.equal(calls.length, 6);
      });
    }
  }

  test("keep the order, filters and search that are given", async () => {
    const { org, calls } = client(paged);
    const options = { pageSize: 20, orderBy: ["-name"], search: "n", filters: { custom_id: null } };
    await collect(org.pages(options));
    for (const call of calls) {
      assert.equal(query(call).get("_order_by"), "-name");
      assert.equal(query(call).get("_search"), "n");
      assert.equal(query(call).get("custom_id__isnull"), "true");
    }
  });

  test("hold 100 rows when no size is given, and begin where they are told to", async () => {
    const { org, calls } = client(paged);
    await collect(org.pages());
    assert.equal(query(calls[0]).get("_page_size"), "100");
    const later = client(paged);
    assert.deepEqual((await collect(later.org.pages({ pageSize: 10, page: 2 }))).flat(), rows.slice(10));
  });

  test("none: one empty page", async () => {
    const { org, calls } = client(() => json([]));
    assert.deepEqual(await collect(org.pages()), [[]]);
    assert.deepEqual(await collect(org.iterate()), []);
    assert.equal(calls.length, 2);
  });

  for (const [what, size] of [
    ["as many rows as were asked for", 25],
    ["more rows than were asked for", 3],
  ]) {
    test(`the same page again and again ends: ${what}`, async () => {
      // As where something between drops the query.
      const { org, calls } = client(() => json(rows));
      const error = await rejection(collect(org.iterate({ pageSize: size })));
      assert.equal(error.code, "response_error");
      assert.match(error.message, /the same page.*\(GET https:/);
      assert.deepEqual([error.status, JSON.parse(error.body).length], [200, 25]);
      assert.equal(calls.length, 4);
    });
  }

  test("the same page once more, as rows were added meanwhile, is none of that", async () => {
    let added = 0;
    const { org } = client((call) => {
      const [number, size] = [Number(query(call).get("_page")), 5];
      if (number > 1 && added < 2) added += 1;
      return json(rows.slice((number - 1 - added) * size, (number - added) * size));
    });
    assert.equal((await collect(org.iterate({ pageSize: 5 }))).length, rows.length + 2 * 5);
  });

  test("404 on the first page is an error", async () => {
    const { org } = client(() => json({}, 404));
    assert.ok((await rejection(collect(org.pages()))) instanceof NotFoundError);
    assert.ok((await rejection(collect(org.iterate({ page: 3 })))) instanceof NotFoundError);
  });

  test("an error in the middle comes when its turn is, after the rows before it", async () => {
    for (const prefetch of [false, true]) {
      const { org } = client((call, index) => (index === 1 ? json({}, 500) : paged(call)));
      const seen = [];
      const error = await rejection(
        (async () => {
          for await (const row of org.iterate({ pageSize: 10 }, { prefetch })) seen.push(row);
        })(),
      );
      assert.ok(error instanceof ServerError);
      assert.deepEqual(seen, rows.slice(0, 10));
    }
  });

  test("slim rows", async () => {
    const { org, calls } = client((call) => json(page(call).map(({ id }) => ({ id }))));
    const all = await collect(org.iterate({ slim: true, pageSize: 10 }));
    assert.deepEqual(
      all,
      rows.map(({ id }) => ({ id })),
    );
    assert.equal(query(calls[0]).get("_slim"), "true");
  });
});

describe("leaving the loop", () => {
  test("ends the requests", async () => {
    const { org, calls } = client(paged);
    for await (const row of org.iterate({ pageSize: 10 }))
      if (row === undefined || row.name === "name 3") break;
    await turns();
    assert.equal(calls.length, 1);
  });

  test("aborts the page that is asked for ahead", async () => {
    let ahead;
    const answer = (call, index) => {
      if (index === 0) return paged(call);
      ahead = call.signal;
      return new Promise(() => {});
    };
    for (const way of ["pages", "iterate"]) {
      const { org, calls } = client(answer);
      for await (const _ of org[way]({ pageSize: 10 }, { prefetch: true })) {
        while (calls.length < 2) await turns(1);
        break;
      }
      assert.ok(ahead.aborted, way);
      assert.equal(calls.length, 2);
    }
  });

  test("by an error of the loop does the same", async () => {
    const { org, calls } = client((call, index) => (index === 0 ? paged(call) : new Promise(() => {})));
    const reason = new Error("mine");
    const loop = async () => {
      for await (const _ of org.pages({ pageSize: 10 }, { prefetch: true })) throw reason;
    };
    assert.equal(await rejection(loop()), reason);
    await turns();
    for (const call of calls.slice(1)) assert.ok(call.signal.aborted);
  });

  test("without ever beginning it: nothing is sent", async () => {
    const { org, calls } = client(paged);
    org.pages();
    await org.iterate().return();
    await turns();
    assert.equal(calls.length, 0);
  });
});

describe("prefetch", () => {
  test("asks for no more than one page ahead", async () => {
    const { org, calls } = client(paged);
    const pages = org.pages({ pageSize: 5 }, { prefetch: true });
    for (let taken = 1; taken <= 4; taken++) {
      await pages.next();
      await turns();
      assert.equal(calls.length, taken + 1);
    }
    await pages.return();
  });

  test("without it no page is asked for before its turn", async () => {
    const { org, calls } = client(paged);
    const pages = org.pages({ pageSize: 5 });
    for (let taken = 1; taken <= 4; taken++) {
      await pages.next();
      await turns();
      assert.equal(calls.length, taken);
    }
  });
});

describe("an abort", () => {
  test("ends the rows that have come already, too", async () => {
    const controller = new AbortController();
    const { org, calls } = client(paged);
    const seen = [];
    const loop = async () => {
      for await (const row of org.iterate({ pageSize: 10 }, { signal: controller.signal, prefetch: true })) {
        seen.push(row);
        if (seen.length === 3) controller.abort("enough");
      }
    };
    assert.equal(await rejection(loop()), "enough");
    assert.equal(seen.length, 3);
    assert.ok(calls.length <= 2);
  });

  test("before the first page: nothing is sent", async () => {
    const { org, calls } = client(paged);
    const signal = AbortSignal.abort("enough");
    assert.equal(await rejection(collect(org.pages({}, { signal }))), "enough");
    assert.equal(calls.length, 0);
  });
});

describe("wrong options", () => {
  class Filtered {
    get filters() {
      return { name: "name 1" };
    }
  }
  const boom = new Error("boom");
  const ways = {
    list: (org, options) => org.list(options),
    pages: (org, options) => collect(org.pages(options)),
    iterate: (org, options) => collect(org.iterate(options)),
    stream: (org, options) => collect(org.stream(options)),
  };
  const thrower = () => ({
    get filters() {
      throw boom;
    },
  });
  for (const [what, options] of [
    ["an instance of a class", new Filtered()],
    ["what is inherited", Object.create({ filters: { name: "name 1" } })],
    ["a number", 5],
    ["an array", []],
    ["null", null],
    ["a getter that throws", thrower()],
  ]) {
    test(`${what}: refused by every way to read a list, and nothing is sent`, async () => {
      for (const [way, call] of Object.entries(ways)) {
        const { org, calls } = client(paged);
        const error = await rejection(call(org, options));
        assert.ok(error instanceof ValidationError, `${way}: ${error}`);
        assert.deepEqual(brief(error.issues), [" type"], way);
        assert.equal(error.cause, what.startsWith("a getter") ? boom : undefined, way);
        assert.equal(calls.length, 0, way);
      }
    });
  }

  for (const [options, expected] of [
    [{ pageSize: 0 }, ["pageSize minimum"]],
    [{ pageSize: -1 }, ["pageSize minimum"]],
    [{ pageSize: "10" }, ["pageSize type"]],
    [{ pageSize: 1.5 }, ["pageSize integer"]],
    [{ page: "2" }, ["page type"]],
    [{ page: null }, ["page null"]],
    [{ page: 0 }, ["page minimum"]],
    [{ statistics: true }, ["statistics unknown_field"]],
    [{ pagesize: 1 }, ["pagesize unknown_field"]],
  ]) {
    test(JSON.stringify(options), async () => {
      for (const way of ["pages", "iterate"]) {
        const { org, calls } = client(paged);
        const error = await rejection(collect(org[way](options)));
        assert.ok(error instanceof ValidationError, `${error}`);
        assert.deepEqual(brief(error.issues), expected);
        assert.equal(calls.length, 0);
      }
    });
  }
});
