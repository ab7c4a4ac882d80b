// bindForm's fill in Chromium is the inverse of its value: for made forms and values, in several zones.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { boundForms } from "../forms/bound.mjs";

const on = boundForms();
const { open, fill, value } = on;

const show = (entity) => on.page.evaluate((given) => globalThis.bound.fill(given), entity);

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
    data: [
      { type: "array", nullable: true },
      [text, area, hidden],
      () => some([...words, null, { a: [7] }, []]),
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
      assert.deepEqual(
        [
          await on.page.$$eval("[name=updated_at]", (all) => all.map((one) => one.value)),
          (await value()).updated_at,
        ],
        [[local], given],
      );
    }
    await fill("[name=updated_at]", "2026-07-01T12:00");
    assert.equal((await value()).updated_at, "2026-07-01T10:00:00.000Z");
  });
});
