// Arbitrary JavaScript values: no check throws or pollutes, each property is read once, and what is validated is sent.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { schemas } from "fieldgate";
import { client, rejection } from "../support/pigello.mjs";
import { tables } from "./schemas/operations.mjs";
import { disguised, disturbed, oddity, Refusal } from "./support/exotic.mjs";
import { random } from "./support/random.mjs";
import { makeValue, subjectOf } from "./support/values.mjs";

const COUNT = Number(process.env.FIELDGATE_FUZZ ?? 20_000);
const SENT = 4_000;
const MODES = ["create", "update", "bulkRow", "read"];

const subjects = Object.entries(tables).flatMap(([resource, table]) =>
  MODES.map((mode) => ({
    resource,
    mode,
    table,
    subject: subjectOf(table, mode),
    schema: schemas[resource][mode],
  })),
);

const reenter = () => {
  assert.equal(schemas.organization.create.validate({ name: 7 }).issues.length, 1);
  assert.equal(schemas.organization.create.validateJson('{"name":"A"}').ok, true);
};

/** Everything that a polluted prototype would have more of, or another value. */
function prototypes() {
  return [Object, Array, String, Number, Function, Map, Date].map(({ prototype }) =>
    JSON.stringify(
      Reflect.ownKeys(prototype).map((key) => [
        String(key),
        typeof Object.getOwnPropertyDescriptor(prototype, key).value,
      ]),
    ),
  );
}

