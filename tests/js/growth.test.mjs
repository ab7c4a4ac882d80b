// Work grows with its input and no faster: shown by counts and sizes, as times would tell of the machine.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { schemas } from "fieldgate";
import { client, ID, json } from "../support/pigello.mjs";
import { streamed } from "./support/streamed.mjs";

const SIZES = [1, 10, 100, 1_000, 10_000];
const { organization, subTenantTenantConnection: connection } = schemas;

/** An object that counts how often it is asked for its keys and for a value. */
function counted(value, counts) {
  return new Proxy(value, {
    ownKeys(target) {
      counts.keys += 1;
      return Reflect.ownKeys(target);
    },
    get(target, key) {
      counts.values += 1;
      return target[key];
    },
  });
}

/** How often the objects that `make` gives are looked at when `check` has them all. */
function looks(count, make, check) {
  const counts = { keys: 0, values: 0 };
  check(Array.from({ length: count }, (_, i) => counted(make(i), counts)));
  return counts;
}

describe("each row costs no more looks than the first", () => {
  const row = (i) => ({ name: `Kvarter ${i}`, custom_id: null });
  for (const [what, make, check] of [
    ["validateMany", row, (rows) => assert.ok(organization.create.validateMany(rows).ok)],
    ["validateMany, invalid", (i) => ({ nmae: i }), (rows) => organization.create.validateMany(rows)],
  ]) {
    test(what, () => {
      const one = looks(1, make, check);
      assert.ok(one.values >= 1 && one.keys >= 1, "the rows were looked at");
      for (const size of SIZES) {
        const { keys, values } = looks(size, make, check);
        const most = { keys: one.keys * size, values: one.values * size };
        assert.ok(keys <= most.keys && values <= most.values, `${size} rows: ${keys} and ${values}`);
      }
    });
  }

  test("unknown keys: each is looked at as often as the first ones, and has its issue", () => {
    const perKey = SIZES.slice(2).map((size) => {
      const counts = { keys: 0, values: 0 };
      const value = Object.fromEntries(Array.from({ length: size }, (_, i) => [`unknown_${i}`, i]));
      const { issues } = organization.create.validate(counted({ name: "A", ...value }, counts));
      assert.equal(issues.length, size);
      assert.ok(counts.keys <= 2, `the keys were asked for ${counts.keys} times`);
      return counts.values / size;
    });
    assert.ok(Math.max(...perKey) <= 2, `${perKey} looks a key`);
  });

  test("data that holds itself: each element is looked at as often as the first ones", () => {
    const field = "reminder_distribution_instruction";
    const perElement = [100, 1_000, 10_000].map((size) => {
      let reads = 0;
      const parent = {};
      parent.children = Array.from({ length: size }, () => ({
        get parent() {
          reads += 1;
          return parent;
        },
      }));
      const { issues } = connection.create.validate({ [field]: parent.children });
      assert.ok(issues.some((issue) => issue.path[0] === field && issue.code === "type"));
      return reads / size;
    });
    assert.ok(Math.max(...perElement) <= 130, `${perElement} looks an element`);
  });

  test("bulkWrite: a request for each chunk, and a body as long as its rows", async () => {
    for (const size of SIZES) {
      const { org, calls } = client(({ body }) =>
        json(
          JSON.parse(new TextDecoder().decode(body)).map((one) => ({ id: ID, ...one })),
          201,
        ),
      );
      const rows = Array.from({ length: size }, () => ({ name: "Norra" }));
      await org.bulkWrite(rows, { chunkSize: 100 });
      assert.equal(calls.length, Math.ceil(size / 100));
      const sent = calls.reduce((sum, { body }) => sum + new TextDecoder().decode(body).length, 0);
      // Each row and what follows it, and the bracket that each body begins with.
      assert.equal(sent, size * '{"name":"Norra"},'.length + calls.length);
    }
  });
});

describe("memory", () => {
  test("a stream is read no further than its rows are used, whatever its length", async () => {
    for (const length of [1_000, 100_000]) {
      const { rows, asked } = streamed(length);
      for (let i = 0; i < 500; i++) await rows.next();
      assert.ok(asked.pieces <= 8, `${asked.pieces} pieces of 100 rows for 500 rows`);
      await rows.return();
    }
  });

  test("a refusal is as long for a long text as for a short one", () => {
    const long = (length) =>
      JSON.stringify(organization.create.validate({ name: "x".repeat(length) }).issues);
    assert.equal(long(1_000_000), long(1_000));
  });

  test("flaws far within data are told of as far as their paths take no more than some memory", () => {
    const key = "k".repeat(1_000);
    const within = (flaws) => {
      let data = Array.from({ length: flaws }, () => "\0");
      for (let depth = 0; depth < 120; depth++) data = { [key]: data };
      return { debt_distribution_instruction: [data] };
    };
    const found = (value) => connection.update.validate(value).issues;
    assert.equal(found(within(10)).length, 10);
    for (const issues of [
      found(within(10_000)),
      connection.update.validateJson(JSON.stringify(within(10_000))).issues,
    ]) {
      const paths = issues.reduce((sum, { path }) => sum + path.join("").length, 0);
      assert.ok(issues.length >= 100 && paths <= 2 ** 24, `${issues.length} issues, ${paths} characters`);
    }
    // Each field that has a flaw has an issue.
    const both = { ...within(10_000), reminder_distribution_instruction: ["\0"] };
    assert.ok(found(both).some(({ path }) => path[0] === "reminder_distribution_instruction"));
  });

  test("rows beside each other have as much text as each may have by itself", () => {
    const text = "x".repeat(18 * 2 ** 20);
    const rows = Array.from({ length: 34 }, () => ({ debt_distribution_instruction: [text] }));
    assert.equal(connection.update.validateMany(rows).ok, true);
  });

  test("an array that is too deep is one issue, however deep", () => {
    const deep = (depth) => {
      const text = `{"debt_distribution_instruction":${"[".repeat(depth)}${"]".repeat(depth)}}`;
      return JSON.stringify(connection.create.validateJson(text));
    };
    assert.equal(deep(100_000), deep(1_000));
  });
});
