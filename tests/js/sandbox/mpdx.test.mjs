// MPDX in the sandbox: who may ask and how, lists, rows, and what comes along with them.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ValidationError } from "fieldgate";
import { createSandbox } from "fieldgate/sandbox";
import { errorsOf, LIST, MEDIA, OTHER_LIST, open, PATH } from "../support/mpdx-sandbox.mjs";

const ABSENT = "00000000-0000-4000-8000-000000000001";
const rows = [
  { attributes: { name: "General Fund", designation_number: "1001", balance: "10.50" } },
  { attributes: { name: "Water", designation_number: "2100", organization_name: "North" } },
  { attributes: { name: null, designation_number: "1002", created_at: "2020-01-01T00:00:00Z" } },
  { attributes: { name: "GENERATOR", designation_number: null, updated_at: "2025-03-04T05:06:07Z" } },
];
const namesOf = ({ body }) => body.data.map(({ attributes }) => attributes.display_name);
const [FUND, WATER, NUMBER, GENERATOR] = ["General Fund (1001)", "Water (2100)", "1002", "GENERATOR"];

describe("who may ask, and how", () => {
  for (const [what, headers, status] of [
    ["no token", { authorization: null }, 401],
    ["an empty token", { authorization: "Bearer " }, 401],
    ["another scheme", { authorization: "Basic abc" }, 401],
    ["no Content-Type", { "content-type": null }, 415],
    ["JSON as Content-Type", { "content-type": "application/json" }, 415],
    ["only JSON accepted", { accept: "application/json" }, 406],
    ["a media type with parameters", { "content-type": `${MEDIA}; charset=utf-8` }, 200],
    ["the media type accepted", { accept: MEDIA }, 200],
    ["anything accepted", { accept: "*/*;q=0.8" }, 200],
    ["the media type among others", { accept: `text/html, ${MEDIA}` }, 200],
  ]) {
    test(`${what}: ${status}`, async () => {
      const { send, seeded } = open(rows);
      for (const path of [PATH, `${PATH}/${seeded[0].id}`]) {
        const answer = await send("GET", path, { headers });
        if (status === 200) assert.equal(answer.status, 200);
        else assert.deepEqual(errorsOf(answer), [status, ""]);
      }
    });
  }

  test("a token of one's own, or none", async () => {
    const own = open(rows, { token: "secret-1" });
    const wrong = await own.send("GET", PATH);
    assert.equal(wrong.status, 401);
    assert.ok(!wrong.text.includes("token-1"));
    assert.equal(
      (await own.send("GET", PATH, { headers: { authorization: "Bearer secret-1" } })).status,
      200,
    );
    const none = open(rows, { token: false });
    assert.equal((await none.send("GET", PATH, { headers: { authorization: null } })).status, 200);
  });

  test("405 for what the document does not have", async () => {
    const { send, seeded } = open(rows);
    for (const [method, path, allow] of [
      ["POST", PATH, "GET"],
      ["PUT", PATH, "GET"],
      ["DELETE", `${PATH}/${seeded[0].id}`, "GET, PUT"],
      ["PATCH", `${PATH}/${seeded[0].id}`, "GET, PUT"],
    ]) {
      const answer = await send(method, path, { headers: {} });
      assert.deepEqual(errorsOf(answer), [405, ""]);
      assert.equal(answer.headers.get("allow"), allow);
    }
  });

  test("404 for lists, rows and paths that are not there", async () => {
    const { sandbox, send, seeded, get } = open(rows);
    const elsewhere = PATH.replace(LIST, OTHER_LIST);
    for (const path of [elsewhere, `${elsewhere}/${seeded[0].id}`, PATH.replace(LIST, "x")]) {
      assert.deepEqual(errorsOf(await send("GET", path)), [404, ""]);
    }
    const absent = await get(ABSENT);
    assert.deepEqual(errorsOf(absent), [404, ""]);
    assert.ok(absent.body.errors[0].detail.includes(ABSENT));
    // A row is in one list only, and an empty list is one.
    sandbox.seed("designationAccount", [], OTHER_LIST);
    assert.equal((await send("GET", elsewhere)).body.meta.pagination.total_count, 0);
    assert.equal((await send("GET", `${elsewhere}/${seeded[0].id}`)).status, 404);
    for (const path of [`${PATH}/`, `${PATH}/a/b`, "/api/v2/account_lists"]) {
      assert.equal((await send("GET", path)).status, 404, path);
    }
  });
});

