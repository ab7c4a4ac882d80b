// Values of a response are read at a glance where servers write no white space, and more slowly where they do: the
// outcome must be the same, rows and issues alike.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { schemas } from "fieldgate";
import { client, ID } from "../support/pigello.mjs";

const OTHER = "7d0b0c1e-0d53-4d0c-9a55-0f7b1e2a3c4d";

/** Texts of JSON, fine or not for one field or another. */
const VALUES = [
  ...["null", "true", "false", "0", "7", "10", "-0", "-1", "1.0", "0.5", "1e2", "2147483648", "1e400", '""'],
  ...['"text"', '"2026-01-01"', '"2026-01-01T00:00:00Z"', '"2026-02-30T00:00:00Z"', '"a\\nb"', '"\\ud83d"'],
  ...['"\\u0041"', '"Ängen"', '"\ufeff"', `"${"x".repeat(300)}"`, `"${ID}"`, `"${ID.toUpperCase()}"`],
  ...[`"${ID.slice(1)}"`, `"${ID}0"`, `"${ID.replace("4", "g")}"`, `"${ID.replace("4", "\\u0034")}"`],
  ...["[]", "[1]", "{}", `{"id":"${ID}"}`, `{"id":"${ID.toUpperCase()}"}`, `{"id":"${ID}0"}`, '{"id":null}'],
  ...[`{"id":"${ID}","name":"x"}`, `{"name":"x","id":"${ID}"}`, `{"id":"${ID.replace("4", "\\u0034")}"}`],
];

const WHOLE = {
  organization: { id: ID, name: "Name", created_at: "2026-01-01T00:00:00Z", organization: { id: OTHER } },
  answeredIntegrationPersonalInformationAccess: { id: ID, answer: true, integration: { id: OTHER } },
  subTenantTenantConnection: {
    id: ID,
    sub_tenant: { id: ID },
    tenant: { id: OTHER },
    stakeholder_type: 1,
    is_active: false,
  },
};

const groups = {
  organization: "sales",
  answeredIntegrationPersonalInformationAccess: "integrations",
  subTenantTenantConnection: "accounts",
};

/** The members of a row as JSON, with something between all of its parts. */
const written = (members, space) =>
  `[{${Object.entries(members)
    .map(([key, value]) => `${space}"${key}"${space}:${space}${value}${space}`)
    .join(",")}}]`;

async function outcome(resource, text) {
  const answer = () => new Response(text, { headers: { "content-type": "application/json" } });
  try {
    return { rows: await client(answer).pigello[groups[resource]][resource].list() };
  } catch (error) {
    return { code: error.code, issues: error.issues };
  }
}

describe("values at a glance", () => {
  for (const [resource, whole] of Object.entries(WHOLE)) {
    test(resource, async () => {
      const before = Object.fromEntries(
        Object.entries(whole).map(([key, value]) => [key, JSON.stringify(value)]),
      );
      let accepted = 0;
      for (const field of Object.keys(schemas[resource].read.fields)) {
        for (const value of VALUES) {
          const members = { ...before, [field]: value };
          const close = await outcome(resource, written(members, ""));
          assert.deepStrictEqual(
            close,
            await outcome(resource, written(members, " \n")),
            `${field}: ${value}`,
          );
          if (close.rows === undefined) continue;
          accepted += 1;
          assert.deepStrictEqual(close.rows, JSON.parse(written(members, "")), `${field}: ${value}`);
        }
      }
      const asked = Object.keys(schemas[resource].read.fields).length * VALUES.length;
      assert.ok(accepted > 0 && accepted < asked, "some values are refused, and some are not");
    });
  }

  test("a field that stands twice, a text that ends early", async () => {
    for (const text of [
      '[{"id":"a","id":"b"}]',
      `[{"id":"${ID}`,
      `[{"id":"${ID}"`,
      '[{"name":tru}]',
      "[{,}]",
    ]) {
      const { code, issues } = await outcome("organization", text);
      assert.equal(code, "response_error", text);
      assert.equal(issues[0].code, "not_json", text);
    }
  });
});
