// What servers answer: the documented shape and a little more is read, anything else is a ResponseError.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { FieldgateError, Pigello, ResponseError, ValidationError } from "fieldgate";
import { client, ID, json, OTHER_ID, organization, rejection } from "../support/pigello.mjs";

const CREATED = "2026-01-01T00:00:00Z";

const answering = (body, status, headers) => client(() => json(body, status, headers));

/** The error of an answer that is a success in name only. */
async function broken(answer, call = (org) => org.get(ID)) {
  const { pigello } = client(answer);
  const error = await rejection(call(pigello.sales.organization, pigello));
  assert.ok(error instanceof ResponseError && error instanceof FieldgateError, `${error?.stack}`);
  assert.ok(!(error instanceof ValidationError));
  assert.equal(error.name, "ResponseError");
  assert.equal(error.code, "response_error");
  assert.ok(error.headers instanceof Headers);
  assert.equal(error.attempts, 1);
  return error;
}

const brokenBody = (body, call, status = 200) => broken(() => json(body, status), call);
const places = (error) => error.issues.map((issue) => `${issue.path.join(".")} ${issue.code}`);

describe("a success that breaks the contract", () => {
  test("HTML", async () => {
    const html = "<!doctype html><title>Welcome</title>";
    const error = await broken(() => new Response(html, { headers: { "content-type": "text/html" } }));
    assert.equal(error.status, 200);
    assert.equal(error.body, html);
    assert.equal(error.method, "GET");
    assert.equal(error.url, `https://dev.api.pigello.io/sales/organization/${ID}/`);
    assert.equal(error.headers.get("content-type"), "text/html");
    assert.equal(error.issues[0].code, "not_json");
    assert.deepEqual(
      [error.issues[0].params.line, error.issues[0].params.column, error.issues[0].params.offset],
      [1, 1, 0],
    );
  });

  test("HTML in answer to a delete", async () => {
    const html = { headers: { "content-type": "text/html; charset=utf-8" } };
    for (const answer of [
      () => new Response(" \n<html>"),
      () => new Response(`${" ".repeat(1_000)}<html>`),
      () => new Response("Please sign in", html),
    ]) {
      const error = await broken(answer, (org) => org.delete(ID));
      assert.equal(error.method, "DELETE");
    }
    // Without a body there is no page: servers name their usual type all the same.
    assert.equal(await client(() => new Response(null, { status: 204, ...html })).org.delete(ID), undefined);
  });

  test("rows of which only the id was asked for", async () => {
    for (const [body, issue] of [
      [[{ id: "7" }], "0.id format"],
      [[{ id: ID }, { id: 7 }], "1.id type"],
      [[{ id: null }], "0.id null"],
      [[{}], "0.id required"],
      [[7], "0 type"],
      [{ id: ID }, " type"],
    ]) {
      const error = await brokenBody(body, (org) => org.list({ slim: true }));
      assert.deepEqual(places(error), [issue]);
    }
  });

  test("an empty body", async () => {
    for (const body of ["", " \n"]) {
      const error = await brokenBody(body);
      assert.equal(error.issues[0].code, "not_json");
    }
    for (const status of [204, 205]) {
      await broken(() => new Response(null, { status }));
      await broken(
        () => new Response(null, { status }),
        (org) => org.list({ jsonl: true }),
      );
    }
  });

  test("truncated JSON, trailing text, a BOM, duplicate keys", async () => {
    const text = JSON.stringify(organization);
    for (let length = 1; length < text.length; length++) {
      assert.equal((await brokenBody(text.slice(0, length))).issues[0].code, "not_json");
    }
    for (const body of [
      `${text}x`,
      `${text}${text}`,
      `\ufeff${text}`,
      `{"name":"A","name":"B","id":"${ID}"}`,
    ]) {
      const error = await brokenBody(body);
      assert.equal(error.issues[0].code, "not_json", body);
      assert.equal(typeof error.issues[0].params.offset, "number");
    }
  });

  test("bytes that are no UTF-8", async () => {
    const bytes = new TextEncoder().encode(JSON.stringify(organization));
    bytes[9] = 0xff;
    assert.ok((await broken(() => new Response(bytes))).issues.length > 0);
  });

  for (const [what, change, expected] of [
    ["name as number", { name: 7 }, "name type"],
    ["name null", { name: null }, "name null"],
    ["name missing", { name: undefined }, "name required"],
    ["id missing", { id: undefined }, "id required"],
    ["id null", { id: null }, "id null"],
    ["id as number", { id: 7 }, "id type"],
    ["reference as text", { organization: ID }, "organization type"],
    ["reference as array", { organization: [] }, "organization type"],
    ["custom_id as boolean", { custom_id: true }, "custom_id type"],
    ["created_at as number", { created_at: 0 }, "created_at type"],
  ]) {
    test(what, async () => {
      const row = { ...organization, ...change };
      assert.deepEqual(places(await brokenBody(row)), [expected]);
      assert.deepEqual(places(await brokenBody([organization, row], (org) => org.list())), [`1.${expected}`]);
      const create = await brokenBody(row, (org) => org.create({ name: "A" }), 201);
      assert.deepEqual(places(create), [expected]);
      assert.ok(create.message.includes(expected.split(" ")[0]));
      assert.equal(create.status, 201);
    });
  }

  test("every issue of every row", async () => {
    const error = await brokenBody([{ name: 1 }, organization, {}], (org) => org.list());
    assert.deepEqual(places(error), ["0.name type", "0.id required", "2.name required", "2.id required"]);
  });

  test("an object where rows are asked for, and the reverse", async () => {
    for (const body of [organization, null, "a", 7, true, { results: [] }]) {
      assert.deepEqual(places(await brokenBody(JSON.stringify(body), (org) => org.list())), [" type"]);
    }
    for (const body of [[organization], null, "a", 7]) {
      assert.deepEqual(places(await brokenBody(JSON.stringify(body))), [" type"]);
    }
    assert.deepEqual(places(await brokenBody([organization, null], (org) => org.list())), ["1 type"]);
  });

  test("integers beyond int32, or none", async () => {
    const row = { id: ID, sub_tenant: {}, tenant: {}, stakeholder_type: 0 };
    const get = (_, pigello) => pigello.accounts.subTenantTenantConnection.get(ID);
    for (const [value, code] of [
      ["2147483648", "maximum"],
      ["-2147483649", "minimum"],
      ["9007199254740993", "maximum"],
      ["1e400", "maximum"],
      ["1.5", "integer"],
      ['"1"', "type"],
      ["null", "null"],
    ]) {
      const text = JSON.stringify(row).replace('"stakeholder_type":0', `"stakeholder_type":${value}`);
      assert.deepEqual(places(await brokenBody(text, get)), [`stakeholder_type ${code}`], value);
    }
  });

  test("a slim row without an id", async () => {
    for (const [rows, place] of [
      [[{ id: ID }, {}], 1],
      [[{}], 0],
      [[null], 0],
      [[{ id: null }], 0],
      [[{ id: 7 }], 0],
      [["a"], 0],
    ]) {
      const error = await brokenBody(rows, (org) => org.list({ slim: true }));
      assert.equal(error.issues[0].path[0], place);
    }
    await brokenBody({ id: ID }, (org) => org.list({ slim: true }));
    await brokenBody("[", (org) => org.list({ slim: true }));
  });

  test("slim rows with a key that is given twice, as one of both ids would be lost", async () => {
    const twice = `{"id":"${ID}","id":"${OTHER_ID}"}`;
    const told = async (body, options) => {
      const { issues } = await brokenBody(body, (org) => org.list({ slim: true, ...options }));
      assert.deepEqual(
        issues.map(({ code, params }) => [code, params.reason]),
        [["not_json", "duplicate_key"]],
      );
      const [{ path, params }] = issues;
      return [path, params.line, params.column];
    };
    const one = `{"id":"${ID}"}`;
    assert.deepEqual(await told(`[${one},\n${twice}]`), [[], 2, 46]);
    assert.deepEqual(await told(`[${twice}]`, { jsonl: true }), [[], 1, 47]);
    assert.deepEqual(await told(`${one}\n\n${twice}\n`, { jsonl: true }), [[1], 3, 46]);
  });

  test("statistics that are no JSON", async () => {
    await brokenBody("nothing", (org) => org.list({ statistics: true }));
  });

  test("a line of jsonl that is broken", async () => {
    const good = JSON.stringify(organization);
    const error = await brokenBody(`${good}\n{"name":\n`, (org) => org.list({ jsonl: true }));
    assert.equal(error.issues[0].code, "not_json");
    const { line, column } = error.issues[0].params;
    assert.deepEqual([line, column, error.body], [2, 9, `${good}\n{"name":\n`]);
    await brokenBody(`${good},${good}\n`, (org) => org.list({ jsonl: true }));
    await brokenBody(`${good}\n${good},${good}`, (org) => org.list({ jsonl: true, slim: true }));
    const typed = await brokenBody(`${good}\n{"name":1,"id":"${ID}"}\n`, (org) => org.list({ jsonl: true }));
    assert.deepEqual(places(typed), ["1.name type"]);
  });

  test("a bulk answer: the rows were sent, so the report says that their outcome is not known", async () => {
    const { org } = answering([{ name: 1 }], 201);
    const report = await org.bulkWrite([{ name: "A" }]);
    assert.ok(report.stopped instanceof ResponseError);
    assert.deepEqual(
      { ...report, stopped: 0 },
      { written: [], failed: [], unsent: [], unknown: [0], stopped: 0 },
    );
  });
});

