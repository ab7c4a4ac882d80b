// The HTML attributes of every kind of field, judged by Chromium itself, and how bindForm sets them.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { schemas } from "fieldgate";
import { boundForms } from "../forms/bound.mjs";

const on = boundForms();
const Schema = schemas.organization.create.constructor;
const [CREATE, UPDATE, BULK] = [0, 1, 2];

/** The attributes of a field that has this description. */
function attributes(field, options, mode = CREATE) {
  const marks = { required: false, nullable: false, readOnly: false, unique: false };
  return new Schema({ fields: { it: { ...marks, ...field } }, rules: [] }, mode).htmlAttributes(
    "it",
    options,
  );
}

describe("htmlAttributes", () => {
  const text = (more) => ({ type: "string", ...more });
  for (const [what, field, expected] of [
    ["text", text(), {}],
    ["lengths", text({ minLength: 8, maxLength: 150 }), { minlength: 8, maxlength: 150 }],
    ["required", text({ required: true }), { required: true }],
    ["read-only", text({ readOnly: true, required: true, maxLength: 3 }), { readonly: true }],
    ["a UUID", text({ format: "uuid" }), {}],
    ["a date", text({ format: "date" }), { type: "date" }],
    ["an instant", text({ format: "date-time" }), { type: "datetime-local", step: "any" }],
    ["e-mail", text({ format: "email", maxLength: 254 }), { type: "email", maxlength: 254 }],
    ["an address", text({ format: "uri", maxLength: 200 }), { type: "url", maxlength: 200 }],
    [
      "luhn",
      text({ format: "luhn", minLength: 10, maxLength: 11 }),
      { inputmode: "numeric", minlength: 10, maxlength: 11 },
    ],
    ["gln13", text({ format: "gln13" }), { inputmode: "numeric" }],
    [
      "an integer",
      { type: "integer", minimum: 1, maximum: 31 },
      { type: "number", step: 1, min: 1, max: 31 },
    ],
    [
      "a number",
      { type: "number", minimum: -90, maximum: 90 },
      { type: "number", step: "any", min: -90, max: 90 },
    ],
    [
      "one of some",
      { type: "integer", minimum: -9, maximum: 9, enum: [5, -1, 3] },
      { type: "number", step: 1, min: -1, max: 5 },
    ],
    ["one of some texts", text({ enum: ["a", "b"] }), {}],
    ["at least 0", { type: "integer", minimum: 0 }, { type: "number", step: 1, min: 0 }],
    ["a boolean", { type: "boolean", required: true }, { type: "checkbox" }],
    ["true, false or null", { type: "boolean", nullable: true }, {}],
    ["a reference", { type: "object", reference: "Tenant", required: true }, { required: true }],
    ["a list", { type: "array", items: { type: "integer" } }, {}],
    ["anything", {}, {}],
  ]) {
    test(what, () => assert.deepEqual(attributes(field), expected));
  }

  test("other elements know fewer", () => {
    const field = {
      type: "string",
      format: "email",
      required: true,
      minLength: 2,
      maxLength: 9,
      pattern: "^a$",
    };
    assert.deepEqual(attributes(field, { element: "textarea" }), {
      required: true,
      minlength: 2,
      maxlength: 9,
    });
    assert.deepEqual(attributes(field, { element: "textarea", maxlength: false }), {
      required: true,
      minlength: 2,
    });
    assert.deepEqual(attributes(field, { element: "select" }), { required: true });
    assert.deepEqual(attributes({ type: "boolean", required: true }, { element: "select" }), {
      required: true,
    });
    assert.deepEqual(attributes({ type: "string", readOnly: true }, { element: "select" }), {});
  });

  test("a change asks for nothing; the id of a bulk row is given", () => {
    assert.deepEqual(attributes({ type: "string", required: true }, undefined, UPDATE), {});
    assert.deepEqual(schemas.organization.bulkRow.htmlAttributes("id"), {});
    assert.deepEqual(schemas.organization.bulkRow.htmlAttributes("created_at"), { readonly: true });
    assert.deepEqual(schemas.organization.create.htmlAttributes("id"), { readonly: true });
    assert.deepEqual(attributes({ type: "integer", required: true }, undefined, BULK), {
      type: "number",
      step: 1,
    });
  });

  test("every field of every resource has some, and an unknown one none", () => {
    for (const resource of Object.values(schemas)) {
      for (const schema of [resource.create, resource.update, resource.bulkRow, resource.read]) {
        // Not every resource can be created or written in bulk.
        if (schema === undefined) continue;
        for (const name of Object.keys(schema.fields))
          assert.equal(typeof schema.htmlAttributes(name), "object");
        for (const name of ["nmae", "toString", "__proto__"])
          assert.deepEqual(schema.htmlAttributes(name), {});
      }
    }
  });
});

