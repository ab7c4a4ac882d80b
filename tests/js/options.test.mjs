// Options by who takes them: clients, methods, schemas; and those whose methods are a class's own.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Mpdx, Pigello, schemas } from "fieldgate";
import { client as accountsOf, LIST, page, ROW, row } from "../support/mpdx.mjs";
import { client, ID, json, organization, rejection, thrown } from "../support/pigello.mjs";

const isRefused = (error, option) => assert.deepEqual([error.code, error.option], ["config_error", option]);
const baseUrl = "http://localhost";

describe("the options of a client are its own", () => {
  for (const [what, make, option] of [
    ["an environment of MPDX", () => new Mpdx({ token: "abcdef", environment: "dev.api" }), "environment"],
    ["credentials of MPDX", () => new Mpdx({ token: "abcdef", credentials: {} }), "credentials"],
    ["a token of Pigello", () => new Pigello({ baseUrl, token: "x" }), "token"],
    ["an array of options for retries", () => new Pigello({ baseUrl, retry: [3] }), "retry"],
    ["an array of limits", () => new Pigello({ baseUrl, rateLimit: [3] }), "rateLimit"],
  ]) {
    test(what, () => isRefused(thrown(make), option));
  }

  test("what is refused is told with the client's own options only", () => {
    const { message } = thrown(() => new Mpdx({ token: "abcdef", tokn: "x" }));
    assert.match(message, /token, baseUrl, /);
    assert.doesNotMatch(message, /environment|credentials/);
  });

  test("a switch is on or off", async () => {
    const { create } = schemas.organization;
    for (const wrong of ["yes", 0]) {
      isRefused(
        thrown(() => new Pigello({ baseUrl, validateResponses: wrong })),
        "validateResponses",
      );
    }
    isRefused(
      thrown(() => create.validate({}, { openEnums: "true" })),
      "openEnums",
    );
    isRefused(await rejection(client([]).org.bulkWrite([], { skipInvalid: 1 })), "skipInvalid");
  });

  test("a baseUrl may be a URL", async () => {
    const urls = [];
    const fetch = async (url) => urls.push(url) && json(organization);
    await new Pigello({ baseUrl: new URL("https://proxy.example/api/"), fetch }).sales.organization.get(ID);
    assert.deepEqual(urls, [`https://proxy.example/api/sales/organization/${ID}/`]);
  });

  test("a token is given without its scheme", async () => {
    isRefused(
      thrown(() => new Mpdx({ token: "Bearer abcdef" })),
      "token",
    );
    const accounts = new Mpdx({ token: () => "bearer abcdef" }).accountList(LIST).designationAccounts;
    isRefused(await rejection(accounts.get(ROW)), "token");
  });
});

describe("the options of a call are its method's", () => {
  const value = { name: "x" };
  const pigello = {
    list: (call) => client([]).org.list({}, call),
    get: (call) => client().org.get(ID, call),
    create: (call) => client().org.create(value, call),
    update: (call) => client().org.update(ID, value, call),
    delete: (call) => client().org.delete(ID, call),
    bulkWrite: (call) => client([organization]).org.bulkWrite([value], call),
    pages: (call) => client([]).org.pages({}, call).next(),
    iterate: (call) => client([]).org.iterate({}, call).next(),
    stream: (call) =>
      client(() => new Response(""))
        .org.stream({}, call)
        .next(),
  };
  const documents = () => new Response(JSON.stringify(page([])), { status: 200 });
  const single = () => new Response(JSON.stringify({ data: row() }), { status: 200 });
  const mpdx = {
    list: (call) => accountsOf(documents).accounts.list({}, call),
    get: (call) => accountsOf(single).accounts.get(ROW, call),
    update: (call) => accountsOf(single).accounts.update(ROW, { active: true, overwrite: true }, call),
    pages: (call) => accountsOf(documents).accounts.pages({}, call).next(),
    iterate: (call) => accountsOf(documents).accounts.iterate({}, call).next(),
  };
  const values = {
    flatten: true,
    prefetch: true,
    chunkSize: 3,
    chunkBytes: 9,
    concurrency: 2,
    onProgress: () => {},
    only: [0],
    skipInvalid: true,
    onConflict: "overwrite",
  };
  const bulk = ["chunkSize", "chunkBytes", "concurrency", "onProgress", "only", "skipInvalid"];
  const more = {
    pigello: { bulkWrite: bulk, pages: ["prefetch"], iterate: ["prefetch"] },
    mpdx: {
      list: ["flatten"],
      get: ["flatten"],
      update: ["onConflict"],
      pages: ["flatten", "prefetch"],
      iterate: ["flatten", "prefetch"],
    },
  };
  for (const [api, methods] of Object.entries({ pigello, mpdx })) {
    for (const [name, method] of Object.entries(methods)) {
      test(`${api}: ${name}`, async () => {
        for (const [option, given] of Object.entries(values)) {
          const call = { [option]: given };
          if (more[api][name]?.includes(option)) await method(call);
          else isRefused(await rejection(method(call)), option);
        }
        for (const none of [5, "abc", true]) isRefused(await rejection(method(none)), "call");
        isRefused(await rejection(method([1])), "options");
      });
    }
  }
});

