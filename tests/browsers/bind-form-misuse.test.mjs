// bindForm in Chromium: what it is called with wrongly is said in its own words, and a form of another window is none of that.

import assert from "node:assert/strict";
import { test } from "node:test";
import { boundForms } from "../forms/bound.mjs";

const on = boundForms();
const { open, complaints } = on;

const NO_FORM = "form: must be a form element";
const NO_SCHEMA = "schema: must be a schema of values, such as schemas.organization.create";
const KNOWN = "values, onSubmit, onError, locale, complete, openEnums";

test("what cannot be bound is a ConfigError that names it, and leaves the form alone", async () => {
  // A control has the name of a property of its form.
  await open('<form><input name="tagName"></form><p id="plain"></p>', () => {});
  const found = await on.page.evaluate(() => {
    const { bindForm, ConfigError, schemas } = globalThis.fieldgate;
    const { form } = globalThis;
    const { organization } = schemas;
    const before = form.outerHTML;
    const said = (...given) => {
      try {
        bindForm(...given).destroy();
        return "bound";
      } catch (error) {
        return error instanceof ConfigError ? [error.option, error.message] : String(error);
      }
    };
    const forms = [undefined, null, "#plain", document.querySelector("#plain"), [form]];
    const others = [undefined, null, "organization", organization, organization.listQuery, schemas];
    const options = [
      null,
      "onSubmit",
      () => {},
      { onsubmit() {} },
      { onSubmit: "go" },
      { values: {} },
      { locale: 7 },
      new (class {
        onSubmit = "go";
      })(),
      Object.create({ values: 7 }),
    ];
    // What is not given is not misspelled, and what is no plain object may have more than options.
    const fine = [
      { onSubmit: undefined },
      { onsubmit: undefined },
      new (class {
        sent = 0;
        onSubmit() {}
      })(),
    ];
    return {
      forms: forms.map((one) => said(one, organization.create)),
      schemas: others.map((one) => said(form, one)),
      options: options.map((one) => said(form, organization.create, one)),
      untouched: form.outerHTML === before,
      fine: fine.map((one) => said(form, organization.create, one)),
    };
  });
  assert.deepEqual(found, {
    forms: Array(5).fill(["form", NO_FORM]),
    schemas: Array(6).fill(["schema", NO_SCHEMA]),
    options: [
      ...Array(3).fill(["options", "options: must be an object"]),
      ["onsubmit", `onsubmit: is no option; there is ${KNOWN}`],
      ["onSubmit", "onSubmit: must be a function"],
      ["values", "values: must be a function"],
      ["locale", "locale: must be a locale or the code of one"],
      ["onSubmit", "onSubmit: must be a function"],
      ["values", "values: must be a function"],
    ],
    untouched: true,
    fine: Array(3).fill("bound"),
  });
});

test("a form of another window is bound as any", async () => {
  await open("<iframe></iframe>", () => {});
  const found = await on.page.evaluate(() => {
    const { bindForm, schemas } = globalThis.fieldgate;
    const { contentDocument } = document.querySelector("iframe");
    contentDocument.body.innerHTML = "<form><label>Name <input name=name></label></form>";
    const form = contentDocument.querySelector("form");
    const bound = bindForm(form, schemas.organization.create);
    bound.validate();
    const says = form.elements.name.validationMessage;
    bound.destroy();
    return [form instanceof HTMLFormElement, says, form.elements.name.validationMessage];
  });
  assert.deepEqual(found, [false, "Name is required", ""]);
  assert.deepEqual(await complaints(), []);
});
