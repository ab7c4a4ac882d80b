// bindForm's options in Chromium: whatever object holds them, each of them counts and has that object as `this`.

import assert from "node:assert/strict";
import { test } from "node:test";
import { boundForms, right } from "../forms/bound.mjs";

const on = boundForms();
const { open, submit, fill, seen, log, until } = on;

const FORM = `
  <form><label>Name <input name="name"></label><label>Kind <input name="category"></label><button>Save</button></form>`;

/** What makes the options of four fields and methods, each in another way. */
const MADE = {
  plain: (given) => given,
  inherited: (given) => Object.create(given),
  accessors: (given) => {
    const names = Object.keys(given);
    const get = (name) => ({ get: () => given[name] });
    return Object.create({}, Object.fromEntries(names.map((name) => [name, get(name)])));
  },
  instance: (given) => {
    class Options {
      #given = given;
      sent = 0;
      get locale() {
        return this.#given.locale;
      }
      values(fromControls) {
        return this.#given.values.call(this, fromControls);
      }
      onSubmit(value) {
        return this.#given.onSubmit.call(this, value);
      }
      onError(error) {
        this.#given.onError.call(this, error);
      }
    }
    return new Options();
  },
};

for (const [what, make] of Object.entries(MADE)) {
  test(`options: ${what}`, async () => {
    await open(FORM, () => {});
    await on.page.evaluate(`globalThis.make = ${make}`);
    await on.page.evaluate(async () => {
      await import("/fieldgate/entry/locale.sv.js");
      const { bindForm, schemas } = globalThis.fieldgate;
      const { log, form } = globalThis;
      const options = globalThis.make({
        locale: "sv",
        values(fromControls) {
          log.push(["values", this === options]);
          return { ...fromControls, custom_id: "7" };
        },
        onSubmit(value) {
          log.push(["onSubmit", this === options, value]);
          throw new Error("no");
        },
        onError(error) {
          log.push(["onError", this === options, error.message]);
        },
      });
      globalThis.bound = bindForm(form, schemas.organization.create, options);
    });
    await submit();
    assert.equal((await seen("[name=name]")).says, "Name måste anges");
    await fill("[name=name]", "N");
    assert.deepEqual(await seen("[name=name]"), right);
    await submit();
    await until(() => globalThis.log.some(([what]) => what === "onError"));
    const all = await log();
    assert.deepEqual(
      all.find(([name]) => name === "values"),
      ["values", true],
    );
    assert.deepEqual(all.slice(-3), [
      ["onSubmit", true, { name: "N", custom_id: "7" }],
      ["onError", true, "no"],
      "stopped",
    ]);
    assert.deepEqual(await on.complaints(), []);
  });
}

test("the rules of a check are read from any object too", async () => {
  for (const inherits of [false, true]) {
    await open(FORM, () => {});
    const found = await on.page.evaluate((isInherited) => {
      const { bindForm, schemas } = globalThis.fieldgate;
      const given = { openEnums: true, complete: true };
      const options = isInherited ? Object.create(given) : given;
      const { form } = globalThis;
      form.elements.category.value = "12";
      const result = bindForm(form, schemas.subTenantTenantConnection.update, options).validate();
      return result.issues.map(({ path, code }) => `${path} ${code}`);
    }, inherits);
    assert.deepEqual(found, ["sub_tenant required", "tenant required", "stakeholder_type required"]);
  }
});

test("a field that values leaves out is not empty for that", async () => {
  await open('<form><input name="name"><input name="custom_id"></form>', () => {});
  const found = await on.page.evaluate(() => {
    const { bindForm, schemas } = globalThis.fieldgate;
    const { form } = globalThis;
    let before = {};
    const values = (now) =>
      Object.fromEntries(
        Object.entries(now).filter(([name, one]) => JSON.stringify(one) !== JSON.stringify(before[name])),
      );
    const bound = bindForm(form, schemas.organization.update, { values });
    bound.fill({ name: "Norra", custom_id: "A-17" });
    before = bound.value();
    form.elements.custom_id.value = "B-2";
    const changed = [bound.value(), bound.validate().ok];
    form.elements.name.value = "";
    return [...changed, bound.validate().issues.map(({ path, code }) => `${path} ${code}`)];
  });
  assert.deepEqual(found, [{ custom_id: "B-2" }, true, ["name required"]]);
});
