// bindForm's fill in Chromium: what a form for a change shows, and what it then holds.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { boundForms, right, wrong } from "../forms/bound.mjs";

const ID = "497f6eca-6276-4993-bfeb-53cbbbba6f08";
const OTHER = ID.replace("4", "5");
const on = boundForms();
const { open, fill, seen, submit, value, log, until } = on;

const FORM = `
  <form>
    <label>Name <input name="name"></label><label>Own id <input name="custom_id"></label>
    <label>Parent
      <select name="organization"><option value="">None</option><option value="${ID}">Norra</option></select>
    </label>
    <input name="created_at"><button>Save</button><button type="reset">Undo</button>
  </form>`;

const ROW = {
  id: OTHER,
  name: "Södra",
  custom_id: null,
  organization: { id: ID, name: "Norra" },
  created_at: "2026-01-01T00:00:00.123456Z",
  something_new: 7,
};

const bindUpdate = () => {
  const { bindForm, schemas } = globalThis.fieldgate;
  const { form, onSubmit } = globalThis;
  globalThis.bound = bindForm(form, schemas.organization.update, { onSubmit });
};
const show = (entity) => on.page.evaluate((given) => globalThis.bound.fill(given), entity);
const texts = (...names) =>
  on.page.evaluate((all) => all.map((name) => globalThis.form.elements[name].value), names);
const invalid = () => on.page.$$eval("[aria-invalid]", (all) => all.map((one) => one.name));

