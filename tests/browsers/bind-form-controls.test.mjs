// bindForm and the kinds of controls in Chromium: the value that each of them holds, and what is wrong with it.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { boundForms, right, wrong } from "../forms/bound.mjs";

const ID = "497f6eca-6276-4993-bfeb-53cbbbba6f08";
const on = boundForms();
const { open, fill, seen, submit, value, alert } = on;

const bindConnection = () => {
  const { bindForm, schemas } = globalThis.fieldgate;
  const { form, onSubmit } = globalThis;
  globalThis.bound = bindForm(form, schemas.subTenantTenantConnection.create, { onSubmit });
};

/** Binds fields of kinds that no resource has yet: attributes and values are real, everything is valid. */
const bindKinds = () => {
  const { bindForm, schemas } = globalThis.fieldgate;
  const Schema = schemas.organization.create.constructor;
  const field = (type, more) => ({
    type,
    required: false,
    nullable: false,
    readOnly: false,
    unique: false,
    ...more,
  });
  const fields = {
    text: field("string"),
    note: field("string", { nullable: true }),
    needed: field("string", { required: true }),
    email: field("string", { format: "email" }),
    day: field("string", { format: "date", nullable: true }),
    from: field("string", { format: "date-time", nullable: true }),
    number: field("number", { nullable: true }),
    count: field("integer"),
    tri: field("boolean", { nullable: true }),
    floors: field("array", { items: field("integer") }),
    places: field("array", { items: field("object", { reference: "Realestate" }) }),
    place: field("object", { reference: "Realestate", nullable: true }),
    "odd.id": field("string"),
    seen_at: field("string", { readOnly: true }),
  };
  const schema = new Schema({ fields, rules: [] }, 0);
  schema.validate = (given) => ({ ok: true, value: given });
  schema.validateField = () => [];
  globalThis.bound = bindForm(globalThis.form, schema);
};

/** The value of a form with these controls. */
async function held(controls, options) {
  await open(`<form>${controls}</form>`, bindKinds, options);
  return value();
}

