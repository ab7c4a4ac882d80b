// Requests of MPDX: list options, ids, tokens, headers, pages, and the refusals of the server.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import * as fieldgate from "fieldgate";
import { client, document, LIST, MEDIA, PATH, page, ROW, row, TOKEN } from "../../support/mpdx.mjs";
import { brief, rejection, thrown } from "../../support/pigello.mjs";

const { ConfigError, Mpdx, schemas, ValidationError } = fieldgate;
const { listQuery } = schemas.designationAccount;

/** The query of a list, by the name of each parameter. */
async function queryOf(options) {
  const { accounts, calls } = client(page([]));
  await accounts.list(options);
  const url = new URL(calls[0].url);
  assert.equal(url.pathname, PATH);
  assert.equal(calls[0].method, "GET");
  assert.equal(listQuery.validate(options).ok, true);
  return Object.fromEntries(url.searchParams);
}

async function issuesOf(options) {
  const { accounts, calls } = client(page([]));
  const error = await rejection(accounts.list(options));
  assert.ok(error instanceof ValidationError, `${error}`);
  assert.equal(calls.length, 0);
  assert.deepEqual(brief(listQuery.validate(options).issues), brief(error.issues));
  return brief(error.issues);
}

describe("list options", () => {
  test("none", async () => assert.deepEqual(await queryOf({}), {}));

  test("every one, by its name in the query", async () => {
    const options = {
      filter: { wildcardSearch: "gen & ö", updatedAt: "2026-01-01..2026-02-01" },
      page: 2,
      perPage: 10_000,
      sort: "-updated_at",
      include: ["organization", "balances"],
      fields: ["display_name", "designation_number"],
    };
    assert.deepEqual(await queryOf(options), {
      "filter[wildcard_search]": "gen & ö",
      "filter[updated_at]": "2026-01-01..2026-02-01",
      page: "2",
      per_page: "10000",
      sort: "-updated_at",
      include: "organization,balances",
      "fields[designation_accounts]": "display_name,designation_number",
    });
  });

  test("forms of a time", async () => {
    for (const [updatedAt, sent = updatedAt] of [
      ["2026-01-31"],
      ["2026-01-31T12:00:00Z"],
      ["2026-01-01..2026-01-31"],
      ["2026-01-01T00:00:00Z...2026-01-31T00:00:00+01:00"],
      [new Date(0), "1970-01-01T00:00:00.000Z"],
    ]) {
      assert.deepEqual(await queryOf({ filter: { updatedAt } }), { "filter[updated_at]": sent });
    }
    for (const updatedAt of [
      "2026",
      "2026-02-30",
      "..2026-01-01",
      "2026-01-01..",
      "2026-01-01....2026-01-02",
    ]) {
      assert.deepEqual(await issuesOf({ filter: { updatedAt } }), ["filter.updatedAt format"]);
    }
  });

  test("absent options are not sent", async () => {
    const absent = { filter: { wildcardSearch: undefined }, page: undefined, sort: undefined };
    assert.deepEqual(await queryOf(absent), {});
  });

  for (const [options, issues] of [
    [{ page: 0 }, ["page minimum"]],
    [{ page: "1" }, ["page type"]],
    [{ page: 1.5 }, ["page integer"]],
    [{ perPage: null }, ["perPage null"]],
    [{ sort: "name" }, ["sort enum"]],
    [{ sort: "created_at,updated_at" }, ["sort enum"]],
    [{ sort: ["created_at"] }, ["sort type"]],
    [{ include: "balances" }, ["include type"]],
    [{ include: [] }, ["include min_length"]],
    [{ include: ["balance"] }, ["include.0 unknown_field"]],
    [{ include: ["balances", "balances"] }, ["include.1 unique_items"]],
    [{ fields: ["nam", "overwrite"] }, ["fields.0 unknown_field", "fields.1 unknown_field"]],
    [{ filter: { wildcard_search: "a" } }, ["filter.wildcard_search unknown_field"]],
    [{ filter: { wildcardSearch: 7 } }, ["filter.wildcardSearch type"]],
    [{ filter: { wildcardSearch: null } }, ["filter.wildcardSearch null"]],
    [{ filter: "a" }, ["filter type"]],
    [{ per_page: 1, search: "a" }, ["per_page unknown_field", "search unknown_field"]],
    [null, [" type"]],
    [[], [" type"]],
  ]) {
    test(`refused: ${JSON.stringify(options)}`, async () =>
      assert.deepEqual((await issuesOf(options)).sort(), issues));
  }

  test("messages are sentences, in Swedish too", async () => {
    await import("fieldgate/locale/sv");
    const wrong = { filter: { updatedAt: "x" } };
    assert.equal(
      listQuery.validate(wrong).issues[0].message,
      "must be a date, a date-time, or a range of them (A..B)",
    );
    assert.match(listQuery.validate(wrong, { locale: "sv" }).issues[0].message, /ett intervall av dem/);
  });
});

