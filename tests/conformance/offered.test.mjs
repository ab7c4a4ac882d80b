// What the client offers is what the documents show; the little beyond them is marked in the typings.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { Pigello, schemas } from "fieldgate";
import { contract, places } from "./contract.mjs";

const generated = new URL("../../node_modules/fieldgate/generated/", import.meta.url);
const clients = readFileSync(new URL("clients.d.ts", generated), "utf8");
const types = readFileSync(new URL("types.d.ts", generated), "utf8");

const OPERATIONS = ["list", "get", "create", "update", "delete", "bulkWrite"];
const BEYOND = { Subtenanttenantconnection: ["list", "update", "delete"] };
const MARK =
  /^ *\* Not (in the resource's own document; another public page|documented for this resource; inferred)/m;

const upper = (name) => name[0].toUpperCase() + name.slice(1);

/** The text of an interface, without its braces. */
function bodyOf(text, name) {
  const found = new RegExp(
    `export interface ${name}(?:<[^{]*>)?(?: extends [\\w, ]+)? \\{\\n([\\s\\S]*?)\\n\\}`,
  ).exec(text);
  assert.ok(found, `no interface ${name}`);
  return found[1];
}

/** The doc comment of each member of an interface; of overloads those of all together. */
function membersOf(text, name) {
  const members = {};
  const pattern = /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*)?^ {4}(\w+)\??[(:]/gm;
  for (const [, comment = "", member] of bodyOf(text, name).matchAll(pattern)) {
    members[member] = (members[member] ?? "") + comment;
  }
  return members;
}

/** The resource of the other API, whose conformance has a test of its own. */
const MPDX = "designationAccount";

describe("what is offered", () => {
  test("the client has exactly the documented resources", () => {
    const pigello = new Pigello({ baseUrl: "https://proxy.example" });
    const found = Object.keys(pigello)
      .flatMap((app) => Object.keys(pigello[app]).map((key) => `${app}.${key}`))
      .sort();
    assert.deepEqual(
      found,
      Object.values(places)
        .map((place) => place.join("."))
        .sort(),
    );
  });

  test("there are schemas of exactly the documented resources", () => {
    assert.deepEqual(
      Object.keys(schemas).sort(),
      [...Object.values(places).map(([, key]) => key), MPDX].sort(),
    );
  });

  for (const [resource, [, key]] of Object.entries(places)) {
    test(`${resource}: typings offer the operations, and mark those beyond the document`, () => {
      const members = membersOf(clients, `${upper(key)}Client`);
      // A list can also be walked through: by pages, by rows, and as a stream.
      const ways = ["pages", "iterate", "stream"];
      assert.deepEqual(Object.keys(members).sort(), [...OPERATIONS, ...ways].sort());
      const marked = OPERATIONS.filter((operation) => MARK.test(members[operation]));
      const beyond = OPERATIONS.filter((operation) => !(operation in contract[resource].operations));
      assert.deepEqual(beyond, BEYOND[resource] ?? []);
      assert.deepEqual(marked, beyond);
    });

    test(`${resource}: typings offer the filters, and mark those beyond the document`, () => {
      const members = membersOf(types, `${upper(key)}Filters`);
      const list = contract[resource].operations.list;
      const documented = (list?.query ?? []).filter((row) => row.operators).map((row) => row.name);
      const marked = Object.keys(members).filter((name) => MARK.test(members[name]));
      const beyond = resource in BEYOND ? ["category", "created_at", "custom_id"] : [];
      assert.deepEqual(Object.keys(members).sort(), [...documented, ...beyond].sort());
      assert.deepEqual(marked.sort(), beyond);
    });
  }
});