/** The documented patterns, what each allows and refuses, and the keyboard for it. */
const PATTERNS = [
  [String.raw`^\+?1?\d{7,15}$`, ["+46701234567", "1234567"], ["123", "+46 70"], "tel"],
  [String.raw`^(0007|0088):\d{10,13}$`, ["0007:1234567890"], ["0009:1234567890"]],
  ["^(?:[0-9a-fA-F]{3}){1,2}$", ["fff", "A0b1C2"], ["#fff", "ffff"]],
  [String.raw`^\d+$`, ["1"], ["1a", "-1"], "numeric"],
  [String.raw`^\d{4}$`, ["1234"], ["123", "12345"], "numeric"],
  ["^[0-9]((-[0-9])|[0-9]){10,14}$", ["12345678901", "1-2345678901"], ["1--2345678901"]],
  [String.raw`^[A-Za-zÀ-ÖØ-öø-ÿ \d\(\)\.\-:’']+$`, ["Östra Ågatan 5 (B)", "S:t Olofs-g. 1"], ["a/b", "a_b"]],
  [String.raw`^[A-Za-z0-9 \-]{3,10}$`, ["753 10", "AB-12"], ["75", "7å3"]],
  ["^[A-Za-zÀ-ÖØ-öø-ÿ0-9()/&'#., -]+$", ["c/o Åsa & Bo, #3", "A-B"], ["a_b", "a*"]],
];

describe("patterns", () => {
  test("Chromium reads each as the documents mean it", async () => {
    await on.open("<form></form>", () => {});
    for (const [pattern, good, bad, inputmode] of PATTERNS) {
      const found = attributes({ type: "string", pattern });
      assert.equal(typeof found.pattern, "string", pattern);
      assert.equal(found.inputmode, inputmode, pattern);
      const wrong = await on.page.evaluate(
        (source, texts) => {
          const control = document.createElement("input");
          control.pattern = source;
          return texts.filter((text) => {
            control.value = text;
            return control.validity.patternMismatch;
          });
        },
        found.pattern,
        [...good, ...bad],
      );
      assert.deepEqual(wrong, bad, pattern);
    }
    // Chromium says so when a pattern is none.
    assert.deepEqual(await on.complaints(), []);
  });

  test("those that a browser would read otherwise, or for ever, are left out", () => {
    for (const pattern of [String.raw`^[\w.@+-]+$`, String.raw`^\d+(\d*-\d+)*[A-Za-zÅÄÖåäö]*$`, "^(?<a>x"]) {
      assert.equal(attributes({ type: "string", pattern }).pattern, undefined, pattern);
    }
  });
});

describe("bindForm sets them", () => {
  test("where the page says nothing, and never a length limit", async () => {
    await on.open(
      `<form>
        <input name="stakeholder_type"><input name="category" type="text" min="5" id="category">
        <select name="sub_tenant"></select><textarea name="custom_id"></textarea>
        <input name="is_active"><input name="created_at"><input type="hidden" name="tenant">
      </form>`,
      () => {
        const { bindForm, schemas: all } = globalThis.fieldgate;
        bindForm(globalThis.form, all.subTenantTenantConnection.create);
      },
    );
    const found = await on.page.$$eval("form [name]", (controls) =>
      Object.fromEntries(
        controls.map((control) => [
          control.name,
          Object.fromEntries(
            [...control.attributes]
              .map(({ name, value }) => [name, value])
              .filter(([name]) => !["name", "id", "aria-describedby"].includes(name)),
          ),
        ]),
      ),
    );
    assert.deepEqual(found, {
      stakeholder_type: { type: "number", step: "1", min: "0", max: "3", required: "" },
      category: { type: "text", min: "5", step: "1", max: "2147483647" },
      sub_tenant: { required: "" },
      custom_id: {},
      is_active: { type: "checkbox" },
      created_at: { readonly: "" },
      tenant: { type: "hidden" },
    });
    assert.equal(await on.page.$eval("form", (form) => form.noValidate), true);
  });

  test("what was typed before stays, also where a number is meant", async () => {
    const controls = ["category", "stakeholder_type", "is_active"].map((name) => `<input name="${name}">`);
    await on.open(`<form>${controls.join("")}</form>`, () => {
      const { bindForm, schemas: all } = globalThis.fieldgate;
      globalThis.form.elements[0].value = "1 000";
      globalThis.form.elements[1].value = "1";
      globalThis.form.elements[2].value = "true";
      globalThis.bound = bindForm(globalThis.form, all.subTenantTenantConnection.update);
    });
    const types = await on.page.$$eval("input", (controls) => controls.map(({ type }) => type));
    assert.deepEqual(types, ["text", "number", "text"]);
    assert.deepEqual(await on.value(), { category: "1 000", stakeholder_type: 1, is_active: true });
  });

  test("a paste that is too long is kept whole", async () => {
    await on.open('<form><label>Name <input name="name"></label></form>', () => {
      const { bindForm, schemas: all } = globalThis.fieldgate;
      globalThis.bound = bindForm(globalThis.form, all.organization.create);
    });
    await on.page.focus("input");
    await on.page.evaluate(() => document.execCommand("insertText", false, "x".repeat(300)));
    assert.equal((await on.value()).name.length, 300);
    assert.equal((await on.seen("input")).says, "Name must have at most 255 characters");
  });

  test("emoji count as one character each, up to the limit", async () => {
    await on.open('<form><label>Name <input name="name"></label></form>', () => {
      const { bindForm, schemas: all } = globalThis.fieldgate;
      globalThis.bound = bindForm(globalThis.form, all.organization.create);
    });
    await on.fill("input", "😀".repeat(255));
    assert.equal((await on.seen("input")).custom, "");
    await on.fill("input", "😀".repeat(256));
    assert.equal((await on.seen("input")).says, "Name must have at most 255 characters");
  });
});