describe("ids", () => {
  test("both are checked before anything is sent", async () => {
    for (const [list, id, issues] of [
      ["x", ROW, ["accountListId format"]],
      [LIST, "../x", ["id format"]],
      ["", "", ["accountListId format", "id format"]],
      ["x", null, ["accountListId format", "id type"]],
      [undefined, ROW, ["accountListId format"]],
      [LIST, undefined, ["id type"]],
      [LIST, 7, ["id type"]],
    ]) {
      const { mpdx, calls } = client();
      const accounts = mpdx.accountList(list).designationAccounts;
      for (const call of [() => accounts.get(id), () => accounts.update(id, { overwrite: true })]) {
        const error = await rejection(call());
        assert.ok(error instanceof ValidationError, `${error}`);
        assert.deepEqual(brief(error.issues), issues);
      }
      assert.equal(calls.length, 0);
    }
  });

  test("the account list's id of a list", async () => {
    const { mpdx, calls } = client(page([]));
    const error = await rejection(mpdx.accountList("a/b").designationAccounts.list({ page: 0 }));
    assert.deepEqual(brief(error.issues), ["accountListId format", "page minimum"]);
    assert.equal(calls.length, 0);
  });
});

describe("the token", () => {
  test("text, a function, an async function: asked before every request", async () => {
    let asked = 0;
    for (const token of [TOKEN, () => `${TOKEN}${++asked}`, async () => `${TOKEN}${++asked}`]) {
      const { accounts, calls } = client(undefined, { token });
      await accounts.get(ROW);
      await accounts.get(ROW);
      for (const { headers } of calls) assert.match(headers.authorization, /^Bearer token-5d1c0f7a\d?$/);
    }
    assert.equal(asked, 4);
  });

  test("missing or wrong is a ConfigError", () => {
    for (const options of [
      undefined,
      null,
      {},
      { token: "" },
      { token: null },
      { token: 7 },
      { token: "a\nb" },
      { token: TOKEN, baseUrl: "http://example.com" },
      { token: TOKEN, baseUrl: "x" },
    ]) {
      assert.ok(thrown(() => new Mpdx(options)) instanceof ConfigError);
    }
  });

  test("a function that gives none is a ConfigError, and nothing is sent", async () => {
    for (const token of [() => undefined, async () => "", () => null]) {
      const { accounts, calls } = client(undefined, { token });
      const error = await rejection(accounts.get(ROW));
      assert.ok(error instanceof ConfigError);
      assert.equal(error.option, "token");
      assert.equal(calls.length, 0);
    }
  });

  test("a proxy needs none, and then none is sent", async () => {
    const { accounts, calls } = client(undefined, { token: undefined, baseUrl: "https://app.example/mpdx/" });
    await accounts.get(ROW);
    assert.equal(calls[0].url, `https://app.example/mpdx${PATH}/${ROW}`);
    assert.equal(new Headers(calls[0].headers).has("authorization"), false);
  });

  test("it shows in no error and no client, even when a server repeats it without its scheme", async () => {
    const echoes = [
      () => document({ errors: [{ status: "401", title: `bad ${TOKEN}`, detail: `Bearer ${TOKEN}` }] }, 401),
      () => document(`token ${TOKEN} is not JSON`),
      () => {
        throw new TypeError("fetch failed");
      },
    ];
    for (const answer of echoes) {
      const { mpdx, accounts } = client(answer);
      const error = await rejection(accounts.get(ROW));
      for (const value of [mpdx, accounts, error, error.issues, error.body, error.cause]) {
        assert.ok(!inspect(value, { depth: 9, showHidden: true }).includes(TOKEN), inspect(value));
      }
    }
  });
});

describe("headers", () => {
  test("the media type on every request, a caller's own besides", async () => {
    const { accounts, calls } = client((call) =>
      document(call.url.includes(ROW) ? { data: row() } : page([row()])),
    );
    const own = { headers: { "Accept-Language": "sv", "Content-Type": "application/json", ACCEPT: "*/*" } };
    await accounts.list({}, own);
    await accounts.get(ROW, own);
    await accounts.update(ROW, { overwrite: true }, own);
    for (const { headers } of calls) {
      assert.deepEqual(Object.fromEntries(new Headers(headers)), {
        accept: MEDIA,
        "accept-language": "sv",
        authorization: `Bearer ${TOKEN}`,
        "content-type": MEDIA,
      });
    }
  });
});

