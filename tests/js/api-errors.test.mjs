// Refusals of the server: one class for each status, with its body, and its field errors as issues.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as fieldgate from "fieldgate";
import { brief, client, credentials, ID, json, rejection } from "../support/pigello.mjs";

const {
  ApiError,
  ConflictError,
  FieldgateError,
  isFieldgateError,
  NotFoundError,
  ResponseError,
  ServerError,
} = fieldgate;
const classes = new Map(Object.entries(fieldgate));

async function refusal(answer, call = (org) => org.get(ID)) {
  const { org, calls } = client(answer);
  const error = await rejection(call(org));
  assert.equal(calls.length, 1);
  return error;
}

describe("statuses", () => {
  for (const [status, name, code] of [
    [400, "ApiError", "api_error"],
    [401, "AuthenticationError", "authentication_error"],
    [402, "ApiError", "api_error"],
    [403, "PermissionError", "permission_error"],
    [404, "NotFoundError", "not_found"],
    [405, "ApiError", "api_error"],
    [409, "ConflictError", "conflict"],
    [422, "ApiError", "api_error"],
    [429, "RateLimitError", "rate_limit"],
    [500, "ServerError", "server_error"],
    [502, "ServerError", "server_error"],
    [599, "ServerError", "server_error"],
  ]) {
    test(`${status} is ${name}`, async () => {
      const body = { detail: "No." };
      const error = await refusal(() => json(body, status, { "retry-after": "7", "x-request-id": "r1" }));
      assert.ok(error instanceof Error && error instanceof FieldgateError && error instanceof ApiError);
      assert.equal(error.constructor, classes.get(name));
      assert.equal(error.name, name);
      assert.equal(error.code, code);
      assert.equal(error.status, status);
      assert.deepEqual(error.body, body);
      assert.equal(error.headers.get("retry-after"), "7");
      assert.equal(error.method, "GET");
      assert.equal(error.url, `https://dev.api.pigello.io/sales/organization/${ID}/`);
      assert.equal(error.attempts, 1);
      assert.ok(error.message.includes(String(status)));
      assert.ok(error.stack.includes(name));
    });
  }

  for (const call of [
    (org) => org.create({ name: "A" }),
    (org) => org.update(ID, {}),
    (org) => org.delete(ID),
    (org) => org.list(),
  ]) {
    test(`every method: ${call}`, async () => {
      assert.ok((await refusal(() => json({}, 404), call)) instanceof fieldgate.NotFoundError);
    });
  }

  for (const status of [300, 301, 302, 303, 304, 307, 308]) {
    test(`${status} is not followed`, async () => {
      const error = await refusal((call) => {
        assert.equal(call.redirect, "manual");
        return new Response(null, { status, headers: { location: "https://evil.example/" } });
      });
      assert.ok(error instanceof ResponseError, `${error}`);
      assert.equal(error.status, status);
    });
  }

  test("what browsers make of a redirect is one too", async () => {
    const opaque = new Response(null, { status: 200 });
    Object.defineProperties(opaque, { status: { value: 0 }, type: { value: "opaqueredirect" } });
    assert.ok((await refusal(() => opaque)) instanceof ResponseError);
  });
});

describe("bodies of refusals", () => {
  test("text, HTML, nothing, JSON that is no object", async () => {
    for (const [text, body] of [
      ["plain", "plain"],
      ["<html>", "<html>"],
      ["", ""],
      ["null", null],
      ["7", 7],
      ['"text"', "text"],
      ["[", "["],
    ]) {
      const error = await refusal(() => json(text, 500));
      assert.deepEqual(error.body, body);
      assert.deepEqual(error.issues, []);
    }
  });

  test("field errors in the shapes of Django", async () => {
    for (const [body, expected, messages] of [
      [{ name: ["Taken."] }, ["name server"], ["Taken."]],
      [
        { name: ["A.", "B."], custom_id: "C." },
        ["name server", "name server", "custom_id server"],
        ["A.", "B.", "C."],
      ],
      [{ detail: "No." }, [" server"], ["No."]],
      [{ non_field_errors: ["No."] }, [" server"], ["No."]],
      [{ organization: { id: ["Bad."] } }, ["organization.id server"], ["Bad."]],
      [[{}, { name: ["Bad."] }], ["1.name server"], ["Bad."]],
      [["No."], [" server"], ["No."]],
    ]) {
      const error = await refusal(() => json(body, 400));
      assert.deepEqual(brief(error.issues), expected);
      assert.deepEqual(
        error.issues.map((issue) => issue.message),
        messages,
      );
      for (const issue of error.issues) assert.ok(Array.isArray(issue.path) && issue.params);
    }
    const { issues } = await refusal(() => json([{}, { name: ["Bad."] }], 400));
    assert.deepEqual(issues[0].path, [1, "name"], "a place is a number");
  });

  test("a long URL is in the error whole, and in its message in part", async () => {
    const ids = Array.from({ length: 500 }, () => ID);
    const { org } = client(() => json({}, 414));
    const error = await rejection(org.list({ filters: { id: { in: ids } } }));
    assert.ok(error.url.length > 10_000 && error.message.length < 500, error.message);
    assert.match(error.message, /answered 414 to GET https:.*…/);
  });

  test("a deep or wide body ends", async () => {
    let deep = "x";
    for (let i = 0; i < 5_000; i++) deep = [deep];
    await refusal(() => json({ name: deep }, 400));
    const wide = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`k${i}`, ["No."]]));
    const error = await refusal(() => json(wide, 400));
    assert.ok(error.issues.length >= 1 && error.issues.length <= 10_000);
  });

  test("a large body is kept in part", async () => {
    const error = await refusal(() => json("x".repeat(5_000_000), 500));
    assert.ok(error.body.length > 0 && error.body.length < 200_000);
  });

  test("keys of a prototype are keys", async () => {
    const error = await refusal(() => json('{"__proto__":["No."],"constructor":["No."]}', 400));
    assert.deepEqual(brief(error.issues), ["__proto__ server", "constructor server"]);
    assert.equal({}.No, undefined);
  });

  test("credentials that the server sends back are not shown", async () => {
    const secret = credentials.clientSecret;
    const error = await refusal(() =>
      json({ detail: `bad key ${secret}`, [secret]: ["x"], headers: { a: secret } }, 401, {
        "x-echo": `a ${secret} b`,
      }),
    );
    const shown = JSON.stringify([error.body, error.issues, [...error.headers], error.message, error.stack]);
    assert.ok(!shown.includes(secret));
    assert.ok(shown.includes("bad key"), "the rest is kept");
  });
});

