// Every documented request, rebuilt through the client: same method, URL, headers and body.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Pigello, ValidationError } from "fieldgate";
import { brief, ID, json, rejection } from "../support/pigello.mjs";
import { examples, operationsOf, places, statuses } from "./contract.mjs";

const KEY = "YOUR_API_KEY_HERE";
const GROUP = ["answered_by_organization_user", "answered_by_tenant", "answered_by_sub_tenant"];

/** The documented values of the list's parameters, as options. */
const LIST = {
  jsonl: true,
  orderBy: ["field_a", "-field_b"],
  page: 1,
  pageSize: 0,
  search: "string",
  slim: true,
  statistics: true,
};

function capturing(answer) {
  const calls = [];
  const pigello = new Pigello({
    environment: "dev.api",
    credentials: {
      customerId: KEY,
      applicationId: KEY,
      serviceId: KEY,
      serviceVersionId: KEY,
      clientCt: KEY,
      clientObjectId: KEY,
      clientSecret: KEY,
    },
    fetch: async (url, init) => {
      calls.push({ url, init });
      return answer();
    },
  });
  return { pigello, calls };
}

/** Calls the operation as its sample does. */
function perform(resource, operation, body) {
  if (operation === "list") return resource.list(LIST);
  if (operation === "create") return resource.create(body);
  if (operation === "bulkWrite") return resource.bulkWrite(body);
  if (operation === "update") return resource.update(ID, body);
  if (operation === "get") return resource.get(ID);
  if (operation === "delete") return resource.delete(ID);
  throw new Error(`the documents show an operation that no test knows: ${operation}`);
}

const lowerNames = (headers) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

async function compare([app, key], operation, sample, body) {
  const { pigello, calls } = capturing(() => json(sample.response, statuses[sample.outcome]));
  await perform(pigello[app][key], operation, body);
  assert.equal(calls.length, 1);
  const [{ url, init }] = calls;
  assert.equal(init.method, sample.method);
  assert.equal(url, sample.url.replace("{pk}", ID));
  // Names are compared before Headers could merge two that differ in case only.
  assert.equal(Object.keys(init.headers).length, Object.keys(sample.headers).length);
  assert.deepEqual(Object.fromEntries(new Headers(init.headers)), lowerNames(sample.headers));
  if (body === null) assert.equal(init.body, undefined);
  else assert.deepEqual(await new Response(init.body).json(), body);
}

/** The sample's body with one member of the group kept and the others left out. */
function keepOnly(member, body) {
  if (Array.isArray(body)) return body.map((row) => keepOnly(member, row));
  const others = new Set(GROUP.filter((name) => name !== member));
  return Object.fromEntries(Object.entries(body).filter(([name]) => !others.has(name)));
}

const rowsOf = (body) => (Array.isArray(body) ? body : [body]);
const breaksTheRule = (body) =>
  body !== null && rowsOf(body).some((row) => GROUP.every((name) => row[name] != null));

describe("documented requests", () => {
  let refused = 0;
  for (const [name, operation, sample] of operationsOf(examples)) {
    const place = places[name];
    if (!breaksTheRule(sample.body)) {
      test(`${name} ${operation}`, () => compare(place, operation, sample, sample.body));
      continue;
    }
    refused += 1;
    test(`${name} ${operation}: the sample breaks its own rule, and only that`, async () => {
      const { pigello, calls } = capturing(() => json(sample.response));
      const error = await rejection(perform(pigello[place[0]][place[1]], operation, sample.body));
      assert.ok(error instanceof ValidationError);
      const row = Array.isArray(sample.body) ? "0." : "";
      assert.deepEqual(
        brief(error.issues),
        GROUP.map((member) => `${row}${member} exactly_one_of`),
      );
      for (const issue of error.issues) assert.deepEqual(issue.params, { fields: GROUP });
      assert.equal(calls.length, 0);
    });
    for (const member of GROUP) {
      test(`${name} ${operation}: corrected, ${member} kept`, () =>
        compare(place, operation, sample, keepOnly(member, sample.body)));
    }
  }

  test("three samples break the rule", () => {
    assert.equal(refused, 3);
  });
});
