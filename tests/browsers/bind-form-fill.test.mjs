// bindForm's fill in Chromium: what a form for a change shows, what it then holds, and that one is the inverse of the other.

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

/** On the page: fills forms of made controls with made values; gives those that it does not hold then. */
function misfits({ rounds, seed }) {
  const { bindForm, schemas } = globalThis.fieldgate;
  const Schema = schemas.organization.create.constructor;
  let state = seed;
  const below = (count) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
  const pick = (list) => list[below(list.length)];
  const some = (list) => list.filter(() => below(2) === 1).sort(() => below(3) - 1);

  const ids = Array.from({ length: 4 }, (_, n) => `497f6eca-6276-4993-bfeb-53cbbbba6f0${n}`);
  const words = ["a", "true", "7", "Norra Kvarteret", " b ", "é", "x".repeat(12)];
  const numbers = [0, -1, 7, 10 ** 9];
  const two = (number) => String(number).padStart(2, "0");
  const day = () => `${1900 + below(200)}-${two(1 + below(12))}-${two(1 + below(28))}`;
  const time = () => new Date((below(2 ** 32) - 2 ** 30) * 1000 + below(1000)).toISOString();

  const input = (type) => (name) => `<input type="${type}" name="${name}">`;
  const area = (name) => `<textarea name="${name}"></textarea>`;
  const several = (type) => (name, all) =>
    all.map((one) => `<input type="${type}" name="${name}" value="${one}">`).join("");
  const select = (mark) => (name, all) =>
    `<select name="${name}" ${mark}>${["", ...all].map((one) => `<option value="${one}">`).join("")}</select>`;
  const [radios, boxes, one, many] = [several("radio"), several("checkbox"), select(""), select("multiple")];
  const [text, hidden] = [input("text"), input("hidden")];
  const lone = '<input type="hidden" name="tri" value="false">';
  const reference = { type: "object", reference: "Realestate" };

  // By kind of field: its rules, its controls, what it may hold, and what of that a control can offer.
  const kinds = {
    text: [{ type: "string" }, [text, area, hidden, radios, one], () => pick(words), words],
    note: [{ type: "string", nullable: true }, [text, area, radios, one, boxes], () => pick(words), words],
    number: [
      { type: "number", nullable: true },
      [text, input("number")],
      () => (below(2 ** 32) - 2 ** 31) * 10 ** (below(40) - 20),
    ],
    count: [{ type: "integer" }, [text, input("number"), radios, one], () => pick(numbers), numbers],
    yes: [{ type: "boolean" }, [input("checkbox"), radios, one], () => below(2) === 1, [true, false]],
    tri: [
      { type: "boolean", nullable: true },
      [input("checkbox"), radios, one, (name) => lone + input("checkbox")(name)],
      () => below(2) === 1,
      [true, false],
    ],
    day: [{ type: "string", format: "date", nullable: true }, [input("date"), text], day],
    from: [{ type: "string", format: "date-time", nullable: true }, [input("datetime-local"), text], time],
    place: [{ ...reference, nullable: true }, [one, radios, text, hidden], () => ({ id: pick(ids) }), ids],
    tags: [{ type: "array", items: { type: "string" } }, [boxes, many], () => some(words), words],
    floors: [
      { type: "array", items: { type: "integer" }, nullable: true },
      [boxes, many],
      () => some(numbers),
      numbers,
    ],
    places: [{ type: "array", items: reference }, [boxes, many], () => some(ids).map((id) => ({ id })), ids],
  };
  const marks = { required: false, nullable: false, readOnly: false, unique: false };
  const fields = Object.fromEntries(
    Object.entries(kinds).map(([name, [info]]) => [name, { ...marks, ...info }]),
  );
  const schema = new Schema({ fields, rules: [] }, 0);
  schema.validate = (given) => ({ ok: true, value: given });
  schema.validateField = () => [];

  /** Values as the controls alone say them: in their own order, instants without what a zone has twice. */
  const plain = (given) =>
    JSON.stringify(given, (name, part) => {
      if (name === "floors" && part === null) return [];
      if (Array.isArray(part)) return part.map((each) => JSON.stringify(each)).sort();
      if (name !== "from" || part === null) return part;
      const date = new Date(part);
      const near = [-2, 2].map((hours) => new Date(+date + hours * 3_600_000).getTimezoneOffset());
      return near[0] === near[1] ? +date : null;
    });
  const sorted = (given) => JSON.stringify(Object.entries(given).sort());

  const found = [];
  const twice = [];
  for (let round = 0; round < rounds; round++) {
    const entity = {};
    let html = "";
    for (const [name, [info, controls, make, offered]] of Object.entries(kinds)) {
      if (below(4) === 0) continue;
      entity[name] = info.nullable && below(4) === 0 ? null : make();
      html += pick(controls)(name, offered ?? []);
    }
    globalThis.form.innerHTML = html;
    const bound = bindForm(globalThis.form, schema);
    bound.fill({ ...entity, id: "x" });
    if (sorted(bound.value()) !== sorted(entity)) found.push([html, entity, bound.value()]);
    // What a caller does with a value is none of the next.
    for (const part of Object.values(bound.value())) {
      if (Array.isArray(part)) part.push("mine");
      else if (typeof part === "object" && part !== null) part.id = "mine";
    }
    bound.fill(bound.value());
    if (sorted(bound.value()) !== sorted(entity)) twice.push([html, entity, bound.value()]);
    // Another binding knows nothing of that: it reads what the controls say, here with what the end of one undoes.
    const undone = [...globalThis.form.querySelectorAll("[type=hidden], [type=checkbox]")];
    const shown = undone.map((control) => [control.value, control.indeterminate]);
    bound.destroy();
    undone.forEach((control, place) => {
      [control.value, control.indeterminate] = shown[place];
    });
    const other = bindForm(globalThis.form, schema);
    const [held, meant] = [other.value(), entity].map((all) =>
      plain(Object.fromEntries(Object.entries(all).sort())),
    );
    if (held !== meant) found.push([html, meant, held]);
    other.destroy();
  }
  return { found: found.slice(0, 3), twice: twice.slice(0, 3), rounds };
}

describe("fill is the inverse of value", () => {
  for (const timezone of ["Europe/Stockholm", "America/St_Johns", "Asia/Kathmandu"]) {
    test(`for made forms and values, in ${timezone}`, async () => {
      await open("<form></form>", () => {}, { timezone });
      const rounds = 400;
      const result = await on.page.evaluate(misfits, { rounds, seed: timezone.length });
      assert.deepEqual(result, { found: [], twice: [], rounds });
    });
  }

  test("of an instant that a local time says twice, and one with microseconds", async () => {
    await open(
      '<form><input type="datetime-local" name="updated_at"><input name="active"></form>',
      () => {
        const { bindForm, schemas } = globalThis.fieldgate;
        globalThis.bound = bindForm(globalThis.form, schemas.designationAccount.update);
      },
      { timezone: "Europe/Stockholm" },
    );
    for (const [given, local] of [
      ["2026-10-25T00:30:00Z", "2026-10-25T02:30"],
      ["2026-10-25T01:30:00Z", "2026-10-25T02:30"],
      ["2026-07-01T12:00:30.123456+03:00", "2026-07-01T11:00:30.123"],
    ]) {
      await show({ updated_at: given });
      assert.deepEqual([await texts("updated_at"), (await value()).updated_at], [[local], given]);
    }
    await fill("[name=updated_at]", "2026-07-01T12:00");
    assert.equal((await value()).updated_at, "2026-07-01T10:00:00.000Z");
  });
});
