// 100,000 checks of each kind leave nothing behind.
import "../../support/wasm-memory.mjs";
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { flatten, schemas } from "fieldgate";
import { assertFlat } from "../../support/flat-memory.mjs";
import { page, row } from "../../support/mpdx.mjs";
import { ID } from "../../support/pigello.mjs";

const CALLS = 100_000;
const { organization, answeredIntegrationPersonalInformationAccess: access } = schemas;

/** The number is in the value, so that no text is the same as the one before. */
const valid = (i) => ({ name: `Norra Kvarteret ${i}`, organization: { id: ID }, custom_id: `Å-${i}` });
const invalid = (i) => ({ nmae: i, organization: { id: `${i}` }, custom_id: `${i}`.repeat(30) });
const text = (value) => JSON.stringify(value);

const kinds = {
  "a valid value": (i) => organization.create.validate(valid(i)).ok,
  "an invalid value": (i) => !organization.create.validate(invalid(i)).ok,
  "an invalid value, several rules": (i) => !access.create.validate({ answer: i, integration: {} }).ok,
  "a row of an answer": (i) => organization.read.validate({ id: ID, ...valid(i) }).ok,
  "a valid field": (i) => organization.create.validateField("custom_id", `${i}`).length === 0,
  "an invalid field": (i) => organization.create.validateField("custom_id", i).length === 1,
  "several values": (i) => !organization.create.validateMany([valid(i), invalid(i)]).ok,
  "valid JSON": (i) => organization.create.validateJson(text(valid(i))).ok,
  "invalid JSON": (i) => !organization.create.validateJson(text(invalid(i))).ok,
  "what is not JSON": (i) => !organization.create.validateJson(`{"name":${i}`).ok,
  "a Standard Schema": (i) => organization.create["~standard"].validate(invalid(i)).issues.length > 0,
  "a wrong filter": (i) => !organization.listQuery.validate({ filters: { [`f${i}`]: 1 } }).ok,
  "a flattened document": (i) => flatten(page([row({ name: `${i}` })])).length === 1,
};

describe(`${CALLS} times`, () => {
  for (const [what, work] of Object.entries(kinds)) {
    test(what, async () => {
      let wrong = 0;
      await assertFlat(CALLS, (i) => {
        if (!work(i)) wrong += 1;
      });
      assert.equal(wrong, 0);
    });
  }
});