test("an error that a test makes is as real as any other", () => {
  const info = {
    status: 404,
    headers: new Headers(),
    body: null,
    method: "GET",
    url: "https://api.example/",
  };
  for (const [type, code] of [
    [ApiError, "api_error"],
    [NotFoundError, "not_found"],
    [ConflictError, "conflict"],
    [ServerError, "server_error"],
  ]) {
    const error = new type(info);
    assert.deepEqual([error.code, error.name, error.status, error.issues], [code, type.name, 404, []]);
    assert.ok(isFieldgateError(error));
  }
});

test("what is no error of the package", () => {
  for (const other of [
    undefined,
    null,
    "x",
    {},
    new Error("x"),
    Object.assign(new Error("x"), { code: "conflict" }),
  ])
    assert.equal(isFieldgateError(other), false);
});

test("among errors of JSON:API a text is a message, and an empty one is none", async () => {
  const errors = ["text", { detail: "d" }, { detail: "", title: "t" }];
  const { issues } = await refusal(() => json({ errors }, 400));
  assert.deepEqual(
    issues.map(({ path, message }) => [path, message]),
    [
      [[], "text"],
      [[], "d"],
      [[], "t"],
    ],
  );
});

test("the message has the first thing that the server says", async () => {
  const { org } = client(() => json({ name: ["is taken.", "and more"], custom_id: ["no"] }, 400));
  const error = await rejection(org.create({ name: "A" }));
  assert.match(error.message, /^the server answered 400 to POST \S+: name is taken\.$/);
  // What has neither a place nor a message says nothing.
  for (const [errors, end] of [
    [[{ status: "400" }], ""],
    [[{ status: "400" }, { detail: "No." }], ": No."],
    [[{ source: { pointer: "/data/attributes/name" } }], ": name"],
  ]) {
    const { message } = await rejection(client(() => json({ errors }, 400)).org.get(ID));
    assert.equal(
      message,
      `the server answered 400 to GET https://dev.api.pigello.io/sales/organization/${ID}/${end}`,
    );
  }
  const long = client(() => json({ name: ["x".repeat(5_000)] }, 400));
  assert.ok((await rejection(long.org.create({ name: "A" }))).message.length < 500);
});

test("what the server asks to wait is there in milliseconds", async () => {
  for (const [header, wait] of [
    ["3600", 3_600_000],
    ["soon", undefined],
    [undefined, undefined],
  ]) {
    const headers = header === undefined ? {} : { "retry-after": header };
    const error = await rejection(client(() => json({}, 429, headers)).org.get(ID));
    assert.equal(error.retryAfter, wait);
  }
  const later = new Date(Date.now() + 90_000).toUTCString();
  const { retryAfter } = await rejection(client(() => json({}, 503, { "retry-after": later })).org.get(ID));
  assert.ok(retryAfter > 80_000 && retryAfter <= 90_000);
});

test("every error of a request names it in its message", async () => {
  const place = /\(GET https:\/\/dev\.api\.\S+\/sales\/organization\/497f\S+\/\)$/;
  for (const answer of [
    () => new Response("<html>"),
    () => Promise.reject(new TypeError("lost")),
    () => ({ ok: true, status: 200, json: async () => [] }),
    () => new Promise(() => {}),
  ]) {
    assert.match((await rejection(client(answer).org.get(ID, { timeout: 20 }))).message, place);
  }
});

test("JSON of an error has its name and message, and what is not known is no property", async () => {
  const refused = await rejection(client(() => json({ name: ["taken"] }, 400)).org.create({ name: "A" }));
  const { name, message, code, status, issues } = JSON.parse(JSON.stringify(refused));
  assert.deepEqual([name, code, status, issues[0].message], ["ApiError", "api_error", 400, "taken"]);
  assert.equal(message, refused.message);
  const invalid = await rejection(client().org.create({}));
  assert.deepEqual(Object.keys(invalid), ["code", "issues"]);
  assert.equal(new ConflictError({ status: 409 }).message, "the server answered 409");
});
