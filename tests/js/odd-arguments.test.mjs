// Regressions: arguments of the wrong kind give a typed error or an issue, never a bare TypeError.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ConfigError, flatten, schemas } from "fieldgate";

const { create } = schemas.organization;

test("rows that cannot be looked at are an issue with its cause", () => {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  const thrower = new Proxy([], {
    get() {
      throw new RangeError("no length");
    },
  });
  for (const rows of [proxy, thrower]) {
    const result = create.validateMany(rows);
    assert.equal(result.ok, false);
    assert.deepEqual(
      result.issues.map(({ path, code }) => ({ path, code })),
      [{ path: [], code: "type" }],
    );
    assert.ok(result.cause instanceof Error);
  }
});

test("a field is named by text", () => {
  assert.deepEqual(create.validateField(Symbol("name"), 1)[0].code, "unknown_field");
});

test("JSON comes as text or bytes", () => {
  const bytes = new TextEncoder().encode('{"name":"A"}');
  for (const source of ['{"name":"A"}', bytes, bytes.buffer])
    assert.equal(create.validateJson(source).ok, true);
  for (const source of [null, undefined, 7, {}, []]) {
    assert.throws(() => create.validateJson(source), ConfigError);
  }
});

test("a locale is a locale or the code of one", () => {
  for (const locale of [5, null, {}, [], true]) {
    assert.throws(() => create.validate({}, { locale }), ConfigError);
  }
});

test("what is no entity has nothing to pick, what is no document no rows", () => {
  const refuses = (call, option) =>
    assert.throws(call, (error) => error instanceof ConfigError && error.option === option);
  for (const odd of [null, undefined, 7, "text"]) {
    for (const { update } of [schemas.organization, schemas.designationAccount])
      refuses(() => update.pick(odd), "entity");
    refuses(() => flatten(odd), "document");
  }
  for (const odd of [[], { data: [], included: 5 }]) refuses(() => flatten(odd), "document");
  assert.deepEqual(flatten({ data: [], included: null }), []);
});
