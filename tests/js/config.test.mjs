// Wrong configuration is a ConfigError that names the option, at construction, and shows no value.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ConfigError, FieldgateError, Pigello } from "fieldgate";
import { client, credentials, ID, recorder, rejection, thrown } from "../support/pigello.mjs";

const make = (options) => new Pigello({ environment: "dev.api", credentials, ...options });

function refusal(work, option) {
  const error = thrown(work);
  assert.ok(error instanceof ConfigError, `${error}`);
  assert.ok(error instanceof FieldgateError && error instanceof Error);
  assert.equal(error.name, "ConfigError");
  assert.equal(error.code, "config_error");
  assert.equal(error.option, option);
  assert.ok(error.message.includes(option), "the message names the option");
  return error;
}

const BAD_CREDENTIALS = {
  undefined: undefined,
  null: null,
  empty: "",
  blank: " \t ",
  "a number": 7,
  "an object": {},
  "a line end": "abc\nX-Other: 1",
  "a carriage return": "abc\r\nX-Other: 1",
  NUL: "abc\0def",
  DEL: "abc\x7fdef",
  escape: "abc\x1bdef",
  "beyond Latin-1": "abc\u20ac",
};

describe("credentials", () => {
  for (const name of Object.keys(credentials)) {
    for (const [what, value] of Object.entries(BAD_CREDENTIALS)) {
      test(`${name}: ${what}`, () => {
        const error = refusal(
          () => make({ credentials: { ...credentials, [name]: value } }),
          `credentials.${name}`,
        );
        if (typeof value === "string" && value.trim().length > 1)
          assert.ok(!error.message.includes(value.slice(0, 3)));
      });
    }
    test(`${name}: left out`, () => {
      const { [name]: _, ...others } = credentials;
      refusal(() => make({ credentials: others }), `credentials.${name}`);
    });
  }

  for (const value of [null, "secret", 7, true]) {
    test(`${JSON.stringify(value)} instead of credentials`, () => {
      refusal(() => make({ credentials: value }), "credentials");
    });
  }

  test("with an environment they are required", () => {
    refusal(() => new Pigello({ environment: "api" }), "credentials");
    refusal(() => new Pigello({ environment: "api", credentials: undefined }), "credentials");
  });

  test("with a baseUrl they may be absent, and none are sent", async () => {
    const { fetch, calls } = recorder();
    await new Pigello({ baseUrl: "https://proxy.example", fetch }).sales.organization.get(ID);
    assert.deepEqual([...new Headers(calls[0].headers).keys()], []);
  });

  test("are copied: a later change of the object does not change what is sent", async () => {
    const own = { ...credentials };
    const { org, calls } = client(undefined, { credentials: own });
    own.clientSecret = "changed";
    await org.get(ID);
    assert.equal(new Headers(calls[0].headers).get("x-pigello-client-secret"), credentials.clientSecret);
  });
});

describe("credentials as a function", () => {
  for (const [kind, wrap] of [
    ["synchronous", (value) => value],
    ["asynchronous", (value) => Promise.resolve(value)],
  ]) {
    test(`${kind}: asked before every request`, async () => {
      let asked = 0;
      const give = () => wrap({ ...credentials, clientSecret: `secret-${++asked}` });
      const { org, calls } = client(undefined, { credentials: give });
      assert.equal(asked, 0);
      await org.get(ID);
      await org.create({ name: "A" });
      const sent = calls.map((call) => new Headers(call.headers).get("x-pigello-client-secret"));
      assert.deepEqual(sent, ["secret-1", "secret-2"]);
    });

    for (const [what, given, option] of [
      ["nothing", undefined, "credentials"],
      ["null", null, "credentials"],
      ["an empty secret", { ...credentials, clientSecret: "" }, "credentials.clientSecret"],
      ["a line end", { ...credentials, serviceId: "a\r\nb" }, "credentials.serviceId"],
    ]) {
      test(`${kind}: gives ${what}`, async () => {
        const { org, calls } = client(undefined, { credentials: () => wrap(given) });
        const error = await rejection(org.get(ID));
        assert.ok(error instanceof ConfigError, `${error}`);
        assert.equal(error.option, option);
        assert.equal(calls.length, 0);
      });
    }
  }

  test("what it throws or rejects with comes out as it is, and nothing is sent", async () => {
    const reason = new RangeError("no vault");
    for (const give of [
      () => {
        throw reason;
      },
      () => Promise.reject(reason),
    ]) {
      const { org, calls } = client(undefined, { credentials: give });
      assert.equal(await rejection(org.list()), reason);
      assert.equal(calls.length, 0);
    }
  });

  test("is not asked when the body is invalid", async () => {
    let asked = 0;
    const give = () => {
      asked += 1;
      return credentials;
    };
    const { org } = client(undefined, { credentials: give });
    await rejection(org.create({}));
    assert.equal(asked, 0);
  });

  test("a failing function leaves the client working", async () => {
    let fail = true;
    const { org, calls } = client(undefined, {
      credentials: () => {
        if (fail) throw new Error("not yet");
        return credentials;
      },
    });
    await rejection(org.get(ID));
    fail = false;
    await org.get(ID);
    assert.equal(calls.length, 1);
  });
});