/** An issue has the form that is promised; nothing in it comes from the value but keys. */
function assertIssue({ path, code, message, params }, seed) {
  assert.ok(
    Array.isArray(path) && path.every((step) => typeof step === "string" || Number.isInteger(step)),
    `${seed}`,
  );
  assert.match(code, /^[a-z_]+$/);
  assert.ok(
    typeof message === "string" && message.length > 3 && !/undefined|\[object|NaN/.test(message),
    message,
  );
  assert.equal(typeof params, "object");
}

/** A value of a seed; the same seed makes the same one again, as some can be read only once. */
function make(seed, subject, reads, odd) {
  const source = random(seed);
  const value = makeValue(source, subject);
  const again = () => makeValue(source, subject);
  return disguised(source, odd ? disturbed(source, value, again) : value, reads, reenter);
}

describe("arbitrary values", () => {
  test(`${COUNT} of them: issues or none, nothing thrown, nothing polluted, each property read once`, () => {
    const before = prototypes();
    const counts = { fine: 0, refused: 0, thrown: 0 };
    for (let seed = 1; seed <= COUNT; seed++) {
      const { subject, schema } = subjects[seed % subjects.length];
      const odd = seed % 3 > 0;
      const reads = [];
      const result = schema.validate(make(seed, subject, reads, odd));
      assert.ok(
        reads.every(({ times }) => times <= 1),
        `seed ${seed}: a property was read more than once`,
      );
      const issues = result.ok ? [] : result.issues;
      for (const issue of issues) assertIssue(issue, seed);
      assert.equal(result.ok, issues.length === 0);
      counts[result.ok ? "fine" : "cause" in result ? "thrown" : "refused"] += 1;
      // Several at once say the same.
      const many = schema.validateMany([make(seed, subject, [], odd)]);
      assert.deepEqual(
        many.ok ? [] : many.issues.map(({ path, code, params }) => ({ path, code, params })),
        issues.map(({ path, code, params }) => ({ path: [0, ...path], code, params })),
        `seed ${seed}`,
      );
      const standard = schema["~standard"].validate(make(seed, subject, [], odd));
      assert.equal(standard.issues?.length ?? 0, issues.length, `seed ${seed}`);
    }
    assert.deepEqual(prototypes(), before);
    assert.equal({}.polluted, undefined);
    for (const [what, count] of Object.entries(counts)) assert.ok(count > COUNT / 50, `${what}: ${count}`);
  });

  test("single fields, list options and entities to pick from", () => {
    const before = prototypes();
    for (let seed = 1; seed <= COUNT / 4; seed++) {
      const source = random(seed);
      const { subject, schema, resource, table } = subjects[seed % subjects.length];
      const again = () => makeValue(source, subject);
      const name = source.pick([...Object.keys(table.read), "__proto__", "constructor", "nmae"]);
      for (const issue of schema.validateField(name, oddity(source, again))) {
        assertIssue(issue, seed);
        assert.equal(issue.path[0], name);
      }
      const options = disturbed(source, { filters: {}, page: 1, pageSize: 2, orderBy: ["id"] }, again);
      const listed = schemas[resource].listQuery.validate(options);
      for (const issue of listed.ok ? [] : listed.issues) assertIssue(issue, seed);
    }
    assert.deepEqual(prototypes(), before);
  });
});

/** What a value is sent as, by the documented conversion, from plain data. */
function converted(table, value, row) {
  const out = {};
  const names = [...(row ? ["id"] : []), ...Object.keys(table.written)];
  for (const name of names) {
    const member = value[name];
    if (member === undefined) continue;
    const isReference = table.written[name]?.$comment === "reference" && member !== null;
    out[name] = isReference ? { id: member.id } : plain(member);
  }
  return out;
}

function plain(value) {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(plain);
  const out = {};
  for (const key of Object.keys(value)) {
    if (value[key] === undefined) continue;
    Object.defineProperty(out, key, {
      value: plain(value[key]),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return out;
}

const bodyOf = ({ body }) => (typeof body === "string" ? body : new TextDecoder().decode(body));

describe("what is validated is what is sent", () => {
  const places = {
    organization: (pigello) => pigello.sales.organization,
    answeredIntegrationPersonalInformationAccess: (pigello) =>
      pigello.integrations.answeredIntegrationPersonalInformationAccess,
    subTenantTenantConnection: (pigello) => pigello.accounts.subTenantTenantConnection,
  };
  const ID = "497f6eca-6276-4993-bfeb-53cbbbba6f08";
  const ways = {
    create: (resource, value) => resource.create(value),
    update: (resource, value) => resource.update(ID, value),
    bulkRow: (resource, value) => resource.bulkWrite([value]),
  };

  test(`${SENT} values in guises: the body is their documented conversion, or nothing is sent`, async () => {
    const { pigello, calls } = client(() => new Response("{}", { status: 500 }));
    let sent = 0;
    for (let seed = 1; seed <= SENT; seed++) {
      const { subject, schema, resource, mode, table } = subjects[seed % subjects.length];
      if (mode === "read") continue;
      const original = makeValue(random(seed), subject);
      const verdict = schema.validate(make(seed, subject, [], false));
      assert.equal(verdict.ok, schema.validate(original).ok, `seed ${seed}: the guise changes the verdict`);
      const reads = [];
      const working = ways[mode](places[resource](pigello), make(seed, subject, reads, false));
      const error = await working.then(
        () => undefined,
        (reason) => reason,
      );
      assert.ok(
        reads.every(({ times }) => times <= 1),
        `seed ${seed}: a property was read more than once`,
      );
      const [call] = calls.splice(0);
      assert.equal(call !== undefined, verdict.ok, `seed ${seed}: ${error}`);
      if (call === undefined) {
        assert.equal(error.name, "ValidationError");
        continue;
      }
      sent += 1;
      const body = JSON.parse(bodyOf(call));
      const expected = converted(table, original, mode === "bulkRow");
      assert.deepEqual(body, mode === "bulkRow" ? [expected] : expected, `seed ${seed}`);
    }
    assert.ok(sent > SENT / 8, `${sent} were sent`);
  });

  test("a client rejects with a documented error only, and shows what a getter threw", async () => {
    const { pigello, calls } = client(() => new Response("{}", { status: 500 }));
    let causes = 0;
    for (let seed = 1; seed <= SENT; seed++) {
      const { subject, resource, mode } = subjects[seed % subjects.length];
      if (mode === "read" || mode === "bulkRow") continue;
      const error = await rejection(ways[mode](places[resource](pigello), make(seed, subject, [], true)));
      const [call] = calls.splice(0);
      assert.equal(
        error.name,
        call === undefined ? "ValidationError" : "ServerError",
        `seed ${seed}: ${error}`,
      );
      if (error.cause instanceof Refusal) causes += 1;
      if (call !== undefined) JSON.parse(bodyOf(call));
    }
    assert.ok(causes > 20, `${causes} causes`);
  });
});
