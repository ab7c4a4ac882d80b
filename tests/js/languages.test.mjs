// Languages of messages, and the Standard Schema adapter, which speaks English.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ConfigError, defineLocale, en, Pigello, schemas } from "fieldgate";
import { sv } from "fieldgate/locale/sv";
import { client, ID, json, rejection, thrown } from "../support/pigello.mjs";

const { organization } = schemas;

describe("languages", () => {
  const value = { name: "n".repeat(256), custom_id: 7, nmae: 1 };
  const messages = (result) => result.issues.map((issue) => issue.message);

  test("English is the default", () => {
    assert.deepEqual(messages(organization.create.validate(value)), [
      "must have at most 255 characters",
      "must be text",
      "is not a known field; did you mean name?",
    ]);
  });

  test("Swedish, as a module and by its code, in every method", () => {
    const expected = ["f\u00e5r ha h\u00f6gst 255 tecken", "m\u00e5ste vara text"];
    for (const locale of [sv, "sv"]) {
      const start = (list) => list.slice(0, 2);
      assert.deepEqual(start(messages(organization.create.validate(value, { locale }))), expected);
      assert.deepEqual(start(messages(organization.create.validateMany([value], { locale }))), expected);
      assert.deepEqual(
        start(messages(organization.create.validateJson(JSON.stringify(value), { locale }))),
        expected,
      );
      assert.equal(organization.create.validateField("custom_id", 7, { locale })[0].message, expected[1]);
      assert.equal(
        organization.listQuery.validate({ page: 0, pageSize: 1 }, { locale }).issues[0].message,
        "m\u00e5ste vara minst 1",
      );
    }
    assert.equal(messages(organization.create.validate(value))[0], "must have at most 255 characters");
  });

  test("codes, paths and params are those of English", () => {
    const bare = ({ issues }) => issues.map(({ path, code, params }) => ({ path, code, params }));
    assert.deepEqual(
      bare(organization.create.validate(value, { locale: sv })),
      bare(organization.create.validate(value)),
    );
  });

  test("an unknown code is a ConfigError, in every method, valid or not", () => {
    for (const call of [
      (options) => organization.create.validate({ name: "A" }, options),
      (options) => organization.create.validateField("name", "A", options),
      (options) => organization.create.validateMany([], options),
      (options) => organization.create.validateJson("{}", options),
      (options) => organization.listQuery.validate({}, options),
    ]) {
      for (const locale of ["xx", "SV", "", "__proto__"]) {
        const error = thrown(() => call({ locale }));
        assert.ok(error instanceof ConfigError, `${error}`);
        assert.equal(error.option, "locale");
      }
    }
  });
});

test("every field of every schema has a label in every language", () => {
  for (const kinds of Object.values(schemas)) {
    for (const [kind, schema] of Object.entries(kinds)) {
      for (const name of kind === "listQuery" ? [] : Object.keys(schema.fields)) {
        for (const locale of [en, sv]) assert.notEqual(schema.label(name, { locale }), name, name);
      }
    }
  }
  const { update } = schemas.designationAccount;
  assert.equal(update.label("updated_in_db_at", { locale: sv }), "Uppdaterad i databasen");
});

describe("languages that lack something", () => {
  test("of what is missing, English is spoken, and a field is called by its name", () => {
    const bare = { code: "xx", templates: {}, words: {}, labels: { custom_id: undefined } };
    const changed = defineLocale(en, {
      templates: { required: undefined },
      labels: { custom_id: undefined },
    });
    for (const [locale, label] of [
      [bare, "custom_id"],
      [changed, "Custom id"],
    ]) {
      const { issues } = organization.create.validate({ custom_id: 7 }, { locale });
      assert.deepEqual(
        issues.map(({ message }) => message.split(" ").slice(0, 2).join(" ")),
        ["is required", "must be"],
      );
      assert.equal(organization.create.label("custom_id", { locale }), label);
    }
  });

  test("what is no language is refused", () => {
    for (const locale of [
      {},
      { templates: null },
      { templates: {} },
      { templates: {}, words: {}, labels: 7 },
      7,
    ])
      for (const call of [
        () => organization.create.validate({}, { locale }),
        () => new Pigello({ baseUrl: "http://localhost", locale }),
      ]) {
        assert.ok(thrown(call) instanceof ConfigError);
      }
  });
});

