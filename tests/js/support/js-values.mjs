// What becomes of every kind of JavaScript value: the table of docs/validation.md, and of values.test.mjs.

import { runInNewContext } from "node:vm";
import { ID } from "../../support/pigello.mjs";

class Name {
  name = "A";
}

const ref = { id: ID };
const getter = (name, value) => Object.defineProperty({}, name, { get: () => value, enumerable: true });
const throwing = (name) =>
  Object.defineProperty({}, name, {
    get: () => {
      throw new RangeError("no");
    },
    enumerable: true,
  });
const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};
const nested = (levels) => {
  let out = [];
  for (let i = 1; i < levels; i++) out = [out];
  return out;
};
const cycle = () => {
  const out = [];
  out.push(out);
  return out;
};

// A row: [what it is, how it is made, what becomes of it]. An outcome is the code of an issue (behind a
// path, where it stands within the value), or what is sent: `{ sent }`, or `{ absent }` when nothing is.
const same = (value) => ({ sent: value });
const absent = { absent: true };

/** The places that take a value, each with its rows. */
export const places = [
  {
    name: "text",
    title: "Where text is asked for",
    note: "`name` of an organization: required, not null, at most 255 characters.",
    rows: [
      ["`undefined`", () => undefined, "required"],
      ["`null`", () => null, "null"],
      ['`""`', () => "", same("")],
      ["a number", () => 1, "type"],
      ["`NaN`", () => Number.NaN, "type"],
      ["a boolean", () => true, "type"],
      ["a BigInt", () => 1n, "type"],
      ["a symbol", () => Symbol("A"), "type"],
      ["a function", () => () => "A", "type"],
      ["a boxed string: `new String()`", () => new String("A"), "type"],
      ["a boxed number", () => new Number(1), "type"],
      ["a `Date`", () => new Date(0), "type"],
      ["a `RegExp`", () => /a/, "type"],
      ["a `Map`", () => new Map(), "type"],
      ["a `Set`", () => new Set(), "type"],
      ["an instance of a class", () => new Name(), "type"],
      ["an array", () => ["A"], "type"],
      ["an object", () => ({}), "type"],
      ["an object with `toString`", () => ({ toString: () => "A" }), "type"],
      ["an object with `toJSON`", () => ({ toJSON: () => "A" }), "type"],
      ["a `Proxy` of an object", () => new Proxy({}, {}), "type"],
      ["text with NUL", () => "a\0b", "unicode"],
      ["a high surrogate alone", () => "a\ud800", "unicode"],
      ["a low surrogate alone", () => "\udc00a", "unicode"],
      ["surrogates in the wrong order", () => "\udc00\ud800", "unicode"],
      ["long text with a surrogate alone", () => `${"n".repeat(250)}\ud800`, "unicode"],
      ["255 letters of three bytes", () => "\u20ac".repeat(255), same("\u20ac".repeat(255))],
      ["255 emoji (two UTF-16 units each)", () => "\u{1f3e0}".repeat(255), same("\u{1f3e0}".repeat(255))],
      ["256 emoji", () => "\u{1f3e0}".repeat(256), "max_length"],
      ["255 combining characters", () => "\u0301".repeat(255), same("\u0301".repeat(255))],
      ["256 combining characters", () => "\u0301".repeat(256), "max_length"],
      ["text of 50 million characters", () => "n".repeat(50_000_000), "max_length"],
      ["text of 50 million bytes in emoji", () => "\u{1f3e0}".repeat(12_500_000), "max_length"],
      ["text that begins with U+FEFF", () => "\ufeffA", same("\ufeffA")],
      ["U+FFFF", () => "\uffff", same("\uffff")],
    ],
  },
  {
    name: "nullable",
    title: "Where text or null is asked for",
    note: "`custom_id`: not required, nullable.",
    rows: [
      ["`undefined`", () => undefined, absent],
      ["`null`", () => null, same(null)],
    ],
  },
  {
    name: "integer",
    title: "Where a whole number is asked for",
    note: "`stakeholder_type`: one of 0, 1, 2, 3. Under `openEnums` other fields say `minimum` or `maximum` instead of `enum`.",
    rows: [
      ["`undefined`", () => undefined, "required"],
      ["`null`", () => null, "null"],
      ["`-0`", () => -0, same(0)],
      ["`1.0`", () => 1.0, same(1)],
      ["`1.5`", () => 1.5, "integer"],
      ["`Number.MIN_VALUE`", () => Number.MIN_VALUE, "integer"],
      ["`NaN`", () => Number.NaN, "type"],
      ["`Infinity`", () => Number.POSITIVE_INFINITY, "type"],
      ["`-Infinity`", () => Number.NEGATIVE_INFINITY, "type"],
      ["`2 ** 31`", () => 2 ** 31, "enum"],
      ["`-(2 ** 31) - 1`", () => -(2 ** 31) - 1, "enum"],
      ["`2 ** 53 + 1`", () => 2 ** 53 + 1, "enum"],
      ["a BigInt", () => 1n, "type"],
      ['`"1"`', () => "1", "type"],
      ["a boxed number: `new Number(1)`", () => new Number(1), "type"],
      ["a boolean", () => true, "type"],
      ["an array", () => [1], "type"],
      ["a `Date`", () => new Date(0), "type"],
      ["an object with `valueOf`", () => ({ valueOf: () => 1 }), "type"],
    ],
  },
  {
    name: "int32",
    title: "Where any 32-bit number is asked for",
    note: "`category` under `openEnums`.",
    rows: [
      ["`2 ** 31 - 1`", () => 2 ** 31 - 1, same(2 ** 31 - 1)],
      ["`2 ** 31`", () => 2 ** 31, "maximum"],
      ["`-(2 ** 31)`", () => -(2 ** 31), same(-(2 ** 31))],
      ["`-(2 ** 31) - 1`", () => -(2 ** 31) - 1, "minimum"],
      ["`2 ** 53 + 1`", () => 2 ** 53 + 1, "maximum"],
      ["`1e300`", () => 1e300, "maximum"],
    ],
  },
  {
    name: "boolean",
    title: "Where true or false is asked for",
    note: "`is_active`: not required, not null.",
    rows: [
      ["`undefined`", () => undefined, absent],
      ["`null`", () => null, "null"],
      ['`"true"`', () => "true", "type"],
      ["`1`", () => 1, "type"],
      ["`0`", () => 0, "type"],
      ["a boxed boolean", () => new Boolean(true), "type"],
      ["an array", () => [], "type"],
    ],
  },
  {
    name: "reference",
    title: "Where a reference is asked for",
    note: "`organization` of an organization. Of any object only the `id` is read, and sent.",
    rows: [
      ["a fetched entity", () => ({ id: ID, name: "B", f: () => {}, more: cycle() }), same(ref)],
      ["no prototype", () => Object.assign(Object.create(null), ref), same(ref)],
      ["an object of another realm", () => runInNewContext(`({ id: "${ID}" })`), same(ref)],
      ["`id` is a getter", () => getter("id", ID), same(ref)],
      ["`id` is a getter that throws", () => throwing("id"), "thrown"],
      ["a `Proxy` of an object", () => new Proxy({ id: ID }, {}), same(ref)],
      ["`id` is `undefined`", () => ({ id: undefined }), "id required"],
      ["`id` is inherited", () => Object.create(ref), "type"],
      ["`id` is a boxed string", () => ({ id: new String(ID) }), "id type"],
      ["`id` with a surrogate alone", () => ({ id: "\ud800" }), "id unicode"],
      ["`id` of a million characters", () => ({ id: "a".repeat(1_000_000) }), "id format"],
      ["`id` of 36 emoji", () => ({ id: "\u{1f3e0}".repeat(36) }), "id format"],
      ["an id as text", () => ID, "type"],
      ["an instance of a class", () => Object.assign(new Name(), ref), "type"],
      ["a `Map`", () => new Map([["id", ID]]), "type"],
      ["an array", () => [ID], "type"],
    ],
  },
  {
    name: "element",
    title: "Within opaque data",
    note: "An element of `reminder_distribution_instruction`, whose content no document describes.",
    rows: [
      ["`null`", () => null, same(null)],
      ["a boolean", () => true, same(true)],
      ["`-0.5`, `1e21`, `5e-324`", () => [-0.5, 1e21, 5e-324], same([-0.5, 1e21, 5e-324])],
      ["`-0`", () => -0, { sent: -0, text: "-0" }],
      ["text with emoji, U+2028, quotes", () => '\u{1f3e0}\u2028"\\', same('\u{1f3e0}\u2028"\\')],
      ["`{}` and `[]`", () => [{}, []], same([{}, []])],
      ["no prototype", () => Object.assign(Object.create(null), { a: 1 }), same({ a: 1 })],
      ["`undefined` under a key", () => ({ a: undefined, b: 1 }), same({ b: 1 })],
      [
        "`__proto__` as a key of its own",
        () => JSON.parse('{"__proto__":1}'),
        same(JSON.parse('{"__proto__":1}')),
      ],
      ["an inherited key", () => Object.create({ a: 1 }), "0 type"],
      ["a key that is a symbol", () => ({ [Symbol("a")]: 1 }), same({})],
      ["a getter", () => getter("a", 1), same({ a: 1 })],
      ["a getter that throws", () => throwing("a"), "thrown"],
      ["a `Proxy` of an object", () => new Proxy({ a: 1 }, {}), same({ a: 1 })],
      ["a `Proxy` that is revoked", revoked, "thrown"],
      ["`undefined`", () => undefined, "0 type"],
      // biome-ignore lint/suspicious/noSparseArray: a hole is what is shown
      ["an array with a hole", () => [1, , 2], "0.1 type"],
      ["an array-like", () => ({ 0: "a", length: 1 }), same({ 0: "a", length: 1 })],
      ["a typed array", () => new Uint8Array(2), "0 type"],
      ["`NaN`", () => Number.NaN, "0 type"],
      ["`Infinity`", () => Number.POSITIVE_INFINITY, "0 type"],
      ["a BigInt", () => 1n, "0 type"],
      ["a symbol", () => Symbol("a"), "0 type"],
      ["a function", () => () => {}, "0 type"],
      ["a boxed string", () => new String("a"), "0 type"],
      ["a `Date`", () => new Date(0), "0 type"],
      ["a `Map`", () => new Map(), "0 type"],
      ["an instance of a class", () => new Name(), "0 type"],
      ["`toJSON` as a function", () => ({ toJSON: () => 1 }), "0.toJSON type"],
      ["deep within", () => [0, { a: [1, { b: Number.NaN }] }], "0.1.a.1.b type"],
      ["text with NUL", () => ({ a: "\0" }), "0.a unicode"],
      ["a surrogate alone", () => ({ a: "\ud800" }), "0.a unicode"],
      ["127 levels more", () => nested(127), same(nested(127))],
      ["128 levels more", () => nested(128), "type"],
      ["10,000 levels", () => nested(10_000), "type"],
      ["a cycle", cycle, "type"],
    ],
  },
  {
    name: "instant",
    title: "Where an instant is asked for",
    note: "`filters: { created_at: { lt: value } }`; what is sent is the parameter's value.",
    rows: [
      ["RFC 3339 text", () => "2026-01-31T12:00:00+02:00", same("2026-01-31T12:00:00+02:00")],
      ["a `Date`", () => new Date(0), same("1970-01-01T00:00:00.000Z")],
      ["a `Date` of another realm", () => runInNewContext("new Date(0)"), same("1970-01-01T00:00:00.000Z")],
      ["a `Date` that is invalid", () => new Date(Number.NaN), "format"],
      ["a `Date` beyond the year 9999", () => new Date(253_402_300_800_000), "format"],
      ["a day", () => "2026-01-31", "format"],
      ["a space for the T", () => "2026-01-31 12:00:00Z", "format"],
      ["no offset", () => "2026-01-31T12:00:00", "format"],
      ["a leap second", () => "2016-12-31T23:59:60Z", same("2016-12-31T23:59:60Z")],
      ["milliseconds", () => 0, "type"],
      ["`undefined`", () => undefined, "absent operator"],
      ["`null`", () => null, "null"],
    ],
  },
  {
    name: "whole",
    title: "As the whole value",
    note:
      'A row of an organization; the values that are taken hold `name: "A"`. Keys are counted and not compared, which ' +
      "would cost every row time: a property of a field that is not enumerable can make up for an unknown key, which " +
      "then is no issue, and is not sent.",
    rows: [
      ["no prototype", () => Object.assign(Object.create(null), { name: "A" }), same({ name: "A" })],
      ["an object of another realm", () => runInNewContext('({ name: "A" })'), same({ name: "A" })],
      ["a frozen object", () => Object.freeze({ name: "A" }), same({ name: "A" })],
      ["a `Proxy` of an object", () => new Proxy({ name: "A" }, {}), same({ name: "A" })],
      ["a getter", () => getter("name", "A"), same({ name: "A" })],
      ["a getter that throws", () => throwing("name"), "thrown"],
      ["a `Proxy` that is revoked", revoked, "thrown"],
      ["keys that are symbols", () => ({ name: "A", [Symbol("x")]: 1 }), same({ name: "A" })],
      ["an unknown key with `undefined`", () => ({ name: "A", x: undefined }), same({ name: "A" })],
      [
        "an unknown key that is not enumerable",
        () => Object.defineProperty({ name: "A" }, "x", { value: 1 }),
        same({ name: "A" }),
      ],
      [
        "`__proto__` as a key of its own",
        () => JSON.parse('{"name":"A","__proto__":{}}'),
        "__proto__ unknown_field",
      ],
      ["`constructor` as a key", () => ({ name: "A", constructor: 1 }), "constructor unknown_field"],
      ["`toJSON` as a key", () => ({ name: "A", toJSON: () => ({}) }), "toJSON unknown_field"],
      ["inherited keys", () => Object.create({ name: "A" }), "type"],
      ["an instance of a class", () => new Name(), "type"],
      ["a `Map`", () => new Map([["name", "A"]]), "type"],
      ["a `Set`", () => new Set(["A"]), "type"],
      ["an `Error`", () => new Error("A"), "type"],
      ["a `Date`", () => new Date(0), "type"],
      ["`URLSearchParams`", () => new URLSearchParams("name=A"), "type"],
      ["an array", () => ["A"], "type"],
      ["a typed array", () => new Uint8Array(1), "type"],
      ["text", () => "A", "type"],
      ["a number", () => 1, "type"],
      ["a BigInt", () => 1n, "type"],
      ["a symbol", () => Symbol("A"), "type"],
      ["a function", () => () => {}, "type"],
      ["`null`", () => null, "type"],
      ["`undefined`", () => undefined, "type"],
    ],
  },
];
