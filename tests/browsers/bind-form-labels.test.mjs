// bindForm in Chromium: what a field is called where more than its name stands in or at its label.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { boundForms, wrong } from "../forms/bound.mjs";

const on = boundForms();
const { open, seen } = on;

/** On the page: a connection, with all its messages. */
const bind = () => {
  const { bindForm, schemas } = globalThis.fieldgate;
  globalThis.bound = bindForm(globalThis.form, schemas.subTenantTenantConnection.create);
  globalThis.bound.validate();
};

describe("the name of a field", () => {
  test("is without the message that stands in its label, however often it shows", async () => {
    await open(
      '<form><label>Owner <input name="tenant"> <em data-error-for="tenant"></em></label></form>',
      bind,
    );
    for (const id of ["a", "b"]) {
      await on.page.evaluate((name) => {
        globalThis.form.insertAdjacentHTML("beforeend", `<label>Id <input name="${name}"></label>`);
        globalThis.bound.validate();
      }, id);
      assert.deepEqual(await seen("[name=tenant]"), wrong("Owner is required"));
    }
  });

  test("is without what is hidden, and without marks before it", async () => {
    await open(
      '<form><label><span>*</span> Owner <b hidden>a long help</b><input name="tenant"></label></form>',
      bind,
    );
    assert.deepEqual(await seen("[name=tenant]"), wrong("Owner is required"));
  });

  test("of radio buttons is that of their group, not of the first", async () => {
    const radios =
      '<input type="radio" name="stakeholder_type" value="0" aria-label="First"><input type="radio" name="stakeholder_type" value="1">';
    await open(`<form><div role="radiogroup" aria-label="Kind of tenant">${radios}</div></form>`, bind);
    assert.equal((await seen("[value='0']")).says, "Kind of tenant is required");
    await open(`<form>${radios}</form>`, bind);
    assert.equal((await seen("[value='0']")).says, "Stakeholder type is required");
  });

  test("of a control may be written at the place of its message", async () => {
    await open('<form><input name="tenant.id"><output data-error-for="tenant.id"></output></form>', bind);
    const shown = await on.page.$eval("output", (place) => place.textContent);
    assert.equal(shown, "Tenant is required");
    assert.equal(await on.page.$("p.fieldgate-error:not([role])"), null);
  });
});

test("an alert is no polite one", async () => {
  await open("<form></form>", bind);
  const [role, live] = await on.page.$eval("p[role]", (place) => [
    place.role,
    place.getAttribute("aria-live"),
  ]);
  assert.deepEqual([role, live], ["alert", null]);
});