describe("languages of one's own", () => {
  const said = (locale) => organization.create.validate({}, { locale }).issues[0].message;

  test("one with a code of its own is known by it, one that only adapts another is not", () => {
    assert.equal(thrown(() => said("da")).message.includes("defineLocale"), true);
    const da = defineLocale(sv, { code: "da", templates: { required: "mangler" } });
    assert.deepEqual([said(da), said("da")], ["mangler", "mangler"]);
    defineLocale(sv, { templates: { required: "saknas" } });
    defineLocale(sv, { code: "sv", templates: { required: "saknas" } });
    assert.deepEqual([said("sv"), said("da"), said()], ["måste anges", "mangler", "is required"]);
    new Pigello({ baseUrl: "http://localhost", locale: "da" });
  });

  test("what is no text, and what no one reads, is refused", () => {
    for (const [changes, option] of [
      [{ templates: { required: () => "x" } }, "templates.required"],
      [{ templates: { required: null } }, "templates.required"],
      [{ templates: { requird: "x" } }, "templates.requird"],
      [{ templates: "x" }, "templates"],
      [{ template: { required: "x" } }, "template"],
      [{ words: { uuid: 7 } }, "words.uuid"],
      [{ labels: { name: ["x"] } }, "labels.name"],
      [{ labels: null }, "labels"],
      [{ fields: { name: { required: 7 } } }, "fields.name.required"],
      [{ fields: { name: { requird: "x" } } }, "fields.name.requird"],
      [{ fields: { name: "x" } }, "fields.name"],
      [{ fields: [] }, "fields"],
      [{ code: 7 }, "code"],
      [{ code: "" }, "code"],
      [null, "changes"],
      [undefined, "changes"],
    ]) {
      const error = thrown(() => defineLocale(en, changes));
      assert.ok(error instanceof ConfigError, `${error}`);
      assert.equal(error.option, option);
    }
    for (const base of [undefined, null, "en", {}])
      assert.equal(thrown(() => defineLocale(base, {})).option, "base");
  });
});

describe("templates of one's own", () => {
  const { create } = schemas.organization;
  const said = (templates, value = {}) => create.validate(value, { locale: defineLocale(en, { templates }) });
  const messageOf = (...args) => said(...args).issues[0].message;

  test("a fact that is not known stays as it is written, outside of brackets", () => {
    assert.equal(messageOf({ required: "Please fill in {field}" }), "Please fill in {field}");
    assert.equal(messageOf({ required: "Please[ fill in {field}]" }), "Please");
    assert.equal(messageOf({ type: "{label} is wrong" }, 3), "{label} is wrong");
  });

  test("a brace that is never closed is text", () => {
    const message = messageOf({ max_length: "at most {maxLength." }, { name: "x".repeat(300) });
    assert.equal(message, "at most {maxLength.");
    const one = messageOf({ max_length: "at most {maxLength#character}" }, { name: "x".repeat(300) });
    assert.equal(one, "at most 255 character");
  });

  test("a field that is not known is called as it was written", () => {
    assert.equal(
      messageOf({ unknown_field: "{label} is unknown" }, { name: "A", nmae: 1 }),
      "nmae is unknown",
    );
  });
});

describe("Standard Schema v1", () => {
  for (const name of ["create", "update", "bulkRow", "read", "listQuery"]) {
    test(`${name}: version, vendor, validate without this`, () => {
      const standard = organization[name]["~standard"];
      assert.equal(standard.version, 1);
      assert.equal(standard.vendor, "fieldgate");
      const { validate } = standard;
      const good =
        name === "listQuery" ? { search: "A" } : { name: "A", ...(name === "read" ? { id: ID } : {}) };
      const success = validate(good);
      assert.equal(success.value, good);
      assert.equal(success.issues, undefined);
      const failure = validate({ name: 7, search: 7 });
      assert.ok(!(failure instanceof Promise));
      assert.ok(Array.isArray(failure.issues) && failure.issues.length > 0);
      assert.ok(!("value" in failure));
      for (const issue of failure.issues) {
        assert.equal(typeof issue.message, "string");
        assert.ok(issue.path.every((key) => ["string", "number"].includes(typeof key)));
      }
    });
  }
});

test("issues with an answer are in the client's language, or the call's", async () => {
  const answers = {
    list: [(org, call) => org.list({}, call), "[{}]"],
    get: [(org, call) => org.get(ID, call), "{}"],
    slim: [(org, call) => org.list({ slim: true }, call), "[{}]"],
    stream: [(org, call) => org.stream({}, call).next(), "{}\n"],
    "slim stream": [(org, call) => org.stream({ slim: true }, call).next(), "{}\n"],
  };
  for (const [what, [ask, answer]] of Object.entries(answers)) {
    const { org } = client(() => json(answer), { locale: "sv" });
    const swedish = await rejection(ask(org));
    const english = await rejection(ask(org, { locale: "en" }));
    assert.deepEqual([swedish.issues[0].code, english.issues[0].code], ["required", "required"], what);
    assert.equal(swedish.issues[0].message, "måste anges", what);
    assert.equal(english.issues[0].message, "is required", what);
  }
});