describe("a success that is read", () => {
  for (const [what, row] of [
    ["unknown keys", { ...organization, next: { a: [1] }, "": 0, __x: null }],
    ["relations without id", { ...organization, organization: {} }],
    ["relations with null id", { ...organization, organization: { id: null } }],
    ["relations with more keys", { ...organization, organization: { id: OTHER_ID, name: "B" } }],
    ["relation null", { ...organization, organization: null }],
    ["long names", { ...organization, name: "n".repeat(10_000), custom_id: "c".repeat(5_000) }],
    ["empty and NUL text", { ...organization, name: "", custom_id: "\0" }],
    [
      "any JSON in fields of no documented form",
      { ...organization, tags: [{ a: null }], customer_columns: "x" },
    ],
    ["dates as they are", { ...organization, created_at: "2026-01-01T00:00:00.123456+02:00" }],
    ["emoji", { ...organization, name: "\u{1f3e0}".repeat(300) }],
  ]) {
    test(what, async () => {
      assert.deepEqual(await answering(row).org.get(ID), row);
      assert.deepEqual(await answering([row]).org.list(), [row]);
      assert.deepEqual(await answering(row, 201).org.create({ name: "A" }), row);
    });
  }

  test("unknown numbers of an enumeration", async () => {
    const row = { id: ID, sub_tenant: {}, tenant: {}, stakeholder_type: 77, category: 2147483647 };
    const { pigello } = answering(row);
    assert.deepEqual(await pigello.accounts.subTenantTenantConnection.get(ID), row);
  });

  test("lone surrogates", async () => {
    const row = await answering(`{"id":"${ID}","name":"a\\ud800"}`).org.get(ID);
    assert.equal(row.name, "a\ud800");
  });

  test("a rule across fields is no matter of answers", async () => {
    const set = { id: OTHER_ID };
    const row = {
      id: ID,
      answer: true,
      integration: {},
      answered_by_tenant: set,
      answered_by_sub_tenant: set,
    };
    const { pigello } = answering(row);
    assert.deepEqual(await pigello.integrations.answeredIntegrationPersonalInformationAccess.get(ID), row);
  });

  test("__proto__ as a key changes no prototype", async () => {
    const row = await answering(`{"id":"${ID}","name":"A","__proto__":{"admin":true}}`).org.get(ID);
    assert.equal(row.admin, undefined);
    assert.equal(Object.getPrototypeOf(row), Object.prototype);
    assert.equal({}.admin, undefined);
  });

  test("an empty list", async () => {
    assert.deepEqual(await answering([]).org.list(), []);
    assert.deepEqual(await answering([]).org.list({ slim: true }), []);
  });

  test("slim rows need no other field", async () => {
    assert.deepEqual(await answering([{ id: ID }]).org.list({ slim: true }), [{ id: ID }]);
  });

  test("slim rows may have more, and are not looked at when answers are not", async () => {
    const more = [{ id: ID, name: 7, more: 1 }];
    const lines = more.map((row) => JSON.stringify(row)).join("\n");
    assert.deepEqual(await answering(more).org.list({ slim: true }), more);
    assert.deepEqual(await answering(lines).org.list({ slim: true, jsonl: true }), more);
    const off = { validateResponses: false };
    const { org } = client(() => json([{ id: 7 }, {}]), off);
    for (const options of [{}, { jsonl: true }])
      assert.deepEqual(await org.list({ slim: true, ...options }), [{ id: 7 }, {}]);
    assert.deepEqual(await client(() => json('{"id":7}\n{}'), off).org.list({ slim: true, jsonl: true }), [
      { id: 7 },
      {},
    ]);
  });

  test("statistics come out raw", async () => {
    for (const body of [{ count: 7 }, [], 7, null, [{ name: 1 }]]) {
      assert.deepEqual(await answering(JSON.stringify(body)).org.list({ statistics: true }), body);
    }
  });

  test("jsonl: lines, lines of other systems, an array, nothing", async () => {
    const [a, b] = [organization, { ...organization, id: OTHER_ID, created_at: CREATED }];
    const [x, y] = [JSON.stringify(a), JSON.stringify(b)];
    for (const [text, rows] of [
      [`${x}\n${y}\n`, [a, b]],
      [`${x}\n${y}`, [a, b]],
      [`${x}\r\n${y}\r\n`, [a, b]],
      [`${x}\n\n${y}\n\n`, [a, b]],
      [`\n${x}\n`, [a]],
      [x, [a]],
      [` [${x},\n${y}]\n`, [a, b]],
      ["[]", []],
      ["", []],
      ["\n", []],
    ]) {
      assert.deepEqual(await answering(text).org.list({ jsonl: true }), rows, JSON.stringify(text));
    }
  });

  test("a delete: any 2xx without HTML", async () => {
    for (const answer of [json("", 204), json(organization, 200), json("gone", 202), json("", 200)]) {
      assert.equal(await client(() => answer).org.delete(ID), undefined);
    }
  });

  test("validateResponses: false takes what is JSON, and still refuses what is none", async () => {
    const make = (body) =>
      new Pigello({
        baseUrl: "https://proxy.example",
        fetch: async () => json(body),
        validateResponses: false,
      }).sales.organization;
    assert.deepEqual(await make('{"name":7}').get(ID), { name: 7 });
    assert.deepEqual(await make("[{}]").list(), [{}]);
    assert.ok((await rejection(make("<html>").get(ID))) instanceof ResponseError);
    assert.ok((await rejection(make("").get(ID))) instanceof ResponseError);
  });

  test("large answers", async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => ({ ...organization, name: `name ${i}` }));
    assert.deepEqual(await answering(rows).org.list(), rows);
  });
});