describe("lists", () => {
  test("the form of a list, and of a row", async () => {
    const { list, get, seeded } = open([rows[0]]);
    const answer = await list();
    assert.equal(answer.headers.get("content-type"), `${MEDIA}; charset=utf-8`);
    assert.deepEqual(answer.body, {
      data: seeded,
      meta: {
        pagination: { page: 1, per_page: 25, total_count: 1, total_pages: 1 },
        sort: null,
        filter: {},
      },
    });
    assert.deepEqual((await get(seeded[0].id)).body, { data: seeded[0] });
    assert.deepEqual((await get(seeded[0].id.toUpperCase())).body, { data: seeded[0] });
    assert.deepEqual(seeded[0].attributes, {
      active: true,
      balance: "10.50",
      balance_updated_at: null,
      converted_balance: 10.5,
      created_at: "2026-01-01T00:00:00Z",
      currency: "USD",
      currency_symbol: "$",
      designation_number: "1001",
      display_name: FUND,
      exchange_rate: 1,
      legacy_designation_number: null,
      name: "General Fund",
      organization_name: "Organization",
      updated_at: "2026-01-01T00:00:00Z",
      updated_in_db_at: "2026-01-01T00:00:00Z",
    });
  });

  for (const [query, names] of [
    ["", [NUMBER, FUND, WATER, GENERATOR]],
    ["filter[wildcard_search]=gener", [FUND, GENERATOR]],
    ["filter[wildcard_search]=AT", [WATER, GENERATOR]],
    ["filter[wildcard_search]=100", [NUMBER, FUND]],
    ["filter[wildcard_search]=00", []],
    ["filter[updated_at]=2025-03-04", [GENERATOR]],
    ["filter[updated_at]=2025-03-04T05:06:07Z", [GENERATOR]],
    ["filter[updated_at]=2025-03-04T05:06:08Z", []],
    ["filter[updated_at]=2025-01-01..2025-03-04", [GENERATOR]],
    ["filter[updated_at]=2025-01-01...2025-03-04", []],
    ["filter[updated_at]=2025-03-04T05:06:07Z..2026-01-01T00:00:00Z", [FUND, GENERATOR]],
    ["filter[updated_at]=2025-03-04T05:06:07Z...2026-01-01T00:00:00Z", [GENERATOR]],
    ["filter[updated_at]=2016-12-31T23:59:60Z", []],
    ["filter[updated_at]=2016-12-31T23:59:60Z..2025-12-31", [GENERATOR]],
    ["filter[nothing]=1&other=2", [NUMBER, FUND, WATER, GENERATOR]],
    ["sort=-created_at", [GENERATOR, WATER, FUND, NUMBER]],
    ["sort=updated_at", [GENERATOR, FUND, WATER, NUMBER]],
    ["page=2&per_page=3", [GENERATOR]],
    ["page=9&per_page=3", []],
  ]) {
    test(`?${query}`, async () => assert.deepEqual(namesOf(await open(rows).list(query)), names));
  }

  test("what was asked for is told again: page and size in text, accepted filters only", async () => {
    const { meta } = (
      await open(rows).list("page=2&per_page=1&sort=-updated_at&filter[wildcard_search]=gen&filter[x]=1")
    ).body;
    assert.deepEqual(meta, {
      pagination: { page: "2", per_page: "1", total_count: 2, total_pages: 2 },
      sort: "-updated_at",
      filter: { wildcard_search: "gen" },
    });
    const half = (await open(rows).list("per_page=3")).body.meta.pagination;
    assert.deepEqual([half.page, half.per_page], [1, "3"]);
  });

  test("400 with the parameter, every one at once", async () => {
    const { list } = open(rows);
    for (const [query, ...parameters] of [
      ["sort=name", "sort"],
      ["sort=created_at,updated_at", "sort"],
      ["page=0", "page"],
      ["per_page=x", "per_page"],
      ["include=donors", "include"],
      ["filter[updated_at]=soon", "filter[updated_at]"],
      ["filter[updated_at]=2026-01-01..", "filter[updated_at]"],
      ["filter[updated_at]=2026-02-30", "filter[updated_at]"],
      ["page=-1&sort=x", "sort", "page"],
    ]) {
      assert.deepEqual(errorsOf(await list(query)), [400, ...parameters], query);
    }
  });

  test("include: each related row once; * is all, ** nothing", async () => {
    const { list, get, seeded } = open(rows);
    const kinds = async (query) => (await list(query)).body.included?.map(({ type }) => type).sort();
    assert.equal(await kinds(""), undefined);
    assert.deepEqual(await kinds("include=organization"), ["organizations", "organizations"]);
    const all = ["balances", "balances", "balances", "balances", "organizations", "organizations"];
    assert.deepEqual(await kinds("include=organization,balances"), all);
    assert.deepEqual(await kinds("include=*"), all);
    assert.equal(await kinds("include=**"), undefined);
    const { included } = (await get(seeded[1].id, "include=organization")).body;
    assert.deepEqual(included, [
      { ...seeded[1].relationships.organization.data, attributes: { name: "North" } },
    ]);
  });

  test("include: a relationship that leads to no row brings none along", async () => {
    assert.throws(() => open([{ relationships: { organization: null } }]), ValidationError);
    for (const organization of [{ data: null }, { data: [null] }, { data: "x" }]) {
      const { list, seeded, get } = open([{ relationships: { organization } }]);
      for (const { status, body } of [
        await list("include=organization"),
        await get(seeded[0].id, "include=*"),
      ]) {
        assert.equal(status, 200, JSON.stringify(organization));
        assert.ok(body.included.every(({ type }) => type === "balances"));
      }
    }
  });

  test("sparse fields, of related rows too", async () => {
    const { list } = open([rows[0]]);
    const query =
      "fields[designation_accounts]=name,organization&include=organization&fields[organizations]=x";
    const { data, included } = (await list(query)).body;
    assert.deepEqual(data[0].attributes, { name: "General Fund" });
    assert.deepEqual(Object.keys(data[0].relationships), ["organization"]);
    assert.equal(included[0].attributes, undefined);
    const bare = (await list("fields[designation_accounts]=nothing")).body.data[0];
    assert.deepEqual(Object.keys(bare), ["id", "type"]);
  });
});

