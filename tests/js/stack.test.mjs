// Where the stack ends in the midst of a use, the next one is right all the same.
import assert from "node:assert/strict";
import { test } from "node:test";
import { FieldgateError, schemas } from "fieldgate";
import { brief } from "../support/pigello.mjs";

const { create } = schemas.organization;

function assertWorks() {
  assert.deepEqual(brief(create.validate({ name: 5, foo: 1 }).issues), ["name type", "foo unknown_field"]);
  assert.equal(create.validate({ name: "A" }).ok, true);
  assert.equal(create.validateJson("none").issues[0].code, "not_json");
  assert.deepEqual(brief(create.validateField("name", 7)), ["name type"]);
  assert.equal(schemas.organization.listQuery.validate({ page: "x" }).ok, false);
}

/** Runs something so many frames further in. */
const within = (frames, work) => (frames === 0 ? work() : within(frames - 1, work));

/** The deepest place at which something can still be called. */
function deepest(work) {
  try {
    deepest(work);
  } catch {
    // Each level on the way back has some more stack.
  }
  try {
    work();
  } catch {
    // There is too little.
  }
}

test("a getter that has a value like its own checked, without end", () => {
  const endless = () =>
    create.validate({
      get name() {
        endless();
        return "x";
      },
    });
  for (let frames = 0; frames < 60; frames++) {
    try {
      const { ok } = within(frames, endless);
      assert.equal(ok, false);
    } catch (error) {
      const isOurs = error instanceof FieldgateError && error.code === "engine_error";
      assert.ok(isOurs || error instanceof RangeError, `${error}`);
    }
    assertWorks();
  }
});

for (const [what, work] of [
  ["a value", () => create.validate({ name: "A", organization: { id: "x" } })],
  ["rows", () => create.validateMany([{ name: "A" }, { nam: 1 }])],
  ["a text", () => create.validateJson('{"name":"A"}')],
]) {
  test(`${what}, at every depth of a stack that is full`, () => {
    for (let frames = 0; frames < 8; frames++) {
      within(frames, () => deepest(work));
      assertWorks();
    }
  });
}
