// How values are read: each property once, getters that throw or validate something themselves.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { schemas, ValidationError } from "fieldgate";
import { brief, client, ID, OTHER_ID, rejection } from "../support/pigello.mjs";

const { organization, subTenantTenantConnection: connection } = schemas;
const ref = { id: ID };
const link = { sub_tenant: ref, tenant: ref, stakeholder_type: 0 };

/** An object that counts how often each of its properties is read. */
function counted(values) {
  const reads = {};
  const object = {};
  for (const [name, value] of Object.entries(values)) {
    reads[name] = 0;
    const get = () => {
      reads[name] += 1;
      return value;
    };
    Object.defineProperty(object, name, { get, enumerable: true });
  }
  return { object, reads };
}

const once = (reads) =>
  assert.deepEqual(reads, Object.fromEntries(Object.keys(reads).map((name) => [name, 1])));

describe("each property is read once", () => {
  const values = { name: "A", custom_id: null, organization: ref, nmae: 1 };

  for (const [what, call] of [
    ["validate", (object) => organization.create.validate(object)],
    ["validateMany", (object) => organization.create.validateMany([object])],
    ["create", (object) => rejection(client().org.create(object))],
    ["bulkWrite", (object) => rejection(client().org.bulkWrite([object]))],
    ["bulkWrite that skips", (object) => client().org.bulkWrite([object], { skipInvalid: true })],
  ]) {
    test(what, async () => {
      const { object, reads } = counted(values);
      await call(object);
      once(reads);
    });
  }

  test("when the value is valid and sent", async () => {
    const inner = counted({ id: ID });
    const { object, reads } = counted({ name: "A", custom_id: "x", organization: inner.object });
    const { org, calls } = client();
    await org.create(object);
    once(reads);
    once(inner.reads);
    assert.deepEqual(JSON.parse(calls[0].body), { name: "A", custom_id: "x", organization: ref });
  });

  test("within opaque arrays", async () => {
    const inner = counted({ a: 1, b: [2] });
    const { pigello, calls } = client(() => new Response("{}", { status: 500 }));
    await rejection(
      pigello.accounts.subTenantTenantConnection.create({
        ...link,
        debt_distribution_instruction: [inner.object],
      }),
    );
    once(inner.reads);
    assert.deepEqual(JSON.parse(calls[0].body).debt_distribution_instruction, [{ a: 1, b: [2] }]);
  });

  test("list options and filters", async () => {
    const name = counted({ icontains: "A" });
    const filters = counted({ name: name.object });
    const options = counted({ search: "A", page: 1, pageSize: 2, filters: filters.object });
    await client([]).org.list(options.object);
    for (const { reads } of [name, filters, options]) once(reads);
  });

  test("a value that changes at every reading is sent as it was checked", async () => {
    let turn = 0;
    const sly = {
      get name() {
        return turn++ === 0 ? "good" : { toJSON: () => "evil" };
      },
    };
    const { org, calls } = client();
    await org.create(sly);
    assert.equal(calls[0].body, '{"name":"good"}');
  });
});

describe("what a property throws is the cause", () => {
  const reason = new RangeError("no such thing");
  const throwing = () => ({
    get name() {
      throw reason;
    },
  });
  const trap = () =>
    new Proxy(
      {},
      {
        ownKeys() {
          throw reason;
        },
        get() {
          throw reason;
        },
        getPrototypeOf() {
          throw reason;
        },
      },
    );

  for (const [what, make] of [
    ["a getter", throwing],
    ["a Proxy", trap],
    [
      "a reference",
      () => ({
        name: "A",
        organization: Object.defineProperty({}, "id", {
          get: () => {
            throw reason;
          },
        }),
      }),
    ],
    [
      "an unknown key",
      () =>
        Object.defineProperty({ name: "A" }, "zzz", {
          get: () => {
            throw reason;
          },
          enumerable: true,
        }),
    ],
  ]) {
    test(what, async () => {
      const one = organization.create.validate(make());
      assert.equal(one.ok, false);
      assert.ok(one.issues.length > 0);
      assert.equal(one.cause, reason);
      const many = organization.create.validateMany([{ name: "A" }, make()]);
      assert.equal(many.cause, reason);
      for (const issue of many.issues) assert.equal(issue.path[0], 1);
      for (const call of [
        (org) => org.create(make()),
        (org) => org.update(ID, make()),
        (org) => org.bulkWrite([make()]),
      ]) {
        const { org, calls } = client();
        const error = await rejection(call(org));
        assert.ok(error instanceof ValidationError, `${error}`);
        assert.equal(error.cause, reason);
        assert.ok(error.issues.length > 0);
        assert.equal(calls.length, 0);
      }
    });
  }

  test("within an opaque array", async () => {
    const value = { ...link, debt_distribution_instruction: [throwing()] };
    const result = connection.create.validate(value);
    assert.equal(result.ok, false);
    assert.equal(result.cause, reason);
  });

  test("in list options: a ValidationError too, and nothing sent", async () => {
    for (const options of [
      {
        get search() {
          throw reason;
        },
      },
      {
        filters: {
          get name() {
            throw reason;
          },
        },
      },
      trap(),
    ]) {
      const { org, calls } = client([]);
      const error = await rejection(org.list(options));
      assert.ok(error instanceof ValidationError, `${error}`);
      assert.equal(error.cause, reason);
      assert.equal(calls.length, 0);
    }
  });

  test("a field by itself", () => {
    const value = Object.defineProperty({}, "id", {
      get: () => {
        throw reason;
      },
      enumerable: true,
    });
    assert.ok(organization.create.validateField("organization", value).length > 0);
  });

  test("the next check is not disturbed", () => {
    organization.create.validate(throwing());
    organization.create.validateMany([throwing(), trap()]);
    assert.deepEqual(organization.create.validate({ name: "A" }).ok, true);
    assert.deepEqual(brief(organization.create.validateMany([{}, { name: "A" }]).issues), [
      "0.name required",
    ]);
  });
});