describe("a bulk write looks at its options, whatever there is to write", () => {
  const wrong = { chunkSize: 0, chunkBytes: -1, concurrency: 0, timeout: -1, deadline: -1, onProgress: 1 };
  for (const [option, value] of Object.entries(wrong)) {
    test(option, async () => {
      const { org, calls } = client();
      for (const [rows, more] of [
        [[]],
        [[organization]],
        [[organization], { only: [] }],
        [[{}], { skipInvalid: true }],
      ]) {
        isRefused(await rejection(org.bulkWrite(rows, { ...more, [option]: value })), option);
      }
      assert.equal(calls.length, 0);
    });
  }
});

describe("the options of schemas", () => {
  const { create, listQuery, read } = schemas.organization;
  for (const [what, work, option] of [
    ["validate", () => create.validate({}, { local: "sv" }), "local"],
    ["validate, with text", () => create.validate({}, "sv"), "options"],
    ["validateField", () => create.validateField("name", 5, { lang: "sv" }), "lang"],
    ["validateMany", () => create.validateMany([], { openEnum: true }), "openEnum"],
    ["validateJson", () => create.validateJson("{}", { may: true }), "may"],
    ["label", () => create.label("name", { language: "sv" }), "language"],
    ["jsonSchema", () => create.jsonSchema({ tagret: "draft-07" }), "tagret"],
    ["htmlAttributes", () => create.htmlAttributes("name", { maxLength: false }), "maxLength"],
    ["listQuery", () => listQuery.validate({}, { local: "sv" }), "local"],
    ["listQuery as JSON", () => listQuery.validateJson("{}", { local: "sv" }), "local"],
    ["a resource object", () => schemas.designationAccount.read.validate({}, { local: "sv" }), "local"],
  ]) {
    test(what, () => isRefused(thrown(work), option));
  }

  test("those that there are", () => {
    const options = { locale: undefined, openEnums: true, complete: true };
    assert.equal(create.validate({ name: "x" }, options).ok, true);
    assert.equal(create.validateJson('[{"name":"x"}]', { ...options, many: true }).ok, true);
    assert.equal(read.validate(organization, Object.create({ local: "sv" })).ok, true);
  });
});

describe("methods of a class know their object", () => {
  class Waits {
    attempts = 2;
    #calls = [];
    random() {
      this.#calls.push("random");
      return 0;
    }
    now() {
      this.#calls.push("now");
      return 0;
    }
    async sleep() {
      this.#calls.push("sleep");
    }
    get calls() {
      return this.#calls;
    }
  }

  test("those of retries", async () => {
    const retry = new Waits();
    const { org, calls } = client(() => json({}, 503), { retry });
    assert.equal((await rejection(org.get(ID))).status, 503);
    assert.equal(calls.length, 2);
    assert.deepEqual([...new Set(retry.calls)].sort(), ["now", "random", "sleep"]);
  });

  test("that of progress", async () => {
    class Options {
      #told = [];
      onProgress(progress) {
        this.#told.push(progress.done);
      }
      get told() {
        return this.#told;
      }
    }
    const options = new Options();
    await client([organization]).org.bulkWrite([{ name: "x" }], options);
    assert.deepEqual(options.told, [1]);
  });

  test("a progress that is no function is refused before anything is sent", async () => {
    const { org, calls } = client([organization]);
    isRefused(await rejection(org.bulkWrite([{ name: "x" }], { onProgress: 5 })), "onProgress");
    assert.equal(calls.length, 0);
  });
});

describe("a clock of the caller's that throws", () => {
  const retry = {
    random() {
      throw new Error("no random number");
    },
  };

  test("hides no answer of the server", async (t) => {
    const reported = t.mock.method(console, "error", () => {});
    const { org } = client(() => json({}, 503), { retry });
    assert.equal((await rejection(org.get(ID))).status, 503);
    assert.equal(reported.mock.callCount(), 1);
  });

  test("leaves no refused row unknown", async (t) => {
    t.mock.method(console, "error", () => {});
    const { org } = client(() => json({}, 429), { retry });
    const { failed, unknown, stopped } = await org.bulkWrite([{ name: "x" }]);
    assert.deepEqual([failed.length, unknown, stopped.status], [1, [], 429]);
  });
});