describe("controls of a resource", () => {
  const CONNECTION = `
    <form>
      <label>Sub tenant <select name="sub_tenant.id"><option value="">–</option><option>${ID}</option></select></label>
      <input type="hidden" name="tenant" value="${ID}">
      <label>Stakeholder <input name="stakeholder_type"></label>
      <label>Category
        <select name="category" id="category"><option value="">None</option><option value="3">Three</option></select>
      </label>
      <label>Active <input type="checkbox" name="is_active" checked></label>
      <label>Own id <textarea name="custom_id"></textarea></label>
      <input name="id" value="mine">
      <input name="nothing_of_ours" value="x">
      <button name="category" value="7">Add</button>
    </form>`;

  test("the value", async () => {
    await open(CONNECTION, bindConnection);
    assert.deepEqual(await value(), {
      tenant: { id: ID },
      category: null,
      is_active: true,
      custom_id: null,
    });
    await on.page.select("[name='sub_tenant.id']", ID);
    await on.page.select("#category", "3");
    await on.page.click("[name=is_active]");
    await fill("[name=stakeholder_type]", "2");
    await fill("textarea", "A\nB");
    await submit();
    assert.deepEqual((await on.log())[0], {
      sub_tenant: { id: ID },
      tenant: { id: ID },
      stakeholder_type: 2,
      category: 3,
      is_active: false,
      custom_id: "A\nB",
    });
    assert.deepEqual(await on.complaints(), []);
  });

  test("bad text in a number control is an issue, and not nothing", async () => {
    await open(CONNECTION, bindConnection);
    await on.page.type("[name=stakeholder_type]", "1e");
    assert.equal(await on.page.$eval("[name=stakeholder_type]", (control) => control.value), "");
    const { says, invalid } = await seen("[name=stakeholder_type]");
    assert.deepEqual([invalid, says], ["true", "Stakeholder must be a whole number"]);
    await fill("[name=stakeholder_type]", "1.5");
    assert.equal((await seen("[name=stakeholder_type]")).says, "Stakeholder must be a whole number");
    await fill("[name=stakeholder_type]", "9");
    assert.equal((await seen("[name=stakeholder_type]")).says, "Stakeholder must be one of 0, 1, 2, 3");
    await fill("[name=stakeholder_type]", "");
    assert.equal((await seen("[name=stakeholder_type]")).says, "Stakeholder is required");
    await fill("[name=stakeholder_type]", "0");
    assert.deepEqual(await seen("[name=stakeholder_type]"), right);
  });

  test("bad text in a text control stays text", async () => {
    await open(
      CONNECTION.replace('<input name="stakeholder', '<input type="text" name="stakeholder'),
      bindConnection,
    );
    for (const text of ["0x1", "1,0", "one", "1 2", "NaN", "Infinity", "--1"]) {
      await fill("[name=stakeholder_type]", text);
      assert.equal((await value()).stakeholder_type, text);
      assert.deepEqual(await seen("[name=stakeholder_type]"), wrong("Stakeholder must be a whole number"));
    }
    for (const [text, number] of [
      ["1", 1],
      [" 2 ", 2],
      ["3.0", 3],
      ["+1", 1],
      ["1e0", 1],
    ]) {
      await fill("[name=stakeholder_type]", text);
      assert.equal((await value()).stakeholder_type, number);
      assert.deepEqual(await seen("[name=stakeholder_type]"), right);
    }
  });

  test("what is wrong with a hidden control stands at the form", async () => {
    await open(CONNECTION.replace(`value="${ID}"`, 'value="x"'), bindConnection);
    await submit();
    assert.equal(await alert(), "Tenant must be a UUID");
  });

  test("radio buttons of a boolean, and of a group in a fieldset", async () => {
    const bind = () => {
      const { bindForm, schemas } = globalThis.fieldgate;
      const { create } = schemas.answeredIntegrationPersonalInformationAccess;
      globalThis.bound = bindForm(globalThis.form, create);
    };
    const radio = (text) =>
      `<label><input type="radio" name="answer" value="${text}" id="${text}">${text}</label>`;
    await open(
      `<form><fieldset><legend>Reply</legend>${radio("true")}${radio("false")}</fieldset><button>Go</button></form>`,
      bind,
    );
    assert.deepEqual(await value(), {});
    await submit();
    assert.deepEqual(
      [await seen("#true"), await seen("#false")],
      [wrong("Reply is required"), wrong("Reply is required")],
    );
    assert.equal(
      await on.page.$$eval(".fieldgate-error:not([role])", (all) => all.filter((one) => !one.hidden).length),
      1,
    );
    assert.equal(await on.page.$eval("label", (label) => label.textContent), "true", "no message in a label");
    await on.page.click("#false");
    assert.deepEqual(await value(), { answer: false });
    assert.deepEqual([await seen("#true"), await seen("#false")], [right, right]);
    await on.page.click("#true");
    assert.deepEqual(await value(), { answer: true });
  });

  test("an emptied field of a change is asked for, one without a control is not", async () => {
    await open(
      '<form><label>Name <input name="name" value="Old"></label><button>Save</button></form>',
      () => {
        const { bindForm, schemas } = globalThis.fieldgate;
        const { form, onSubmit } = globalThis;
        globalThis.bound = bindForm(form, schemas.organization.update, { onSubmit });
      },
    );
    await fill("[name=name]", "");
    assert.deepEqual(await seen("[name=name]"), wrong("Name is required"));
    await submit();
    assert.deepEqual(await on.log(), ["stopped"]);
    await on.page.$eval("[name=name]", (control) => {
      control.disabled = true;
    });
    await submit();
    assert.deepEqual((await on.log())[1], {}, "a disabled control takes no part");
  });

  test("a bulk row: its id is a field like others, hidden or not, and may stay empty", async () => {
    await open(
      `<form><input type="hidden" name="id" value="${ID}"><input name="name" value="N"><button>Save</button></form>`,
      () => {
        const { bindForm, schemas } = globalThis.fieldgate;
        const { form, onSubmit } = globalThis;
        globalThis.bound = bindForm(form, schemas.organization.bulkRow, { onSubmit });
      },
    );
    await submit();
    assert.deepEqual((await on.log())[0], { id: ID, name: "N" });
    await on.page.$eval("[name=id]", (control) => {
      control.type = "text";
      globalThis.bound.destroy();
      const { bindForm, schemas } = globalThis.fieldgate;
      globalThis.bound = bindForm(globalThis.form, schemas.organization.bulkRow);
    });
    assert.equal(await on.page.$eval("[name=id]", (control) => control.readOnly || control.required), false);
    await fill("[name=id]", "x");
    assert.equal((await seen("[name=id]")).invalid, "true");
    await fill("[name=id]", "");
    assert.deepEqual(await seen("[name=id]"), right);
    assert.deepEqual(await on.page.evaluate(() => globalThis.bound.validate()), {
      ok: true,
      value: { name: "N" },
    });
  });

  for (const [label, called] of [
    ["Full <em>legal</em> name", "Full legal name"],
    ["<b>Full</b> name:", "Full name"],
    ["CO<sub>2</sub> <small>tonnes</small><!-- x -->", "CO2"],
    ["Name of<br>the firm <span>optional</span> <span>*</span>", "Name of the firm"],
    ["<span>Full</span> <span>name</span>", "Full name"],
    ['Name <i aria-hidden="true">*</i><button type="button">?</button>', "Name"],
  ]) {
    test(`a field is called what its label says: ${label}`, async () => {
      await open(`<form><label>${label} <input name="name"></label></form>`, () => {
        const { bindForm, schemas } = globalThis.fieldgate;
        globalThis.bound = bindForm(globalThis.form, schemas.organization.create);
        globalThis.bound.validate();
      });
      assert.equal((await seen("[name=name]")).custom, `${called} is required`);
    });
  }

  test("values of fields without a control", async () => {
    await open('<form><label>Own id <input name="custom_id"></label><button>Add</button></form>', () => {
      const { bindForm, schemas } = globalThis.fieldgate;
      const { form, onSubmit } = globalThis;
      globalThis.bound = bindForm(form, schemas.organization.create, {
        onSubmit,
        values: (fromControls) => ({ ...fromControls, name: globalThis.chosen }),
      });
    });
    await submit();
    assert.equal(await alert(), "Name is required");
    await on.page.evaluate(() => {
      globalThis.chosen = "N";
    });
    await fill("[name=custom_id]", "7");
    assert.equal(await alert(), null);
    await submit();
    assert.deepEqual((await on.log())[1], { custom_id: "7", name: "N" });
  });

  test("values may change the object in place", async () => {
    await open('<form><input name="custom_id"></form>', () => {
      const { bindForm, schemas } = globalThis.fieldgate;
      globalThis.bound = bindForm(globalThis.form, schemas.organization.create, {
        values: (fromControls) => {
          fromControls.name = "N";
        },
      });
    });
    assert.deepEqual(await value(), { custom_id: null, name: "N" });
  });

  test("controls outside the form that belong to it", async () => {
    await open(
      '<form id="f"><button>Add</button></form><label>Name <input name="name" form="f"></label>',
      () => {
        const { bindForm, schemas } = globalThis.fieldgate;
        globalThis.bound = bindForm(globalThis.form, schemas.organization.create);
      },
    );
    await submit();
    assert.deepEqual(await seen("[name=name]"), wrong("Name is required"));
    assert.equal(await on.page.evaluate(() => document.activeElement.name), "name");
    await on.page.type("[name=name]", "N");
    assert.deepEqual([await seen("[name=name]"), await value()], [right, { name: "N" }]);
  });
});

