// bindForm and what the page itself asks of its controls, in Chromium: a form that breaks it is not sent.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { boundForms } from "../forms/bound.mjs";

const on = boundForms();
const { open, submit, fill, log } = on;

const bind = () => {
  const { bindForm, schemas } = globalThis.fieldgate;
  const { onSubmit } = globalThis;
  globalThis.bound = bindForm(globalThis.form, schemas.organization.create, { onSubmit });
};

/** A form with a name that is right, and more. */
const form = (more) =>
  `<form><label>Name <input name="name" value="N"></label>${more}<button>Add</button></form>`;

/** The name or id of what has the focus. */
const focused = () => on.page.evaluate(() => document.activeElement.name || document.activeElement.id);

describe("constraints of the page", () => {
  test("a box that is no field has to be ticked, as the page says", async () => {
    await open(form('<label><input type="checkbox" name="terms" required> I accept</label>'), bind);
    await submit();
    assert.deepEqual([await log(), await focused()], [["stopped"], "terms"]);
    await on.page.click("[name=terms]");
    await submit();
    assert.deepEqual(await log(), ["stopped", { name: "N" }, "stopped"]);
  });

  test("hold for fields too, beside those of the schema", async () => {
    await open(form('<input name="custom_id" required pattern="[A-Z]-[0-9]+">'), bind);
    await submit();
    assert.deepEqual([await log(), await focused()], [["stopped"], "custom_id"]);
    await fill("[name=custom_id]", "a-1");
    await submit();
    assert.deepEqual(await log(), ["stopped", "stopped"]);
    await fill("[name=custom_id]", "A-1");
    await submit();
    assert.deepEqual((await log())[2], { name: "N", custom_id: "A-1" });
  });

  test("hold where the browser sends the form", async () => {
    await open(form('<input id="email" type="email" value="no address">'), () => {
      globalThis.fieldgate.bindForm(globalThis.form, globalThis.fieldgate.schemas.organization.create);
    });
    await submit();
    assert.deepEqual([await log(), await focused()], [["stopped"], "email"]);
    await fill("#email", "a@b.se");
    await submit();
    assert.deepEqual(await log(), ["stopped", "sent"]);
  });

  test("attributes that the schema gave are no constraints of the page", async () => {
    await open(
      '<form><select name="tenant"><option value=""></option></select><button>Add</button></form>',
      () => {
        const { bindForm, schemas } = globalThis.fieldgate;
        const { onSubmit } = globalThis;
        const some = { id: "497f6eca-6276-4993-bfeb-53cbbbba6f08" };
        globalThis.bound = bindForm(globalThis.form, schemas.subTenantTenantConnection.create, {
          values: () => ({ tenant: some, sub_tenant: some, stakeholder_type: 0 }),
          onSubmit,
        });
      },
    );
    assert.equal(await on.page.$eval("select", (select) => select.validity.valueMissing), true);
    await submit();
    assert.equal((await log()).length, 2);
  });

  test("the first field that is wrong and can have the focus gets it", async () => {
    const hidden = form('<input name="custom_id" value="' + "x".repeat(129) + '">').replace(
      'value="N"',
      "disabled",
    );
    await open(hidden, bind);
    await submit();
    assert.equal(await focused(), "custom_id");
  });
});