describe("a check within a check", () => {
  const long = (letter) => letter.repeat(128);
  const wide = "\u{1f3e0}".repeat(120);

  /** A value whose second property validates other values while the first lies in memory already. */
  const nesting = (inside) => ({
    name: `${"n".repeat(251)}\u20ac`,
    get organization() {
      inside();
      return { id: OTHER_ID };
    },
    custom_id: wide,
  });
  const expected = { name: `${"n".repeat(251)}\u20ac`, organization: { id: OTHER_ID }, custom_id: wide };

  for (const [what, inside] of [
    [
      "one",
      () =>
        assert.equal(
          organization.create.validate({ name: long("x").repeat(2), custom_id: long("y") }).ok,
          false,
        ),
    ],
    ["a field", () => assert.equal(organization.create.validateField("name", "x".repeat(1_000)).length, 1)],
    ["many", () => assert.equal(organization.create.validateMany([{ name: "x".repeat(300) }, {}]).ok, false)],
    [
      "text",
      () => assert.equal(organization.create.validateJson(`{"name":"${"x".repeat(3_000_000)}"}`).ok, false),
    ],
    ["a query", () => assert.equal(organization.listQuery.validate({ search: "x".repeat(20_000) }).ok, true)],
    [
      "a failing one",
      () =>
        organization.create.validate({
          get name() {
            throw new Error("no");
          },
        }),
    ],
    [
      "three deep",
      () => organization.create.validate(nesting(() => organization.create.validate(nesting(() => {})))),
    ],
  ]) {
    test(`${what}, in every way`, async () => {
      assert.equal(organization.create.validate(nesting(inside)).ok, true);
      assert.equal(organization.create.validateMany([nesting(inside), nesting(inside)]).ok, true);
      const { org, calls } = client();
      await org.create(nesting(inside));
      assert.deepEqual(JSON.parse(calls[0].body), expected);
    });

    test(`${what}, within a bulk write`, async () => {
      const rows = [{ name: "first" }, nesting(inside), { name: "last" }, nesting(inside)];
      const { org, calls } = client(() => new Response("[]", { status: 201 }));
      await org.bulkWrite(rows);
      assert.deepEqual(await new Response(calls[0].body).json(), [
        { name: "first" },
        expected,
        { name: "last" },
        expected,
      ]);
    });
  }

  test("issues of the outer and the inner do not mix", () => {
    let inner;
    const result = organization.create.validate({
      name: 7,
      get organization() {
        inner = organization.create.validate({ nmae: "A" });
        return { id: "x" };
      },
      custom_id: 8,
    });
    assert.deepEqual(brief(result.issues), ["name type", "organization.id format", "custom_id type"]);
    assert.deepEqual(brief(inner.issues), ["name required", "nmae unknown_field"]);
  });

  test("a request within a bulk write", async () => {
    const other = client();
    let pending;
    const row = {
      get name() {
        pending = other.org.create({ name: "inner" });
        return "outer";
      },
    };
    const { org, calls } = client(() => new Response("[]", { status: 201 }));
    await org.bulkWrite([{ name: "first" }, row]);
    await pending;
    assert.deepEqual(await new Response(calls[0].body).json(), [{ name: "first" }, { name: "outer" }]);
    assert.equal(other.calls[0].body, '{"name":"inner"}');
  });
});
