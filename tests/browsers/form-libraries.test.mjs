// Real form libraries in Chromium, bundled with the packed package: which messages arrive, where, and what of an issue survives.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { build } from "esbuild";
import { schemas } from "fieldgate";
import { fieldgateResolver } from "fieldgate/react-hook-form";
import { at } from "../../tools/lib/paths.mjs";
import { installedDir } from "../../tools/pack.mjs";
import { openPage, startForms } from "../forms/site.mjs";

const ID = "497f6eca-6276-4993-bfeb-53cbbbba6f08";
const LIBRARIES = ["hook-form", "tanstack", "mantine"];
const GROUP = {
  en: "exactly one of Answered by organization user, Answered by tenant, Answered by sub-tenant must be set",
  fields: ["answered_by_organization_user", "answered_by_tenant", "answered_by_sub_tenant"],
};

let site;
let page;
let complaints;

/** The page of a library as a browser loads it: one module, and the wasm where the package looks for it. */
async function bundled() {
  const { outputFiles } = await build({
    entryPoints: LIBRARIES.map((name) => at("tests", "forms", "pages", `${name}.jsx`)),
    outdir: "/pages",
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "silent",
  });
  const files = { "/fieldgate.wasm": await readFile(join(installedDir, "fieldgate.wasm")) };
  for (const [index, name] of LIBRARIES.entries()) {
    files[`/pages/${name}.js`] = outputFiles[index].text;
    files[`/${name}`] =
      `<!doctype html><html lang="en"><title>Form</title><main></main><script type="module" src="/pages/${name}.js"></script>`;
  }
  return files;
}

before(async () => {
  site = await startForms(await bundled());
});
after(() => site?.stop());
afterEach(async () => {
  await page?.close();
  page = undefined;
});

async function open(path) {
  ({ page, complaints } = await openPage(site, path));
  await page.waitForSelector("form");
}

const type = (name, text) => page.type(`[data-field="${name}"]`, text);
const until = (condition, ...args) => page.waitForFunction(condition, { timeout: 20_000 }, ...args);

/** Empties a control as a person does. */
async function clear(name) {
  await page.click(`[data-field="${name}"]`, { count: 3 });
  await page.keyboard.press("Backspace");
}

/** The messages by field, once there is one. */
async function messages() {
  await until(() => [...document.querySelectorAll("[data-message]")].some((one) => one.textContent !== ""));
  return page.$$eval("[data-message]", (all) =>
    Object.fromEntries(all.map((one) => [one.dataset.message, one.textContent])),
  );
}

/** Sends a form in which one field has the wrong type, a nested id is none, and a rule across fields is broken. */
async function sendWrong() {
  await type("answer", "perhaps");
  await type("integration.id", "x");
  await page.click("button");
  return messages();
}

const NO_UUID = { type: "format", message: "must be a UUID", params: { format: "uuid" } };
const WRONG = {
  answer: "must be true or false",
  "integration.id": "must be a UUID",
  answered_by_organization_user: GROUP.en,
  answered_by_tenant: "",
};

for (const path of ["hook-form?resolver=generic", "hook-form?resolver=own", "tanstack", "mantine"]) {
  describe(path, () => {
    test("each message is at its field, and a wrong type hides no rule across fields", async () => {
      await open(`/${path}`);
      assert.deepEqual(await sendWrong(), WRONG);
      assert.equal(await page.evaluate(() => globalThis.sent), undefined);
      assert.deepEqual(await complaints(), []);
    });

    test("a valid value is given as it is", async () => {
      await open(`/${path}`);
      await sendWrong();
      await clear("answer");
      await type("answer", "true");
      await clear("integration.id");
      await type("integration.id", ID);
      await type("answered_by_tenant", ID);
      await page.click("button");
      await until(() => globalThis.sent !== undefined);
      assert.deepEqual(await page.evaluate(() => globalThis.sent), {
        answer: true,
        integration: { id: ID },
        answered_by_organization_user: null,
        answered_by_tenant: { id: ID },
      });
    });

    test("one member too many is said at both", async () => {
      await open(`/${path}`);
      await type("answered_by_organization_user", ID);
      await type("answered_by_tenant", ID);
      await page.click("button");
      const found = await messages();
      assert.deepEqual([found.answered_by_organization_user, found.answered_by_tenant], [GROUP.en, GROUP.en]);
    });
  });
}

describe("Standard Schema", () => {
  const every = Object.entries(schemas).flatMap(([resource, kinds]) =>
    Object.entries(kinds).map(([kind, schema]) => [`${resource}.${kind}`, schema]),
  );

  test("every schema has its properties, and its answers the shape", () => {
    assert.ok(every.length >= 15);
    for (const [name, schema] of every) {
      const standard = schema["~standard"];
      assert.deepEqual([standard.version, standard.vendor], [1, "fieldgate"], name);
      const { issues, ...others } = standard.validate(7);
      assert.deepEqual(others, {}, name);
      assert.ok(issues.length > 0, name);
      for (const issue of issues) {
        assert.equal(typeof issue.message, "string");
        assert.ok(Array.isArray(issue.path));
      }
    }
  });

  test("a success has the value and no key for issues", () => {
    const value = { name: "N" };
    const result = schemas.organization.create["~standard"].validate(value);
    assert.deepEqual(Object.keys(result), ["value"]);
    assert.equal(result.value, value);
  });

  test("the converters know the three targets of the specification, and refuse others", () => {
    for (const [name, schema] of every) {
      const { input, output } = schema["~standard"].jsonSchema;
      for (const target of ["draft-2020-12", "draft-07", "openapi-3.0"]) {
        assert.deepEqual(input({ target }), output({ target }), name);
        assert.equal(typeof input({ target }), "object");
      }
      assert.throws(() => input({ target: "draft-04" }), { code: "config_error" }, name);
    }
  });
});