describe("a form for a change", () => {
  test("shows the entity, read-only fields too, and holds what a write takes of it", async () => {
    await open(FORM, bindUpdate);
    await show(ROW);
    assert.deepEqual(await texts("name", "custom_id", "organization", "created_at"), [
      ROW.name,
      "",
      ID,
      ROW.created_at,
    ]);
    assert.deepEqual(await value(), { name: ROW.name, custom_id: null, organization: { id: ID } });
    await on.page.type("[name=name]", "!");
    await submit();
    assert.deepEqual((await log())[0], { name: "Södra!", custom_id: null, organization: { id: ID } });
    assert.deepEqual(await on.complaints(), []);
  });

  test("is as new: messages go, and nothing is said before an edit", async () => {
    await open(FORM, bindUpdate);
    await submit();
    await on.page.evaluate(() =>
      globalThis.bound.setIssues([
        { path: ["custom_id"], code: "server", message: "Taken.", params: {} },
        { path: [], code: "server", message: "No.", params: {} },
      ]),
    );
    assert.deepEqual(await invalid(), ["name", "custom_id"]);
    await show({ ...ROW, name: "x".repeat(256), custom_id: "y".repeat(129) });
    assert.deepEqual([await invalid(), await on.alert()], [[], null]);
    const long = "Name must have at most 255 characters";
    assert.deepEqual(await seen("[name=name]"), { ...right, custom: long });
    await fill("[name=custom_id]", "7");
    assert.deepEqual(await invalid(), []);
    await submit();
    assert.deepEqual(await seen("[name=name]"), wrong(long));
  });

  test("with some of the fields leaves the others, and null and undefined empty theirs", async () => {
    await open(FORM, bindUpdate);
    await show(ROW);
    await show({ custom_id: "7" });
    assert.deepEqual(await value(), { name: ROW.name, custom_id: "7", organization: { id: ID } });
    await on.page.evaluate(() => globalThis.bound.fill({ name: undefined, organization: null }));
    assert.deepEqual(await texts("name", "organization"), ["", ""]);
    assert.deepEqual(await value(), { custom_id: "7", organization: null });
  });

  test("a choice that is not offered stays until another one is made", async () => {
    await open(FORM, bindUpdate);
    await show({ ...ROW, organization: { id: OTHER } });
    assert.equal(await on.page.$eval("select", (select) => select.selectedIndex), -1, "it is not None");
    assert.deepEqual((await value()).organization, { id: OTHER });
    await on.page.select("select", "");
    assert.equal((await value()).organization, null);
    await on.page.select("select", ID);
    assert.deepEqual((await value()).organization, { id: ID });
  });

  test("a reset forgets what it was filled with, one that is stopped does not", async () => {
    await open(FORM, bindUpdate);
    const settled = () => on.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 20)));
    // To a nullable field, an empty text and null look alike.
    await show({ ...ROW, custom_id: "" });
    assert.equal((await value()).custom_id, "");
    await on.page.evaluate(() => {
      globalThis.stop = (event) => event.preventDefault();
      addEventListener("reset", globalThis.stop);
    });
    await on.page.click("[type=reset]");
    await settled();
    assert.equal((await value()).custom_id, "");
    await on.page.evaluate(() => {
      removeEventListener("reset", globalThis.stop);
      globalThis.form.reset();
      globalThis.bound.fill({ name: "After" });
    });
    await settled();
    assert.deepEqual(await value(), { name: "After", custom_id: null, organization: null });
  });

  test("a reset and the end of the binding undo what browsers leave: hidden controls, boxes of three states", async () => {
    const hidden = `<form><input name="name"><input type="hidden" name="organization" value=""></form>`;
    for (const way of ["reset", "destroy"]) {
      await open(hidden, bindUpdate);
      await show({ name: "N", organization: { id: ID } });
      await show({ organization: { id: OTHER } });
      assert.deepEqual(await value(), { name: "N", organization: { id: OTHER } });
      const held = await on.page.evaluate((how) => {
        if (how === "reset") globalThis.form.reset();
        else globalThis.bound.destroy();
        return globalThis.bound.value();
      }, way);
      assert.equal(held.organization, null);
      assert.equal(await on.page.$eval("[type=hidden]", (one) => one.getAttribute("value")), "");
    }
    // What is filled in at once after a reset stays.
    await open(hidden, bindUpdate);
    await show({ organization: { id: ID } });
    await on.page.evaluate((id) => {
      globalThis.form.reset();
      globalThis.bound.fill({ organization: { id } });
    }, OTHER);
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.deepEqual((await value()).organization, { id: OTHER });
  });

  test("what a write does not take is not held, opaque data is a copy, and an edit ends what was filled in", async () => {
    await open(FORM, bindUpdate);
    await show({ name: "N", organization: { id: null }, custom_id: "" });
    assert.deepEqual(await value(), { name: "N", custom_id: "" });
    await on.page.type("[name=custom_id]", "x");
    await on.page.keyboard.press("Backspace");
    assert.equal((await value()).custom_id, null);
    await open(`<form><input type="hidden" name="invoice_distribution_instruction"></form>`, () => {
      const { bindForm, schemas } = globalThis.fieldgate;
      globalThis.bound = bindForm(globalThis.form, schemas.subTenantTenantConnection.update);
    });
    const found = await on.page.evaluate(() => {
      const entity = { invoice_distribution_instruction: [null, { a: null, b: { c: 1 } }] };
      globalThis.bound.fill(entity);
      entity.invoice_distribution_instruction[1].b.c = 2;
      globalThis.bound.value().invoice_distribution_instruction[1].b.c = 3;
      return [globalThis.bound.validate().ok, globalThis.bound.value()];
    });
    assert.deepEqual(found, [true, { invoice_distribution_instruction: [null, { a: null, b: { c: 1 } }] }]);
  });

  test("seconds and parts of them are right for a browser too, and a day is its beginning", async () => {
    await open(`<form><input type="datetime-local" name="updated_at"></form>`, () => {
      const { bindForm, schemas } = globalThis.fieldgate;
      globalThis.bound = bindForm(globalThis.form, schemas.designationAccount.update);
    });
    await show({ updated_at: "2026-07-01T12:00:30.123Z" });
    assert.equal(await on.page.$eval("form", (form) => form.checkValidity()), true);
    await show({ updated_at: "2026-07-01" });
    assert.deepEqual(await texts("updated_at"), ["2026-07-01T00:00"]);
  });

  test("works before the module is there", async () => {
    await open(FORM, bindUpdate, { load: false });
    await show(ROW);
    assert.equal((await value()).name, ROW.name);
    await fill("[name=name]", "");
    await until(() => document.querySelector("[aria-invalid]"));
    assert.deepEqual(await seen("[name=name]"), wrong("Name is required"));
  });

  test("of a resource object of JSON:API, whose lock token goes back as it came", async () => {
    const controls = '<input type="hidden" name="updated_in_db_at"><input name="active"><input name="name">';
    await open(`<form>${controls}</form>`, () => {
      const { bindForm, schemas } = globalThis.fieldgate;
      globalThis.bound = bindForm(globalThis.form, schemas.designationAccount.update);
    });
    const attributes = { active: true, name: "Water", updated_in_db_at: "2026-01-01T00:00:00Z" };
    await show({ id: ID, type: "designation_accounts", attributes });
    assert.deepEqual(await texts("name"), ["Water"]);
    assert.equal(await on.page.$eval("[name=active]", (box) => box.checked), true);
    const { name, ...written } = attributes;
    assert.deepEqual(await value(), written);
    assert.equal(await on.page.evaluate(() => globalThis.bound.validate().ok), true);
  });

  test("of an object of a class, whose fields are accessors", async () => {
    await open(FORM, bindUpdate);
    const found = await on.page.evaluate((row) => {
      class Base {
        #row = row;
        get name() {
          return this.#row.name;
        }
        get organization() {
          return this.#row.organization;
        }
      }
      class Entity extends Base {
        custom_id = "7";
        get attributes() {
          return { created_at: row.created_at };
        }
      }
      const { bound, form } = globalThis;
      bound.fill(new Entity());
      const held = [bound.value(), form.elements.created_at.value];
      bound.fill(Object.create({ name: "Inherited" }));
      return [...held, bound.value().name];
    }, ROW);
    const { name, organization, created_at } = ROW;
    const held = { name, organization: { id: organization.id }, custom_id: "7" };
    assert.deepEqual(found, [held, created_at, "Inherited"]);
  });

  test("of what cannot be read changes nothing", async () => {
    await open(FORM, bindUpdate);
    await show(ROW);
    const said = await on.page.evaluate(() => {
      try {
        globalThis.bound.fill({
          name: "New",
          get organization() {
            throw new Error("closed");
          },
        });
        return "filled";
      } catch (error) {
        return error.message;
      }
    });
    assert.deepEqual([said, await texts("name")], ["closed", [ROW.name]]);
  });

  test("of what is no object is a ConfigError", async () => {
    await open(FORM, bindUpdate);
    const found = await on.page.evaluate(() =>
      [undefined, null, "x"].map((given) => {
        try {
          return globalThis.bound.fill(given);
        } catch (error) {
          return [error.code, error.message];
        }
      }),
    );
    assert.deepEqual(found, Array(3).fill(["config_error", "entity: must be an object"]));
  });
});