describe("pages", () => {
  /** A server with so many rows, which sends the page back as text. */
  const server =
    (count, more = {}) =>
    ({ url }) => {
      const { searchParams } = new URL(url);
      const number = Number(searchParams.get("page"));
      const size = Number(searchParams.get("per_page") ?? 25);
      const rows = Array.from({ length: count }, (_, i) => row({ name: `n${i}` }));
      return document(
        page(rows.slice((number - 1) * size, number * size), {
          page: `${number}`,
          total_pages: Math.ceil(count / size),
          ...more,
        }),
      );
    };
  const all = async (accounts, options, paging) => {
    const found = [];
    for await (const one of accounts.iterate(options, paging)) found.push(one.attributes.name);
    return found;
  };
  const names = (from, to) => Array.from({ length: to - from }, (_, i) => `n${from + i}`);

  for (const prefetch of [false, true]) {
    test(`as many requests as there are pages, prefetch: ${prefetch}`, async () => {
      for (const [count, requests] of [
        [0, 1],
        [1, 1],
        [4, 2],
        [5, 3],
      ]) {
        const { accounts, calls } = client(server(count));
        assert.deepEqual(await all(accounts, { perPage: 2 }, { prefetch }), names(0, count));
        assert.equal(calls.length, requests);
      }
    });
  }

  test("from another page on, with the other options kept", async () => {
    const { accounts, calls } = client(server(5));
    assert.deepEqual(await all(accounts, { page: 2, perPage: 2, sort: "created_at" }), names(2, 5));
    for (const { url } of calls) assert.equal(new URL(url).searchParams.get("sort"), "created_at");
  });

  test("options that are none are refused, and nothing is sent", async () => {
    for (const options of [Object.create({ filter: { wildcardSearch: "a" } }), 5, [], null]) {
      for (const way of ["list", "pages", "iterate"]) {
        const { accounts, calls } = client(server(4));
        const reading = way === "list" ? accounts.list(options) : accounts[way](options).next();
        const error = await rejection(reading);
        assert.ok(error instanceof ValidationError, `${way}: ${error}`);
        assert.equal(calls.length, 0);
      }
    }
  });

  test("pages are whole documents", async () => {
    const { accounts } = client(server(3));
    const found = [];
    for await (const { data, meta } of accounts.pages({ perPage: 2 }))
      found.push([data.length, meta.pagination.page]);
    assert.deepEqual(found, [
      [2, "1"],
      [1, "2"],
    ]);
  });

  test("a server that tells no number of pages is asked until one is empty", async () => {
    const unchecked = { validateResponses: false };
    const { accounts, calls } = client(server(4, { total_pages: null }), unchecked);
    assert.deepEqual(await all(accounts, { perPage: 2 }), names(0, 4));
    assert.equal(calls.length, 3);
    const bare = client(({ url }) => document({ data: url.includes("page=1") ? [row()] : [] }), unchecked);
    assert.equal((await all(bare.accounts)).length, 1);
  });

  test("a wrong page is refused as in a list", async () => {
    for (const wrong of ["2", 0, 1.5, null]) {
      const { accounts, calls } = client(server(1));
      assert.ok((await rejection(all(accounts, { page: wrong }))) instanceof ValidationError);
      assert.equal(calls.length, 0);
    }
  });

  test("leaving the loop ends the requests", async () => {
    const { accounts, calls } = client(server(100));
    for await (const _ of accounts.iterate({ perPage: 1 })) break;
    assert.equal(calls.length, 1);
  });
});

describe("refusals of the server", () => {
  const error = (fields) => ({ errors: [fields] });
  for (const [what, body, issues] of [
    [
      "a pointer to an attribute",
      error({
        status: "400",
        title: "t",
        detail: "Active is bad",
        source: { pointer: "/data/attributes/active" },
      }),
      [[["active"], "Active is bad"]],
    ],
    [
      "a pointer to something else",
      error({ status: 409, title: "t", source: { pointer: "/data/type" } }),
      [[["data", "type"], "t"]],
    ],
    [
      "a pointer with escapes and places",
      error({ detail: "d", source: { pointer: "/data/attributes/a~1b~0c/0" } }),
      [[["a/b~c", 0], "d"]],
    ],
    ["a parameter", error({ detail: "d", source: { parameter: "sort" } }), [[["sort"], "d"]]],
    ["a page size", error({ detail: "d", source: { parameter: "per_page" } }), [[["perPage"], "d"]]],
    [
      "a filter",
      error({ detail: "d", source: { parameter: "filter[updated_at]" } }),
      [[["filter", "updatedAt"], "d"]],
    ],
    [
      "a fieldset",
      error({ detail: "d", source: { parameter: "fields[designation_accounts]" } }),
      [[["fields"], "d"]],
    ],
    ["no source", error({ status: "bad_request", title: "Bad Request" }), [[[], "Bad Request"]]],
    ["only a status", error({ status: 400 }), [[[], ""]]],
    [
      "several",
      { errors: [{ title: "a" }, { detail: "b", source: null }, null, 7] },
      [
        [[], "a"],
        [[], "b"],
      ],
    ],
  ]) {
    test(what, async () => {
      const found = await rejection(client(() => document(body, 400)).accounts.get(ROW));
      assert.deepEqual(
        found.issues.map(({ path, message }) => [path, message]),
        issues,
      );
      for (const { code } of found.issues) assert.equal(code, "server");
      assert.deepEqual(found.body, body);
    });
  }

  for (const [status, name] of [
    [400, "ApiError"],
    [401, "AuthenticationError"],
    [403, "PermissionError"],
    [404, "NotFoundError"],
    [406, "ApiError"],
    [409, "ConflictError"],
    [415, "ApiError"],
    [500, "ServerError"],
  ]) {
    test(`${status} is ${name}`, async () => {
      const found = await rejection(
        client(() => document(error({ status: `${status}`, title: "x" }), status)).accounts.get(ROW),
      );
      assert.equal(found.constructor, new Map(Object.entries(fieldgate)).get(name));
    });
  }
});
