// Every documented response decodes through the client, unchanged, and is a valid row.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Pigello, schemas } from "fieldgate";
import { ID, json } from "../support/pigello.mjs";
import { examples, operationsOf, places, statuses } from "./contract.mjs";

const ref = { id: ID };

/** A valid write of each resource; what is sent does not matter here. */
const writes = {
  Organization: { name: "string" },
  Answeredintegrationpersonalinformationaccess: {
    answer: true,
    integration: ref,
    answered_by_tenant: ref,
  },
  Subtenanttenantconnection: { sub_tenant: ref, tenant: ref, stakeholder_type: 0 },
};

function perform(resource, operation, write) {
  if (operation === "list") return resource.list();
  if (operation === "create") return resource.create(write);
  if (operation === "bulkWrite") return resource.bulkWrite([write]);
  if (operation === "update") return resource.update(ID, write);
  if (operation === "get") return resource.get(ID);
  if (operation === "delete") return resource.delete(ID);
  throw new Error(`the documents show an operation that no test knows: ${operation}`);
}

function answering(sample) {
  const status = statuses[sample.outcome];
  assert.ok(status, `an outcome that no test knows: ${sample.outcome}`);
  return new Pigello({ baseUrl: "https://proxy.example", fetch: async () => json(sample.response, status) });
}

describe("documented responses", () => {
  let relations = 0;
  let opaque = 0;
  for (const [name, operation, sample] of operationsOf(examples)) {
    const [app, key] = places[name];
    const text = JSON.stringify(sample.response);
    if (text.includes(":{}")) relations += 1;
    if (text.includes("[null]")) opaque += 1;

    test(`${name} ${operation} through the client`, async () => {
      const result = await perform(answering(sample)[app][key], operation, writes[name]);
      if (operation === "delete") assert.equal(result, undefined);
      else if (operation === "bulkWrite") {
        assert.deepEqual(result, { written: sample.response, failed: [], unsent: [], unknown: [] });
      } else assert.deepEqual(result, sample.response);
    });

    if (operation === "list") {
      test(`${name} list as jsonl, slim and raw`, async () => {
        const resource = answering(sample)[app][key];
        assert.deepEqual(await resource.list({ jsonl: true }), sample.response);
        assert.deepEqual(await resource.list({ slim: true }), sample.response);
        assert.deepEqual(await resource.list({ statistics: true }), sample.response);
      });
    }

    if (sample.response !== null) {
      test(`${name} ${operation} through the schema`, () => {
        const { read } = schemas[key];
        const many = Array.isArray(sample.response);
        const rows = many ? sample.response : [sample.response];
        for (const row of rows) assert.deepEqual(read.validate(row), { ok: true, value: row });
        assert.deepEqual(read.validateMany(rows), { ok: true, value: rows });
        assert.deepEqual(read.validateJson(text, { many }), { ok: true });
      });
    }
  }

  test("the samples hold empty relations and null elements, which is what makes them hard", () => {
    assert.ok(relations > 0 && opaque > 0);
  });
});