describe("environment and baseUrl", () => {
  for (const value of ["prod", "", "toString", "__proto__", "API", 1, null]) {
    test(`environment ${JSON.stringify(value)}`, () => {
      refusal(() => make({ environment: value }), "environment");
    });
  }

  test("neither", () => refusal(() => new Pigello({ credentials }), "environment"));
  test("both", () => refusal(() => make({ baseUrl: "https://proxy.example" }), "baseUrl"));
  test("no options at all", () => {
    refusal(() => new Pigello(), "options");
    refusal(() => new Pigello(null), "options");
  });

  test("the documented hosts", async () => {
    for (const [environment, host] of [
      ["api", "https://api.pigello.io"],
      ["dev.api", "https://dev.api.pigello.io"],
    ]) {
      const { org, calls } = client(undefined, { environment });
      await org.get(ID);
      assert.equal(calls[0].url, `${host}/sales/organization/${ID}/`);
    }
  });

  for (const baseUrl of [
    "http://proxy.example",
    "http://localhost.evil.example",
    "http://127.0.0.1.evil.example",
    "http://[::2]",
    "http://128.0.0.1",
    "http://10.0.0.1:8080",
    "https://user@proxy.example",
    "https://user:pa55@proxy.example",
    "https://:pa55@proxy.example",
    "https://proxy.example/?a=b",
    "https://proxy.example/#a",
    "ftp://proxy.example",
    "file:///etc",
    "javascript:alert(1)",
    "data:text/plain,a",
    "ws://localhost",
    "https://",
    "no url",
    "",
    "/api",
    "api",
    "//proxy.example",
    null,
    7,
    {},
  ]) {
    test(`baseUrl ${JSON.stringify(baseUrl)} is refused`, () => {
      const error = refusal(() => new Pigello({ baseUrl, credentials }), "baseUrl");
      assert.ok(!error.message.includes("pa55"), "no part of the value is shown");
    });
  }

  for (const baseUrl of [
    "http://localhost:8080",
    "http://api.localhost",
    "http://127.0.0.1:8080",
    "http://127.3.2.1",
    "http://[::1]:8080",
    "https://proxy.example:8443",
    "https://proxy.example/pigello",
    "https://proxy.example/pigello/v2/",
  ]) {
    test(`baseUrl ${baseUrl} is taken`, async () => {
      const { fetch, calls } = recorder();
      await new Pigello({ baseUrl, credentials, fetch }).sales.organization.get(ID);
      assert.equal(calls[0].url, `${baseUrl.replace(/\/$/, "")}/sales/organization/${ID}/`);
    });
  }
});

describe("other options", () => {
  for (const timeout of [-1, Number.NaN, Number.POSITIVE_INFINITY, "100", null]) {
    test(`timeout ${timeout}`, () => refusal(() => make({ timeout }), "timeout"));
  }
  for (const fetch of [null, "fetch", {}]) {
    test(`fetch ${JSON.stringify(fetch)}`, () => refusal(() => make({ fetch }), "fetch"));
  }
  for (const [name, value] of [
    ["X A", "1"],
    ["", "1"],
    ["X-A\r\nX-B", "1"],
    ["X-A:", "1"],
  ]) {
    test(`header name ${JSON.stringify(name)}`, () =>
      refusal(() => make({ headers: { [name]: value } }), "headers"));
  }
  for (const value of ["a\r\nb: c", "a\0b", "\u20ac", 7, null]) {
    test(`header value ${JSON.stringify(value)}`, () =>
      refusal(() => make({ headers: { "X-A": value } }), "headers.X-A"));
  }
  test("headers that are none", () => {
    for (const headers of [null, "X-A: 1", 7]) refusal(() => make({ headers }), "headers");
  });
  for (const hooks of [null, 5, "hooks"]) {
    test(`hooks ${JSON.stringify(hooks)}`, () => refusal(() => make({ hooks }), "hooks"));
  }
  test("a signal that is none", async () => {
    for (const signal of [{}, 7, "signal"]) {
      const { org, calls } = client();
      for (const call of [
        org.list({}, { signal }),
        org.create({ name: "A" }, { signal }),
        org.bulkWrite([{ name: "A" }], { signal }),
        org.pages({}, { signal }).next(),
        org.stream({}, { signal }).next(),
      ]) {
        const error = await rejection(call);
        assert.deepEqual([error.code, error.option], ["config_error", "signal"]);
      }
      assert.equal(calls.length, 0);
    }
  });
  test("a locale that was not imported", () => {
    const error = refusal(() => make({ locale: "xx" }), "locale");
    assert.ok(error.message.includes("xx"));
  });
});