describe("seeds", () => {
  test("ids, relationships and odd values can be given; the same in every sandbox", () => {
    const given = {
      id: ABSENT,
      attributes: { exchange_rate: "missing", balance: null, updated_in_db_at: "-4712-01-01T00:00:00Z" },
      relationships: { organization: { data: null } },
    };
    const [one] = open([given]).seeded;
    assert.equal(one.id, ABSENT);
    assert.equal(one.attributes.exchange_rate, "missing");
    assert.equal(one.relationships.organization.data, null);
    assert.deepEqual(open(rows).seeded, open(rows).seeded);
  });

  test("rows are copies, by list or all of them, and reset forgets them", () => {
    const { sandbox, seeded } = open(rows);
    sandbox.seed("designationAccount", [{}], OTHER_LIST);
    seeded[0].attributes.name = "changed";
    assert.equal(sandbox.rows("designationAccount").length, 5);
    assert.equal(sandbox.rows("designationAccount", OTHER_LIST).length, 1);
    assert.equal(sandbox.rows("designationAccount", LIST)[0].attributes.name, "General Fund");
    sandbox.reset();
    assert.deepEqual(sandbox.rows("designationAccount"), []);
    assert.deepEqual(sandbox.rows("organization"), []);
  });

  test("a row that is given its id keeps it, whatever is added later", () => {
    for (const resource of ["designationAccount", "organization"]) {
      const parent = resource === "designationAccount" ? LIST : undefined;
      const some = parent === undefined ? [{ name: "a" }, { name: "b" }] : [{}, {}];
      const from = createSandbox();
      from.seed(resource, some, parent);
      const copied = from.rows(resource, parent);
      const to = createSandbox();
      to.seed(resource, copied, parent);
      to.seed(resource, [...some, ...some, ...some], parent);
      assert.equal(to.rows(resource, parent).length, 8);
      const together = createSandbox();
      together.seed(resource, [...some, ...some, ...copied], parent);
      assert.equal(together.rows(resource, parent).length, 6);
    }
  });

  test("a balance is any text", () => {
    const [{ attributes }] = open([{ attributes: { balance: "n/a" } }]).seeded;
    assert.deepEqual([attributes.balance, attributes.converted_balance], ["n/a", 0]);
  });

  test("what no server could hold is refused, and nothing is added", () => {
    const sandbox = createSandbox();
    const seed = (row, list = LIST) => sandbox.seed("designationAccount", [{}, row], list);
    assert.throws(() => sandbox.seed("designationAccount", [{}]), TypeError);
    assert.throws(() => seed({}, "x"), TypeError);
    assert.throws(() => seed({ attributes: { nam: 1 } }), /row 1: DesignationAccount has no field nam/);
    assert.throws(() => seed({ attributes: { overwrite: true } }), TypeError);
    assert.throws(() => seed({ name: "x" }), TypeError);
    assert.throws(
      () => seed({ id: 5 }),
      (error) => error.issues[0].path.join(".") === "1.id",
    );
    assert.throws(
      () => seed({ attributes: { active: 1 } }),
      (error) => error.issues[0].path.join(".") === "1.attributes.active",
    );
    assert.deepEqual(sandbox.rows("designationAccount"), []);
  });
});