describe("controls of other kinds", () => {
  test("empty ones", async () => {
    const names = [
      "text",
      "note",
      "needed",
      "email",
      "day",
      "from",
      "number",
      "count",
      "tri",
      "place",
      "floors",
      "odd.id",
    ];
    const controls = names.map((name) => `<input type="text" name="${name}">`).join("");
    assert.deepEqual(await held(controls), {
      text: "",
      note: null,
      day: null,
      from: null,
      number: null,
      tri: null,
      place: null,
      floors: [],
      "odd.id": "",
    });
  });

  test("dates and times, in the zone of the person", async () => {
    const controls = `
      <input type="date" name="day" value="2026-01-31">
      <input type="datetime-local" name="from" value="2026-07-01T12:00:30">`;
    const expected = { day: "2026-01-31", from: "2026-07-01T10:00:30.000Z" };
    assert.deepEqual(await held(controls, { timezone: "Europe/Stockholm" }), expected);
    await fill("[name=from]", "2026-01-01T12:00");
    assert.equal((await value()).from, "2026-01-01T11:00:00.000Z");
  });

  test("a time that is typed keeps its offset", async () => {
    const controls = '<input type="text" name="from" value="2026-07-01T12:00:00+02:00">';
    assert.deepEqual(await held(controls), { from: "2026-07-01T12:00:00+02:00" });
  });

  test("half a date is not nothing", async () => {
    await held('<input type="date" name="day">');
    await on.page.focus("[name=day]");
    await on.page.keyboard.type("12");
    assert.equal(await on.page.$eval("[name=day]", (control) => control.validity.badInput), true);
    assert.deepEqual(await value(), { day: "" });
  });

  test("lists: several options, several boxes", async () => {
    const other = ID.replace("4", "5");
    const controls = `
      <select multiple name="floors"><option selected>1</option><option>2</option><option selected>x</option></select>
      <input type="checkbox" name="places" value="${ID}" checked><input type="checkbox" name="places" value="${other}">`;
    assert.deepEqual(await held(controls), { floors: [1, "x"], places: [{ id: ID }] });
    await on.page.click(`[value="${other}"]`);
    assert.deepEqual((await value()).places, [{ id: ID }, { id: other }]);
    assert.equal(await on.page.$eval("[name=places]", (control) => control.required), false);
  });

  test("a box with three states, a box and radio buttons of texts", async () => {
    const controls = `
      <input type="checkbox" name="tri">
      <input type="checkbox" name="note" value="agreed">
      <input type="radio" name="text" value="a"><input type="radio" name="text" value="b" checked>`;
    assert.deepEqual(await held(controls), { tri: false, note: null, text: "b" });
    await on.page.$eval("[name=tri]", (control) => {
      control.indeterminate = true;
    });
    await on.page.click("[name=note]");
    assert.deepEqual(await value(), { tri: null, note: "agreed", text: "b" });
  });

  test("a hidden control beside a box or buttons is what is sent when nothing is chosen", async () => {
    const controls = `
      <input type="hidden" name="tri" value="false"><input type="checkbox" name="tri" value="true" checked>
      <input type="hidden" name="text" value="none"><input type="radio" name="text" value="a">`;
    assert.deepEqual(await held(controls), { tri: true, text: "none" });
    await on.page.click("[type=checkbox]");
    await on.page.click("[type=radio]");
    assert.deepEqual(await value(), { tri: false, text: "a" });
  });

  test("of a list, too; beside a control to type in, hidden ones are some of many", async () => {
    const boxes = `<input type="hidden" name="floors" value="0"><input type="checkbox" name="floors" value="1" checked>`;
    assert.deepEqual(await held(boxes), { floors: [1] });
    await on.page.click("[type=checkbox]");
    assert.deepEqual(await value(), { floors: [0] });
    const typed = `<input type="hidden" name="floors" value="3"><input type="hidden" name="floors" value="4"><input name="floors">`;
    assert.deepEqual(await held(typed), { floors: [3, 4] });
  });

  test("an option that cannot be chosen is no choice", async () => {
    const controls = `
      <select name="note"><option selected disabled>Choose</option><option>a</option></select>
      <select multiple name="floors"><option selected disabled>1</option>
        <optgroup disabled><option selected>2</option></optgroup><option selected>3</option></select>`;
    assert.deepEqual(await held(controls), { note: null, floors: [3] });
  });

  test("disabled controls, those of a disabled fieldset, and read-only fields", async () => {
    const controls = `
      <input name="text" value="a" disabled>
      <fieldset disabled><input name="note" value="b"></fieldset>
      <input name="seen_at" value="c"><input type="file" name="needed">`;
    assert.deepEqual(await held(controls), {});
    assert.equal(await on.page.$eval("[name=seen_at]", (control) => control.readOnly), true);
  });
});