test("headers of which nothing would be sent are refused", () => {
  for (const headers of [new Map([["x-a", "1"]]), [["x-a", "1"]]]) {
    assert.equal(thrown(() => client(undefined, { headers })).option, "headers");
  }
});

describe("options that no one reads are refused", () => {
  for (const [options, option] of [
    [{ timout: 5 }, "timout"],
    [{ retry: { retries: 5 } }, "retry.retries"],
    [{ rateLimit: { perSec: 3 } }, "rateLimit.perSec"],
    [{ hooks: { onError() {} } }, "hooks.onError"],
  ]) {
    test(option, () => {
      const error = refusal(() => make(options), option);
      assert.match(error.message, /is no option; there is /);
    });
  }

  test("those that say nothing, and what classes have besides, are let through", () => {
    class Tracer {
      count = 0;
      onRequest() {
        this.count++;
      }
    }
    make({ timout: undefined, hooks: new Tracer(), retry: false, rateLimit: undefined });
  });

  for (const [what, call, option] of [
    ["list", (org) => org.list({}, { sginal: undefined, retry: false }), "retry"],
    ["create", (org) => org.create({ name: "A" }, { timout: 5 }), "timout"],
    ["bulkWrite", (org) => org.bulkWrite([{ name: "A" }], { chunksize: 1 }), "chunksize"],
    ["bulkWrite of nothing", (org) => org.bulkWrite([], { chunksize: 1 }), "chunksize"],
    ["pages", (org) => org.pages({}, { pre: true }).next(), "pre"],
    ["stream", (org) => org.stream({}, { sginal: 1 }).next(), "sginal"],
    ["text", (org) => org.list({}, "x"), "call"],
    ["a number", (org) => org.get(ID, 5), "call"],
  ]) {
    test(`of a call: ${what}`, async () => {
      const { org, calls } = client();
      const error = await rejection(call(org));
      assert.ok(error instanceof ConfigError, `${error}`);
      assert.deepEqual([error.option, calls.length], [option, 0]);
    });
  }

  test("options that are inherited, or got by an accessor of a class, count everywhere", async () => {
    class Cancel {
      #controller = new AbortController();
      get signal() {
        return this.#controller.signal;
      }
      abort() {
        this.#controller.abort("stop");
      }
    }
    const { org } = client(() => new Promise(() => {}));
    for (const call of [
      (of) => org.list({}, of),
      (of) => org.bulkWrite([{ name: "A" }], of).then(({ stopped }) => Promise.reject(stopped)),
      (of) => org.pages({}, of).next(),
      (of) => org.iterate({}, of).next(),
      (of) => org.stream({}, of).next(),
    ]) {
      const cancel = new Cancel();
      setTimeout(() => cancel.abort(), 5);
      assert.equal(await rejection(call(cancel)), "stop");
      const late = await rejection(call(Object.create({ deadline: 5 })));
      assert.equal(late.code, "timeout");
    }
  });

  test("no signal is null too, as for fetch", async () => {
    const { org, calls } = client();
    await org.get(ID, { signal: null });
    assert.equal(calls.length, 1);
  });

  test("headers: what is no text is called so, and Headers are taken", async () => {
    assert.match(refusal(() => make({ headers: { n: 5 } }), "headers.n").message, /must be text/);
    const { org, calls } = client(undefined, { headers: new Headers({ "x-a": "1" }) });
    await org.get(ID, { headers: new Headers({ "x-b": "2" }) });
    assert.deepEqual([calls[0].headers["x-a"], calls[0].headers["x-b"]], ["1", "2"]);
  });

  test("an address without https:// is told so", () => {
    const of = (baseUrl) => refusal(() => new Pigello({ baseUrl }), "baseUrl").message;
    assert.match(of("localhost:3000/pigello"), /must begin with https:/);
    assert.match(of("api.pigello.io"), /absolute URL \(https:/);
  });
});
