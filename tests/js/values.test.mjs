// What is validated is what is sent: every kind of value that JavaScript knows has a defined outcome.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { schemas } from "fieldgate";
import { brief, client, ID, OTHER_ID, rejection } from "../support/pigello.mjs";
import { places } from "./support/js-values.mjs";

const { organization, subTenantTenantConnection: connection } = schemas;
const ref = { id: ID };
const link = { sub_tenant: ref, tenant: ref, stakeholder_type: 0 };
const LIST = "reminder_distribution_instruction";

/** The verdict of every way that takes a value; they must agree. */
async function verdict(kind, make, options) {
  const schema = kind === "connection" ? connection : organization;
  // Each way has a value of its own, as some can be read only once.
  const one = schema.create.validate(make(), options);
  const many = schema.create.validateMany([make()], options);
  const { pigello, calls } = client(() => new Response("{}", { status: 500 }));
  const resource =
    kind === "connection" ? pigello.accounts.subTenantTenantConnection : pigello.sales.organization;
  const error = await rejection(resource.create(make(), options));
  if (one.ok) {
    assert.equal(many.ok, true);
    assert.equal(calls.length, 1, `${error}`);
    return { sent: JSON.parse(calls[0].body), text: calls[0].body };
  }
  const found = brief(one.issues);
  assert.deepEqual(
    brief(many.issues),
    found.map((text) => (text.startsWith(" ") ? `0${text}` : `0.${text}`)),
  );
  assert.deepEqual(brief(error.issues), found);
  assert.equal(calls.length, 0);
  assert.deepEqual([many.cause, error.cause], [one.cause, one.cause]);
  return { issues: found, cause: one.cause };
}

/** How the places of the table take a value: the row that holds it, and its field. */
const holders = {
  text: ["organization", (value) => ({ name: value }), "name"],
  nullable: ["organization", (value) => ({ name: "A", custom_id: value }), "custom_id"],
  integer: ["connection", (value) => ({ ...link, stakeholder_type: value }), "stakeholder_type"],
  int32: ["connection", (value) => ({ ...link, category: value }), "category", { openEnums: true }],
  boolean: ["connection", (value) => ({ ...link, is_active: value }), "is_active"],
  reference: ["organization", (value) => ({ name: "A", organization: value }), "organization"],
  element: ["connection", (value) => ({ ...link, [LIST]: [value] }), LIST],
  whole: ["organization", (value) => value, ""],
};

/** The verdict on a filter: the parameter that is sent, or the issues. */
function filtered(value) {
  const result = organization.listQuery.validate({ filters: { created_at: { lt: value } } });
  return result.ok ? {} : { issues: brief(result.issues) };
}

async function sentFilter(value) {
  const { org, calls } = client([]);
  await org.list({ filters: { created_at: { lt: value } } });
  return new URL(calls[0].url).searchParams.get("created_at__lt");
}

/** The issue of an outcome as "path code": the code stands last, before it the steps within the field. */
function issueOf(field, outcome) {
  const [code, within] = outcome.split(" ").reverse();
  return `${[field, within].filter(Boolean).join(".")} ${code}`;
}

describe("the table of docs/validation.md", () => {
  for (const { name, rows } of places) {
    for (const [what, make, outcome] of rows) {
      test(`${name}: ${what}`, async () => {
        if (name === "instant") {
          const { issues } = filtered(make());
          if (typeof outcome === "object") return assert.equal(await sentFilter(make()), outcome.sent);
          const path = "filters.created_at";
          return assert.deepEqual(issues, [
            outcome === "absent operator" ? `${path} required` : `${path}.lt ${outcome}`,
          ]);
        }
        const [kind, hold, field, options] = holders[name];
        const { sent, text, issues, cause } = await verdict(kind, () => hold(make()), options);
        if (outcome === "thrown") {
          assert.ok(cause instanceof Error, "the cause is what was thrown");
          return assert.deepEqual(issues, [" type"]);
        }
        if (typeof outcome === "string") return assert.deepEqual(issues, [issueOf(field, outcome)]);
        assert.equal(issues, undefined);
        if (outcome.absent) return assert.ok(!Object.hasOwn(sent, field));
        if (outcome.text) assert.ok(text.includes(`"${field}":[${outcome.text}]`), text);
        const taken = name === "whole" ? sent : name === "element" ? sent[field][0] : sent[field];
        assert.deepEqual(taken, outcome.sent);
      });
    }
  }
});

describe("references", () => {
  test("of a reference only the id is sent", async () => {
    const entity = { id: ID, name: "B", self: undefined, f: () => {} };
    entity.self = entity;
    const { sent } = await verdict("organization", () => ({ name: "A", organization: entity }));
    assert.deepEqual(sent, { name: "A", organization: ref });
  });
});

