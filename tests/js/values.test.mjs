// What is validated is what is sent: every kind of value that JavaScript knows has a defined outcome.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { runInNewContext } from "node:vm";
import { schemas } from "fieldgate";
import { brief, client, ID, OTHER_ID, rejection } from "../support/pigello.mjs";

const { organization, subTenantTenantConnection: connection } = schemas;
const ref = { id: ID };
const link = { sub_tenant: ref, tenant: ref, stakeholder_type: 0 };
const LIST = "reminder_distribution_instruction";

class Name {
  name = "A";
}

/** The verdict of every way that takes a value; they must agree. */
async function verdict(kind, value) {
  const schema = kind === "connection" ? connection : organization;
  const one = schema.create.validate(value);
  const many = schema.create.validateMany([value]);
  const { pigello, calls } = client(() => new Response("{}", { status: 500 }));
  const resource =
    kind === "connection" ? pigello.accounts.subTenantTenantConnection : pigello.sales.organization;
  const error = await rejection(resource.create(value));
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
  return { issues: found };
}

describe("odd values in fields", () => {
  for (const [what, name, expected] of [
    ["a boxed string", new String("A"), "type"],
    ["a boxed number", new Number(1), "type"],
    ["a class instance", new Name(), "type"],
    ["a Map", new Map(), "type"],
    ["a Set", new Set(), "type"],
    ["a RegExp", /a/, "type"],
    ["a Date", new Date(0), "type"],
    ["an array", ["A"], "type"],
    ["an object", {}, "type"],
    ["a function", () => "A", "type"],
    ["a symbol", Symbol("A"), "type"],
    ["a BigInt", 1n, "type"],
    ["a number", 1, "type"],
    ["NaN", Number.NaN, "type"],
    ["a boolean", true, "type"],
    ["an object with toString", { toString: () => "A" }, "type"],
    ["an object with toJSON", { toJSON: () => "A" }, "type"],
    ["null", null, "null"],
    ["undefined", undefined, "required"],
    ["NUL", "a\0b", "unicode"],
    ["a high surrogate alone", "a\ud800", "unicode"],
    ["a low surrogate alone", "\udc00a", "unicode"],
    ["surrogates in the wrong order", "\udc00\ud800", "unicode"],
    ["a long text with a surrogate alone", `${"n".repeat(250)}\ud800`, "unicode"],
    ["text of 50 million characters", "n".repeat(50_000_000), "max_length"],
    ["text of 50 million bytes in emoji", "\u{1f3e0}".repeat(12_500_000), "max_length"],
    ["255 emoji", "\u{1f3e0}".repeat(255), undefined],
    ["256 emoji", "\u{1f3e0}".repeat(256), "max_length"],
    ["255 letters of three bytes", "\u20ac".repeat(255), undefined],
    ["255 combining marks", "\u0301".repeat(255), undefined],
    ["a BOM", "\ufeffA", undefined],
    ["U+FFFF", "\uffff", undefined],
  ]) {
    test(`text: ${what}`, async () => {
      const { issues, sent } = await verdict("organization", { name });
      if (expected) assert.deepEqual(issues, [`name ${expected}`]);
      else assert.deepEqual(sent, { name });
    });
  }

  for (const [what, value, expected] of [
    ["-0", -0, undefined],
    ["1.0", 1.0, undefined],
    ["NaN", Number.NaN, ["integer", "type"]],
    ["Infinity", Number.POSITIVE_INFINITY, ["integer", "type", "maximum", "enum"]],
    ["1.5", 1.5, ["integer"]],
    ["2^31", 2 ** 31, ["enum", "maximum"]],
    ["-2^31 - 1", -(2 ** 31) - 1, ["enum", "minimum"]],
    ["2^53 + 1", 2 ** 53 + 1, ["enum", "maximum"]],
    ["the smallest fraction", Number.MIN_VALUE, ["integer"]],
    ["text", "1", ["type"]],
    ["boxed", new Number(1), ["type"]],
    ["true", true, ["type"]],
    ["BigInt", 1n, ["type"]],
    ["array", [1], ["type"]],
    ["null", null, ["null"]],
  ]) {
    test(`integer: ${what}`, async () => {
      const { issues, sent } = await verdict("connection", { ...link, stakeholder_type: value });
      if (!expected) return assert.equal(sent.stakeholder_type, value === 0 ? 0 : value);
      assert.equal(issues.length, 1);
      assert.ok(expected.map((code) => `stakeholder_type ${code}`).includes(issues[0]), issues[0]);
    });
  }

  for (const value of ["true", 1, 0, new Boolean(true), null, []]) {
    test(`boolean: ${typeof value} ${JSON.stringify(value)}`, async () => {
      const { issues } = await verdict("connection", { ...link, is_active: value });
      assert.deepEqual(issues, [`is_active ${value === null ? "null" : "type"}`]);
    });
  }

  for (const [what, value, expected] of [
    ["a class instance", Object.assign(new Name(), ref), "type"],
    ["a Map", new Map([["id", ID]]), "type"],
    ["an array", [ID], "type"],
    ["an inherited id", Object.create(ref), "type"],
    ["no prototype", Object.assign(Object.create(null), ref), undefined],
    ["another realm's object", runInNewContext(`({ id: "${ID}" })`), undefined],
    ["a boxed id", { id: new String(ID) }, "id type"],
    ["a getter", Object.defineProperty({}, "id", { get: () => ID, enumerable: true }), undefined],
    ["a lone surrogate", { id: "\ud800" }, "id unicode"],
    ["a very long id", { id: "a".repeat(1_000_000) }, "id format"],
    ["emoji", { id: "\u{1f3e0}".repeat(36) }, "id format"],
  ]) {
    test(`reference: ${what}`, async () => {
      const { issues, sent } = await verdict("organization", { name: "A", organization: value });
      if (!expected) return assert.deepEqual(sent, { name: "A", organization: ref });
      const [last, code = ""] = expected.split(" ");
      assert.deepEqual(issues, [code ? `organization.${last} ${code}` : `organization ${last}`]);
    });
  }

  test("of a reference only the id is sent", async () => {
    const entity = { id: ID, name: "B", self: undefined, f: () => {} };
    entity.self = entity;
    const { sent } = await verdict("organization", { name: "A", organization: entity });
    assert.deepEqual(sent, { name: "A", organization: ref });
  });
});

