// bindForm and issues from elsewhere in Chromium: those of other libraries show as ours do, and what is none breaks nothing.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { boundForms, right, wrong } from "../forms/bound.mjs";

const on = boundForms();
const { open, submit, fill, seen, alert, until } = on;

const FORM = `
  <form>
    <label>Name <input name="name"></label><label>Own id <input name="custom_id"></label><button>Add</button>
  </form>`;

/** On the page: each submission is refused with the issues that `makeIssues` makes. */
const bind = () => {
  const { bindForm, schemas } = globalThis.fieldgate;
  globalThis.bound = bindForm(globalThis.form, schemas.organization.create, {
    onSubmit: () => {
      throw Object.assign(new Error("refused"), { issues: globalThis.makeIssues() });
    },
    onError: (error) => globalThis.log.push(error.message),
  });
};

/** Sends the form, which is refused with issues; the error itself is told in any case. */
async function refused(makeIssues) {
  await open(FORM, bind);
  await on.page.evaluate(`globalThis.makeIssues = ${makeIssues}`);
  await fill("[name=name]", "N");
  await submit();
  await until(() => globalThis.log.includes("refused"));
}

describe("what onSubmit rejects with", () => {
  test("issues of another library show at their fields, until these are edited", async () => {
    await refused(() => [
      { code: "custom", message: "taken", path: ["name"] },
      { message: "Not this one.", path: [{ key: "custom_id" }], params: null },
      { code: 7, message: "Not today.", path: [] },
      { code: "constructor", message: "odd", path: ["elsewhere", 0] },
    ]);
    assert.deepEqual(await seen("[name=name]"), wrong("Name taken"));
    assert.deepEqual(await seen("[name=custom_id]"), wrong("Not this one."));
    assert.equal(await alert(), "Not today. elsewhere odd");
    assert.equal(await on.page.evaluate(() => document.activeElement.name), "name");
    await fill("[name=name]", "M");
    assert.deepEqual([await seen("[name=name]"), await alert()], [right, null]);
    assert.deepEqual(await seen("[name=custom_id]"), wrong("Not this one."));
    assert.deepEqual(await on.complaints(), []);
  });

  test("a field without a control is named where the form as a whole is spoken of", async () => {
    await open(FORM.replace(/<label>Own id.*?<\/label>/, ""), bind);
    await on.page.evaluate(() => {
      globalThis.makeIssues = () => [
        { path: [], code: "server", message: "Not today.", params: {} },
        { path: ["custom_id"], code: "server", message: "This field may not be blank.", params: {} },
        { path: ["nothing_of_ours"], code: "server", message: "Odd.", params: {} },
      ];
    });
    await fill("[name=name]", "N");
    await submit();
    await until(() => globalThis.log.includes("refused"));
    assert.equal(await alert(), "Not today. Custom id: This field may not be blank. nothing_of_ours: Odd.");
  });

  test("what an answer that breaks the contract lacks is not asked of the person", async () => {
    await open(FORM, () => {
      const { bindForm, isFieldgateError, Pigello, schemas } = globalThis.fieldgate;
      const headers = { "content-type": "application/json" };
      const fetch = async () => new Response('{"name":null}', { status: 201, headers });
      const { organization } = new Pigello({ baseUrl: "http://127.0.0.1", fetch }).sales;
      bindForm(globalThis.form, schemas.organization.create, {
        onSubmit: (value) => organization.create(value),
        onError: (error) =>
          globalThis.log.push(isFieldgateError(error) && error.code, error.issues.length > 0),
      });
    });
    await fill("[name=name]", "N");
    await submit();
    await until(() => globalThis.log.includes("response_error"));
    assert.deepEqual(await seen("[name=name]"), right);
    assert.equal(await alert(), null);
    assert.deepEqual(await on.log(), ["response_error", true, "stopped"]);
  });

  test("are told when the form is no longer bound", async () => {
    await open(FORM, () => {
      const { bindForm, schemas } = globalThis.fieldgate;
      const bound = bindForm(globalThis.form, schemas.organization.create, {
        onSubmit: () => {
          bound.destroy();
          throw Object.assign(new Error("late"), { issues: [{ path: ["name"], message: "taken" }] });
        },
      });
    });
    await fill("[name=name]", "N");
    const thrown = new Promise((resolve) => {
      on.page.once("pageerror", resolve);
    });
    await submit();
    assert.match((await thrown).message, /late$/);
  });

  test("what has neither path nor message is passed over beside what has", async () => {
    await refused(() => [null, { path: "name", message: "x" }, { path: ["name"], message: "taken" }, {}]);
    assert.deepEqual(await seen("[name=name]"), wrong("Taken"));
    assert.equal(await alert(), null);
  });

  test("what cannot be shown is thrown on, beside what can", async () => {
    await open(FORM, () => {
      const { bindForm, schemas } = globalThis.fieldgate;
      bindForm(globalThis.form, schemas.organization.create, {
        onSubmit: () => {
          const issues = [{ path: ["name"], message: "taken" }, { message: "nowhere" }];
          throw Object.assign(new Error("lost?"), { issues });
        },
      });
    });
    await fill("[name=name]", "N");
    const thrown = new Promise((resolve) => {
      on.page.once("pageerror", resolve);
    });
    await submit();
    assert.match((await thrown).message, /lost\?$/);
    assert.deepEqual(await seen("[name=name]"), wrong("Taken"));
  });

  for (const [what, makeIssues] of [
    ["texts", () => ["taken"]],
    ["nothing", () => [null, undefined, 7, {}]],
    ["no message", () => [{ path: ["name"], message: undefined, params: {} }]],
    ["no path", () => [{ path: "name", message: "taken", params: {} }]],
    ["steps that are objects", () => [{ path: [{ id: "name" }], message: "taken" }]],
    ["no list", () => ({ name: "taken" })],
  ]) {
    test(`issues that are ${what} are none: the error is told, and the form goes on`, async () => {
      await refused(makeIssues);
      assert.deepEqual([await seen("[name=name]"), await alert()], [right, null]);
      await fill("[name=name]", "");
      assert.deepEqual(await seen("[name=name]"), wrong("Name is required"));
      assert.deepEqual(await on.complaints(), []);
    });
  }

  test("without onError it is an unhandled rejection", async () => {
    await open(FORM, () => {
      const { bindForm, schemas } = globalThis.fieldgate;
      bindForm(globalThis.form, schemas.organization.create, {
        onSubmit: () => {
          throw Object.assign(new Error("lost?"), { issues: [{ message: "taken" }] });
        },
      });
    });
    await fill("[name=name]", "N");
    const thrown = new Promise((resolve) => {
      on.page.once("pageerror", resolve);
    });
    await submit();
    assert.match((await thrown).message, /lost\?$/);
  });
});

test("setIssues refuses what is no list of issues, shows it nowhere, and needs no facts", async () => {
  await open(FORM, bind);
  const found = await on.page.evaluate(() => {
    const { bound } = globalThis;
    const { ConfigError } = globalThis.fieldgate;
    const good = { path: ["name"], code: "server", message: "Taken.", params: {} };
    return [
      undefined,
      null,
      "taken",
      { issues: [] },
      ["taken"],
      [good, null],
      new Array(1),
      [{ ...good, path: "name" }],
    ].map((given) => {
      try {
        return bound.setIssues(given);
      } catch (error) {
        return error instanceof ConfigError ? error.message : String(error);
      }
    });
  });
  assert.deepEqual(found, Array(8).fill("issues: must be a list of issues"));
  assert.deepEqual((await seen("[name=name]")).invalid, null);
  await on.page.evaluate(() => globalThis.bound.setIssues([{ path: ["name"], message: "Taken." }]));
  assert.equal((await seen("[name=name]")).says, "Taken.");
  await fill("[name=name]", "N");
  assert.deepEqual(await seen("[name=name]"), right);
  await on.page.evaluate(() => globalThis.bound.setIssues([]));
  assert.deepEqual(await on.complaints(), []);
});