describe("what survives of an issue", () => {
  const errors = async () => JSON.parse(await page.$eval("form > output", (element) => element.textContent));

  test("the generic resolver of react-hook-form drops code and facts", async () => {
    await open("/hook-form?resolver=generic");
    await sendWrong();
    assert.deepEqual(await errors(), {
      answer: { message: WRONG.answer, type: "" },
      integration: { id: { message: "must be a UUID", type: "" } },
      answered_by_organization_user: { message: GROUP.en, type: "" },
    });
  });

  test("our own keeps them", async () => {
    await open("/hook-form?resolver=own");
    await sendWrong();
    assert.deepEqual(await errors(), {
      answer: { type: "type", message: WRONG.answer, params: { type: "boolean" } },
      integration: { ...NO_UUID, id: NO_UUID },
      answered_by_organization_user: {
        type: "exactly_one_of",
        message: GROUP.en,
        params: { fields: GROUP.fields },
      },
    });
    assert.equal(await page.evaluate(() => document.activeElement.dataset.field), "answer");
  });

  test("our own says every code of a field, when asked, and any language", async () => {
    await open("/hook-form?resolver=own&criteria=all&sv=1");
    await type("answered_by_organization_user", "x");
    await type("answered_by_tenant", ID);
    await page.click("button");
    assert.equal((await messages()).answer, "måste anges");
    const found = await errors();
    const user = found.answered_by_organization_user;
    assert.deepEqual([user.type, Object.keys(user.types).sort()], ["format", ["exactly_one_of", "format"]]);
    assert.deepEqual(user.id.types, { format: "måste vara ett UUID" });
  });

  test("our own says it at the field that is registered: a reference as a whole, or its id", async () => {
    await open("/hook-form?resolver=own");
    await sendWrong();
    await type("answered_by_organization_user", "x");
    await page.click("button");
    await until(() =>
      /UUID/.test(document.querySelector("[data-message=answered_by_organization_user]").textContent),
    );
    assert.deepEqual((await errors()).answered_by_organization_user, { ...NO_UUID, id: NO_UUID });
    await clear("integration.id");
    await type("integration.id", ID);
    await until(() => document.querySelector("[data-message='integration.id']").textContent === "");
    assert.deepEqual(
      (await errors()).integration,
      NO_UUID,
      "as the document says: until the next submission",
    );
  });

  test("our own has code and message at every step of a path, the first issue's", async () => {
    const issue = (path, code) => ({ path, code, message: `${code}.`, params: {} });
    const schema = {
      validate: () => ({
        ok: false,
        issues: [
          issue(["tags", 1], "type"),
          issue(["tags", 0], "min_length"),
          issue(["files", 0, "name"], "required"),
          issue(["parent"], "requires"),
          issue(["parent", "id"], "format"),
          issue(["parent", "type"], "enum"),
          issue(["parent", "params", "message"], "enum"),
          issue(["message", "type"], "type"),
        ],
      }),
    };
    const said = (code) => ({ type: code, message: `${code}.`, params: {} });
    assert.deepEqual((await fieldgateResolver(schema)({})).errors, {
      tags: { ...said("type"), 1: said("type"), 0: said("min_length") },
      files: { ...said("required"), 0: { ...said("required"), name: said("required") } },
      parent: { ...said("requires"), id: said("format") },
      message: said("type"),
    });
    const { errors: all } = await fieldgateResolver(schema)({}, undefined, { criteriaMode: "all" });
    assert.deepEqual(all.parent.types, { requires: "requires.", format: "format.", enum: "enum." });
    assert.deepEqual(all.tags[0].types, { min_length: "min_length." });
  });

  test("our own puts what is about the whole at the root, and a name from a value at no prototype", async () => {
    const resolver = fieldgateResolver(schemas.organization.create);
    assert.equal((await resolver(7)).errors.root.type, "type");
    const value = JSON.parse('{"name":"N","__proto__":{"x":1},"constructor":1}');
    const { errors } = await resolver(value);
    assert.deepEqual(Object.keys(errors).sort(), ["__proto__", "constructor"]);
    assert.equal(Object.getPrototypeOf(errors), Object.prototype);
    assert.equal({}.type, undefined);
    assert.deepEqual(await resolver({ name: "N" }), { values: { name: "N" }, errors: {} });
  });

  test("TanStack Form keeps whole issues", async () => {
    await open("/tanstack");
    await sendWrong();
    const issues = await page.$eval('[data-issues="integration.id"]', (element) => element.textContent);
    assert.deepEqual(JSON.parse(issues), [
      { path: ["integration", "id"], code: "format", message: "must be a UUID", params: { format: "uuid" } },
    ]);
  });
});