describe("odd objects", () => {
  for (const [what, make] of [
    ["no prototype", () => Object.assign(Object.create(null), { name: "A" })],
    ["another realm's", () => runInNewContext('({ name: "A" })')],
    ["symbol keys", () => ({ name: "A", [Symbol("x")]: 1 })],
    ["a Proxy", () => new Proxy({ name: "A" }, {})],
    ["a frozen one", () => Object.freeze({ name: "A" })],
    [
      "a getter",
      () => ({
        get name() {
          return "A";
        },
      }),
    ],
    [
      "toJSON that is not enumerable",
      () => Object.defineProperty({ name: "A" }, "toJSON", { value: () => ({}) }),
    ],
    ["an unknown key that is not enumerable", () => Object.defineProperty({ name: "A" }, "x", { value: 1 })],
  ]) {
    test(`plain: ${what}`, async () => {
      assert.deepEqual((await verdict("organization", make())).sent, { name: "A" });
    });
  }

  for (const [what, make] of [
    ["a class instance", () => new Name()],
    ["a subclass of Map", () => new (class extends Map {})()],
    ["an object whose prototype has fields", () => Object.create({ name: "A" })],
    ["an Error", () => new Error("A")],
    ["a module namespace", () => import("../support/pigello.mjs")],
    ["an array", () => ["A"]],
    ["a typed array", () => new Uint8Array(1)],
    ["URLSearchParams", () => new URLSearchParams("name=A")],
  ]) {
    test(`not plain: ${what}`, async () => {
      assert.deepEqual((await verdict("organization", make())).issues, [" type"]);
    });
  }

  test("toJSON is never called, and is a key like any other", async () => {
    let called = 0;
    const toJSON = () => {
      called += 1;
      return {};
    };
    const { issues } = await verdict("organization", { name: "A", toJSON });
    assert.deepEqual(issues, ["toJSON unknown_field"]);
    assert.equal(called, 0);
  });

  test("__proto__, constructor and others as keys of one's own", async () => {
    for (const key of ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"]) {
      const { issues } = await verdict("organization", JSON.parse(`{"name":"A","${key}":{"custom_id":"x"}}`));
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
  const send = (value) => verdict("connection", { ...link, [LIST]: value });

  test("any JSON is sent as it is", async () => {
    const value = [
      null,
      true,
      -0.5,
      1e21,
      5e-324,
      '\u{1f3e0}\u2028"\\',
      [],
      {},
      { a: [{ "": null }] },
      Object.create(null),
    ];
    const { sent } = await send(value);
    assert.deepEqual(sent[LIST], JSON.parse(JSON.stringify(value)));
  });

  test("-0 keeps its meaning, or is refused", async () => {
    const { text, issues } = await send([-0]);
    assert.ok(issues?.length === 1 || text.includes("[-0"), text);
  });

  for (const [what, value, path] of [
    ["undefined", [undefined], "0"],
    // biome-ignore lint/suspicious/noSparseArray: a hole is what is tested
    ["a hole", [1, , 2], "1"],
    ["a function", [() => {}], "0"],
    ["a symbol", [Symbol("a")], "0"],
    ["a BigInt", [1n], "0"],
    ["a Date, which only a documented date-time may be", [new Date(0)], "0"],
    ["an invalid Date", [new Date(Number.NaN)], "0"],
    ["NaN", [Number.NaN], "0"],
    ["Infinity", [Number.POSITIVE_INFINITY], "0"],
    ["a Map", [new Map()], "0"],
    ["a class instance", [new Name()], "0"],
    ["a boxed string", [new String("a")], "0"],
    ["an array of another kind", [new Uint8Array(2)], "0"],
    ["deep within", [0, { a: [1, { b: Number.NaN }] }], "1.a.1.b"],
  ]) {
    test(`refused: ${what}`, async () => {
      assert.deepEqual((await send(value)).issues, [`${LIST}.${path} type`]);
    });
  }

  test("text that cannot be stored, and keys", async () => {
    for (const bad of ["\ud800", "\0"]) {
      assert.deepEqual((await send([{ a: bad }])).issues, [`${LIST}.0.a unicode`]);
      const { issues } = await send([{ [bad]: 1 }]);
      assert.equal(issues.length, 1);
      assert.ok(issues[0].endsWith(" unicode"), issues[0]);
    }
  });

  test("undefined under a key is the same as absent", async () => {
    assert.deepEqual((await send([{ a: undefined, b: 1 }])).sent[LIST], [{ b: 1 }]);
  });

  test("a cycle is an issue", async () => {
    const cycle = [];
    cycle.push(cycle);
    const ring = [{}];
    ring[0].back = ring;
    for (const value of [cycle, ring]) {
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
        const result = await verdict("connection", value);
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
