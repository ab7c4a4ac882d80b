// bindForm in Chromium and what is typed as JSON: lists and objects that the documents do not describe, in and out.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { boundForms, right, wrong } from "../forms/bound.mjs";

const on = boundForms();
const { open, submit, fill, seen, value, log } = on;

const LABEL = "Invoices";
const FORM = `
  <form><label>${LABEL} <textarea name="invoice_distribution_instruction"></textarea></label><button>Save</button></form>`;
const bindConnection = () => {
  const { bindForm, schemas } = globalThis.fieldgate;
  const { form, onSubmit } = globalThis;
  globalThis.bound = bindForm(form, schemas.subTenantTenantConnection.update, { onSubmit });
};
const show = (entity) => on.page.evaluate((given) => globalThis.bound.fill(given), entity);
const text = (selector) => on.page.$eval(selector, (control) => control.value);

/** Binds fields of kinds that no resource has yet: everything is valid. */
const bindKinds = () => {
  const { bindForm, schemas } = globalThis.fieldgate;
  const Schema = schemas.organization.create.constructor;
  const field = (type, more) => ({ type, required: false, nullable: false, readOnly: false, ...more });
  const fields = {
    opaque: field("array", { nullable: true }),
    optional: field("array"),
    needed: field("array", { required: true }),
    some: field("array", { minItems: 1 }),
    words: field("array", { items: field("string") }),
    maybe: field("array", { items: field("string"), nullable: true }),
    files: field("array", { items: field("object") }),
    settings: field("object", { nullable: true }),
    extra: field(undefined),
    from: field(undefined),
  };
  const schema = new Schema({ fields, rules: [] }, 0);
  schema.validate = (given) => ({ ok: true, value: given });
  schema.validateField = () => [];
  globalThis.bound = bindForm(globalThis.form, schema);
};
const inputs = (...names) => `<form>${names.map((name) => `<input name="${name}">`).join("")}</form>`;

describe("a list that is not described, in one text", () => {
  test("a hidden control beside it, as servers want one, makes it no element", async () => {
    const name = "invoice_distribution_instruction";
    await open(FORM.replace("<form>", `<form><input type="hidden" name="${name}" value="">`), bindConnection);
    await show({ [name]: [{ a: 1 }, { b: 2 }] });
    assert.equal(await text("textarea"), '[{"a":1},{"b":2}]');
    await fill("textarea", '[{"a":1}]');
    assert.deepEqual(await value(), { [name]: [{ a: 1 }] });
    await fill("textarea", "");
    assert.deepEqual(await value(), { [name]: null });
  });

  test("empty it is null, JSON it is what is sent, and anything else is an issue", async () => {
    await open(FORM, bindConnection);
    assert.deepEqual(await value(), { invoice_distribution_instruction: null });
    await submit();
    assert.deepEqual((await log())[0], { invoice_distribution_instruction: null });
    for (const [typed, list] of [
      ["[]", []],
      [' [ {"a": [1, null]}, null ]\n', [{ a: [1, null] }, null]],
    ]) {
      await fill("textarea", typed);
      assert.deepEqual(await seen("textarea"), right);
      assert.deepEqual(await value(), { invoice_distribution_instruction: list });
    }
    for (const typed of ["e-mail", "[", "7", "null", '"[]"', "{}", " ", "[1] [2]", "[undefined]"]) {
      await fill("textarea", typed);
      assert.deepEqual(await seen("textarea"), wrong(`${LABEL} must be a list`), typed);
    }
    await fill("textarea", "");
    assert.deepEqual(
      [await seen("textarea"), await value()],
      [right, { invoice_distribution_instruction: null }],
    );
    assert.deepEqual(await on.complaints(), []);
  });

  test("fill writes what is read back, also by a binding that was not there", async () => {
    for (const list of [null, [], [null], [{ id: "x", n: 1.5 }, "é \ud800"], [[], { "": "a\nb" }]]) {
      await open(FORM, bindConnection);
      await show({ invoice_distribution_instruction: list });
      assert.equal(await text("textarea"), list === null ? "" : JSON.stringify(list));
      await on.page.evaluate(() => globalThis.bound.destroy());
      await on.page.evaluate(bindConnection);
      assert.deepEqual(await value(), { invoice_distribution_instruction: list });
    }
  });

  test("an edit goes on from all of it", async () => {
    await open(FORM, bindConnection);
    await show({ invoice_distribution_instruction: [{ a: 1 }, { b: 2 }] });
    await fill("textarea", (await text("textarea")).replace("2", "3"));
    assert.deepEqual(await value(), { invoice_distribution_instruction: [{ a: 1 }, { b: 3 }] });
  });

  test("what JSON does not hold stays until an edit, and its check says so", async () => {
    await open(FORM, bindConnection);
    const found = await on.page.evaluate(() => {
      const { bound, form } = globalThis;
      bound.fill({ invoice_distribution_instruction: [7n] });
      const [control] = form.elements;
      const odd = { invoice_distribution_instruction: { toJSON() {} } };
      const result = [control.value, bound.validate().ok];
      bound.fill(odd);
      return [...result, control.value];
    });
    assert.deepEqual(found, ["", false, ""]);
  });
});

describe("what else is typed", () => {
  test("empty: null, no elements, or nothing where some must be given", async () => {
    await open(
      inputs("opaque", "optional", "needed", "some", "words", "maybe", "files", "settings", "extra"),
      bindKinds,
    );
    const none = { opaque: null, optional: [], words: [], maybe: null, files: [], settings: null };
    assert.deepEqual(await value(), none);
  });

  test("the text of a list whose elements are described is one of them", async () => {
    await open(inputs("words", "maybe", "maybe", "files", "files"), bindKinds);
    await fill("[name=words]", "[1]");
    await fill("[name=files]", '{"a":1}');
    assert.deepEqual(await value(), { words: ["[1]"], maybe: [], files: [{ a: 1 }] });
  });

  test("an object, and what may be anything", async () => {
    await open(inputs("settings", "extra", "opaque", "opaque"), bindKinds);
    await fill("[name=settings]", '{"a":{"b":[]}}');
    await fill("[name=extra]", "[1]");
    await fill("[name=opaque]", '{"c":1}');
    assert.deepEqual(await value(), { settings: { a: { b: [] } }, extra: [1], opaque: [{ c: 1 }] });
    for (const typed of ["{", "7", "null", "true", "a"]) {
      await fill("[name=settings]", typed);
      await fill("[name=extra]", typed);
      await fill("[name=opaque]", typed);
      assert.deepEqual(await value(), { settings: typed, extra: typed, opaque: [typed] });
    }
    const entity = { settings: { id: "x" }, extra: { id: [] }, opaque: [{ d: 1 }, "e"] };
    await show(entity);
    assert.deepEqual(await value(), entity);
    await on.page.evaluate(() => globalThis.bound.destroy());
    await on.page.evaluate(bindKinds);
    assert.deepEqual(await value(), entity, "the texts say as much");
  });

  test("a local time is an instant, whatever the field may be", async () => {
    await open('<form><input type="datetime-local" name="from" value="2026-07-01T12:00"></form>', bindKinds, {
      timezone: "Europe/Stockholm",
    });
    assert.deepEqual(await value(), { from: "2026-07-01T10:00:00.000Z" });
  });
});