describe("odd objects", () => {
  test("toJSON is never called, and is a key like any other", async () => {
    let called = 0;
    const toJSON = () => {
      called += 1;
      return {};
    };
    const { issues } = await verdict("organization", () => ({ name: "A", toJSON }));
    assert.deepEqual(issues, ["toJSON unknown_field"]);
    assert.equal(called, 0);
  });

  test("__proto__, constructor and others as keys of one's own", async () => {
    for (const key of ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"]) {
      const { issues } = await verdict("organization", () =>
        JSON.parse(`{"name":"A","${key}":{"custom_id":"x"}}`),
      );
      assert.deepEqual(issues, [`${key} unknown_field`]);
      assert.deepEqual(brief(organization.create.validateJson(`{"name":"A","${key}":1}`).issues), [
        `${key} unknown_field`,
      ]);
    }
  });

  test("a polluted Object.prototype gives no field, enumerable or not", async () => {
    for (const enumerable of [true, false]) {
      for (const [key, value] of [
        ["name", "evil"],
        ["custom_id", "evil"],
        ["id", ID],
        ["organization", ref],
        ["zzz", 1],
      ]) {
        Object.defineProperty(Object.prototype, key, {
          value,
          enumerable,
          configurable: true,
          writable: true,
        });
        let missing, complete, reference;
        try {
          missing = organization.create.validate({});
          reference = organization.create.validate({ name: "A", organization: {} });
          const { org, calls } = client();
          await org.create(JSON.parse('{"name":"A"}'));
          complete = calls[0].body;
        } finally {
          delete Object.prototype[key];
        }
        assert.deepEqual(brief(missing.issues), ["name required"], key);
        assert.deepEqual(brief(reference.issues), ["organization.id required"], key);
        assert.equal(complete, '{"name":"A"}', key);
      }
    }
  });

  test("a polluted Array.prototype changes nothing", () => {
    Object.defineProperty(Array.prototype, "name", { value: "evil", enumerable: true, configurable: true });
    try {
      assert.deepEqual(brief(organization.create.validateMany([{}]).issues), ["0.name required"]);
    } finally {
      delete Array.prototype.name;
    }
  });
});

describe("opaque arrays", () => {
  const send = (value) => verdict("connection", () => ({ ...link, [LIST]: value }));

  test("text that cannot be stored, and keys", async () => {
    for (const bad of ["\ud800", "\0"]) {
      assert.deepEqual((await send([{ a: bad }])).issues, [`${LIST}.0.a unicode`]);
      const { issues } = await send([{ [bad]: 1 }]);
      assert.equal(issues.length, 1);
      assert.ok(issues[0].endsWith(" unicode"), issues[0]);
    }
  });

  test("a cycle is an issue", async () => {
    const cycle = [];
    cycle.push(cycle);
    const ring = [{}];
    ring[0].back = ring;
    // Each of its elements is itself: to follow them all there are 2 to the power of 128 ways.
    const twice = [];
    twice.push(twice, twice);
    const tangle = [{}];
    Object.assign(tangle[0], { back: tangle, again: tangle[0], more: tangle });
    for (const value of [cycle, ring, twice, tangle]) {
      assert.deepEqual(
        (await send(value)).issues.map((text) => text.split(" ")[1]),
        ["type"],
      );
      const found = connection.create.validate({ ...link, [LIST]: value });
      assert.equal(found.issues[0].params.depth, 128);
      assert.equal(found.issues[0].path[0], LIST);
    }
  });

  test("depth: 128 levels are taken, 129 and 10,000 are not, in JSON text as in values", async () => {
    const nested = (levels, pair = ["[", "]"]) =>
      `${pair[0].repeat(levels)}${pair[0] === "[" ? "" : 0}${pair[1].repeat(levels)}`;
    for (const text of [(n) => nested(n), (n) => `[${nested(n - 1, ['{"a":', "}"])}]`]) {
      for (const [levels, fine] of [
        [1, true],
        [2, true],
        [127, true],
        [128, true],
        [129, false],
        [10_000, false],
      ]) {
        const json = JSON.stringify(link).replace(/\}$/, `,"${LIST}":${text(levels)}}`);
        const value = JSON.parse(json);
        const result = await verdict("connection", () => value);
        assert.equal(result.issues === undefined, fine, `${levels} levels`);
        const byText = connection.create.validateJson(json);
        assert.equal(byText.ok, fine, `${levels} levels of text`);
        if (!fine) {
          const byValue = connection.create.validate(value).issues;
          assert.equal(byValue.length, 1);
          assert.equal(byValue[0].code, "type");
          assert.equal(byValue[0].params.depth, 128);
          assert.deepEqual(byText.issues, byValue);
        } else assert.equal(JSON.stringify(result.sent[LIST]), JSON.stringify(value[LIST]));
      }
    }
  });

  test("a large one", async () => {
    const value = Array.from({ length: 100_000 }, (_, i) => ({ i, text: `row ${i}`, id: OTHER_ID }));
    assert.deepEqual((await send(value)).sent[LIST], value);
  });
});

test("what was read has text for times: a Date is for what is written", () => {
  const { read } = organization;
  const value = { id: ID, name: "A", created_at: new Date(0) };
  assert.deepEqual(brief(read.validate(value).issues), ["created_at type"]);
  assert.deepEqual(brief(read.validateMany([value]).issues), ["0.created_at type"]);
  assert.deepEqual(brief(read.validateField("created_at", value.created_at)), ["created_at type"]);
  // A getter that has something else checked changes nothing for what comes after it.
  let within;
  const update = {
    overwrite: true,
    get active() {
      within = read.validate(value).ok;
      return true;
    },
    updated_at: new Date(0),
  };
  assert.deepEqual([schemas.designationAccount.update.validate(update).ok, within], [true, false]);
  const refusing = {
    get id() {
      throw new Error("no");
    },
  };
  const throwing = {
    ...update,
    get active() {
      return !read.validate(refusing).ok;
    },
  };
  assert.equal(schemas.designationAccount.update.validate(throwing).ok, true);
});
