// The packed package in Chromium, as a page with a strict policy uses it: loading, checks, every client method.
import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { launch } from "../../tools/browser.mjs";
import { ID, resetSite, site, startSite, stopSite } from "./support/site.mjs";

let browser;
let page;
let complaints;
let origin;
let entry;

before(async () => {
  ({ origin, entry } = await startSite());
  browser = await launch();
});

after(async () => {
  await browser?.close();
  stopSite();
});

afterEach(async () => {
  await page?.close();
  page = undefined;
});

/** A new page, on which the package is not yet imported. */
async function open(path = "/") {
  resetSite();
  complaints = [];
  page = await browser.newPage();
  page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.evaluateOnNewDocument(() => {
    globalThis.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => {
      globalThis.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  await page.goto(`${origin}${path}`);
  await page.evaluate((where) => {
    globalThis.load = () => import(where);
    // Errors do not cross into the test as they are.
    globalThis.caught = async (promise) => {
      try {
        return { value: await promise };
      } catch (error) {
        const { name, code, status, issues, option, outcome, message } = error;
        const paths = issues?.map((issue) => `${issue.path.join(".")} ${issue.code}`);
        return { error: { name, code, status, issues: paths, option, outcome, message } };
      }
    };
  }, entry);
}

/** Nothing was complained about, but for failed answers that a test has asked for. */
async function assertQuiet(allowed = /^$/) {
  assert.deepEqual(
    complaints.filter((text) => !allowed.test(text)),
    [],
  );
  assert.deepEqual(await page.evaluate(() => globalThis.violations), []);
}

/** Chromium notes every answer of 400 and above; that is no complaint of the package. */
const STATUS = /^error: Failed to load resource: the server responded with a status of 4\d\d/;

describe("the policy", () => {
  test("is in force: eval is refused and noted", async () => {
    await open();
    const found = await page.evaluate(async () => {
      const { result } = await import("/eval.js");
      return result;
    });
    assert.equal(found, "EvalError");
    await page.waitForFunction(() => globalThis.violations.join() === "script-src eval");
    await assert.rejects(assertQuiet(), "a violation is seen");
  });
});

describe("loading", () => {
  test("before init() a validator throws NotReadyError, after it works", async () => {
    await open();
    const found = await page.evaluate(async () => {
      const { init, NotReadyError, FieldgateError, schemas } = await globalThis.load();
      const { create, listQuery } = schemas.organization;
      const early = [
        () => create.validate({ name: "A" }),
        () => create.validateField("name", "A"),
        () => create.validateMany([]),
        () => create.validateJson("{}"),
        () => listQuery.validate({}),
        () => create["~standard"].validate({}),
      ].map((call) => {
        try {
          call();
          return "ran";
        } catch (error) {
          return [error instanceof NotReadyError, error instanceof FieldgateError, error.name, error.code];
        }
      });
      const known = [
        create.fields.name.maxLength,
        create.htmlAttributes("custom_id"),
        create.pick({ name: "A" }),
      ];
      const given = await Promise.all([init(), init()]);
      await init();
      return { early, known, given, ok: create.validate({ name: "A" }), bad: create.validate({ nmae: 1 }) };
    });
    for (const early of found.early) assert.deepEqual(early, [true, true, "NotReadyError", "not_ready"]);
    assert.deepEqual(found.known, [255, { maxlength: 128 }, { name: "A" }], "what needs no module works");
    assert.equal(found.ok.ok, true);
    assert.deepEqual(
      found.bad.issues.map(({ path, code }) => [path, code]),
      [
        [["name"], "required"],
        [["nmae"], "unknown_field"],
      ],
    );
    assert.equal(site.wasmLoads, 1);
    await assertQuiet();
  });

  test("a page that preloads the module as documented asks for it once", async () => {
    await open();
    const found = await page.evaluate(async () => {
      const link = Object.assign(document.createElement("link"), {
        rel: "preload",
        href: "/fieldgate/fieldgate.wasm",
        as: "fetch",
        crossOrigin: "anonymous",
      });
      const preloaded = new Promise((resolve, reject) => {
        link.onload = resolve;
        link.onerror = reject;
      });
      document.head.append(link);
      await preloaded;
      const { init, schemas } = await globalThis.load();
      await init();
      return schemas.organization.create.validate({ name: "A" });
    });
    assert.equal(found.ok, true);
    assert.equal(site.wasmLoads, 1);
    await assertQuiet();
  });

  test("importing loads nothing", async () => {
    await open();
    await page.evaluate(async () => {
      const { Pigello } = await globalThis.load();
      new Pigello({ baseUrl: "/api" });
    });
    assert.equal(site.wasmLoads, 0);
  });

  test("a client loads by itself", async () => {
    await open();
    const found = await page.evaluate(async () => {
      const { Pigello, schemas } = await globalThis.load();
      await new Pigello({ baseUrl: "/api" }).sales.organization.list();
      return schemas.organization.create.validate({ name: "A" }).ok;
    });
    assert.equal(found, true);
    assert.equal(site.wasmLoads, 1);
    await assertQuiet();
  });

  for (const [what, answer, said] of [
    ["404", [404, "text/plain"], "404"],
    ["a page instead of the module", [200, "text/html", "<!doctype html>"], "text/html"],
    [
      "half of the module",
      [200, "application/wasm", Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0])],
      "application/wasm",
    ],
  ]) {
    test(`a failed load says what came, and can be tried again: ${what}`, async () => {
      await open();
      site.wasmAnswers = [answer, answer];
      const found = await page.evaluate(async () => {
        const { init, Pigello, schemas } = await globalThis.load();
        const first = await globalThis.caught(init());
        const { organization } = new Pigello({ baseUrl: "/api" }).sales;
        const second = await globalThis.caught(organization.list());
        const third = await globalThis.caught(init());
        return { first, second, third, ok: schemas.organization.create.validate({ name: "A" }).ok };
      });
      for (const { error } of [found.first, found.second]) {
        assert.equal(error.code, "load_error");
        assert.equal(error.name, "FieldgateError");
        assert.ok(error.message.includes("fieldgate.wasm") && error.message.includes(said), error.message);
        assert.equal(/pass its address to init\(\)/.test(error.message), said !== "application/wasm");
      }
      assert.ok(!found.third.error);
      assert.equal(found.ok, true);
      assert.equal(site.wasmLoads, 3);
      assert.equal(site.asked.length, 0);
      await assertQuiet(STATUS);
    });
  }

  test("a server that gives the module another type", async () => {
    await open();
    site.wasmAnswers = [[200, "application/octet-stream"]];
    await page.evaluate(async () => (await globalThis.load()).init());
    await assertQuiet();
  });

  test("under a policy without WebAssembly the error says so", async () => {
    await open("/closed");
    const { error } = await page.evaluate(async () => globalThis.caught((await globalThis.load()).init()));
    assert.equal(error.code, "load_error");
    assert.match(error.message, /fieldgate\.wasm.* could not be compiled: .*Content Security Policy/);
  });

  test("from where the caller says", async () => {
    await open();
    const found = await page.evaluate(async () => {
      const { init, schemas } = await globalThis.load();
      const failed = await globalThis.caught(init("/nowhere.wasm"));
      await init(fetch("/fieldgate/fieldgate.wasm"));
      return { failed, ok: schemas.organization.create.validate({ name: "A" }).ok };
    });
    assert.equal(found.failed.error.code, "load_error");
    assert.equal(found.ok, true);
    await assertQuiet(/status of (404|500)/);
  });
});

describe("the client", () => {
  test("every method, with a baseUrl on the page's own origin", async () => {
    await open();
    const found = await page.evaluate(async (id) => {
      const { Pigello } = await globalThis.load();
      const { organization } = new Pigello({ baseUrl: "/api" }).sales;
      const created = await organization.create({ name: "Norra Kvarteret", custom_id: null });
      const updated = await organization.update(id, { custom_id: "\u00c5-17 \u{1f3e0}" });
      const got = await organization.get(id);
      const listed = await organization.list({
        page: 1,
        pageSize: 5,
        orderBy: ["name", "-created_at"],
        filters: { name: { icontains: "kv&=" }, created_at: { lt: new Date(0) } },
      });
      const slim = await organization.list({ slim: true });
      const report = await organization.bulkWrite([{ name: "A" }, { name: 7 }, { name: "B" }], {
        skipInvalid: true,
      });
      const deleted = await organization.delete(id);
      const gone = await globalThis.caught(organization.get(id));
      return { created, updated, got, listed, slim, report, deleted: deleted === undefined, gone };
    }, ID);
    const row = { id: ID, created_at: "2026-01-01T00:00:00Z", name: "Norra Kvarteret" };
    const changed = { ...row, custom_id: "\u00c5-17 \u{1f3e0}" };
    assert.deepEqual(found.created, { ...row, custom_id: null });
    assert.deepEqual(found.updated, changed);
    assert.deepEqual(found.got, changed);
    assert.deepEqual(found.listed, [changed]);
    assert.deepEqual(found.slim, [changed]);
    assert.deepEqual(
      found.report.written.map((written) => written.name),
      ["A", "B"],
    );
    assert.deepEqual(
      found.report.failed.map(({ index, issues }) => [index, issues[0].code]),
      [[1, "type"]],
    );
    assert.equal(found.deleted, true);
    assert.deepEqual([found.gone.error.name, found.gone.error.status], ["NotFoundError", 404]);
    assert.deepEqual(
      site.asked.map(({ method, path, query, text }) => [method, path, query, text]),
      [
        ["POST", "/sales/organization/", "", '{"name":"Norra Kvarteret","custom_id":null}'],
        ["PATCH", `/sales/organization/${ID}/`, "", '{"custom_id":"\u00c5-17 \u{1f3e0}"}'],
        ["GET", `/sales/organization/${ID}/`, "", ""],
        [
          "GET",
          "/sales/organization/list/",
          "_order_by=name%2C-created_at&_page=1&_page_size=5&created_at__lt=1970-01-01T00%3A00%3A00.000Z&name__icontains=kv%26%3D",
          "",
        ],
        ["GET", "/sales/organization/list/", "_slim=true", ""],
        ["POST", "/sales/organization/list/", "", '[{"name":"A"},{"name":"B"}]'],
        ["DELETE", `/sales/organization/${ID}/`, "", ""],
        ["GET", `/sales/organization/${ID}/`, "", ""],
      ],
    );
    for (const { method, headers } of site.asked) {
      assert.equal(
        headers["content-type"],
        method === "POST" || method === "PATCH" ? "application/json" : undefined,
      );
    }
    await assertQuiet(STATUS);
  });

  test("errors: of validation, of the server, of a redirect, of an answer, of configuration, an abort", async () => {
    await open();
    const found = await page.evaluate(async () => {
      const { Pigello } = await globalThis.load();
      const { organization } = new Pigello({ baseUrl: "/api" }).sales;
      const { caught } = globalThis;
      const controller = new AbortController();
      controller.abort("enough");
      const make = (options) => caught((async () => new Pigello(options))());
      return {
        invalid: await caught(organization.create({ nam: "A" })),
        id: await caught(organization.get("..")),
        taken: await caught(organization.create({ name: "taken" })),
        moved: await caught(organization.create({ name: "moved" })),
        wrong: await caught(organization.create({ name: "wrong" })),
        config: await make({ baseUrl: "http://proxy.example" }),
        aborted: await organization.list({}, { signal: controller.signal }).catch((reason) => reason),
        after: await caught(organization.create({ name: "A" })),
      };
    });
    assert.deepEqual(found.invalid.error.issues, ["name required", "nam unknown_field"]);
    assert.deepEqual(found.id.error.issues, ["id format"]);
    assert.deepEqual([found.taken.error.name, found.taken.error.issues], ["ApiError", ["name server"]]);
    assert.equal(found.moved.error.name, "ResponseError");
    assert.deepEqual([found.wrong.error.name, found.wrong.error.issues], ["ResponseError", ["name type"]]);
    assert.deepEqual([found.config.error.name, found.config.error.option], ["ConfigError", "baseUrl"]);
    assert.equal(found.aborted, "enough");
    assert.equal(found.after.value.name, "A");
    assert.equal(site.asked.length, 4, "the redirect was not followed, and nothing invalid was sent");
    await assertQuiet(STATUS);
  });

  test("a baseUrl is resolved once, at construction", async () => {
    await open();
    await page.evaluate(async () => {
      const { Pigello } = await globalThis.load();
      const { organization } = new Pigello({ baseUrl: "api/" }).sales;
      history.pushState(null, "", "/deep/er/");
      await organization.list();
    });
    assert.deepEqual(
      site.asked.map(({ path }) => path),
      ["/sales/organization/list/"],
    );
    await assertQuiet();
  });
});
