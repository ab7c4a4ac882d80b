// The registry, emitted as a table, equals the documented contract: nothing missing, nothing more.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { contract, operationsOf, places } from "./contract.mjs";

// Written by the build from the registry of the crate.
const emitted = JSON.parse(
  readFileSync(new URL("../../build/ts/generated/contract.json", import.meta.url), "utf8"),
);

const SECTIONS = ["query", "request", "response"];

/** Properties that name a set of fields: the documents list its members in no fixed order. */
const SETS = ["excludes", "atLeastOneOf", "together"];

function ordered(row) {
  const sets = SETS.filter((name) => name in row).map((name) => [name, [...row[name]].sort()]);
  return { ...row, ...Object.fromEntries(sets) };
}

/** Rows by name; a name that stands twice would hide a row. */
function byName(rows) {
  const found = Object.fromEntries(rows.map((row) => [row.name, ordered(row)]));
  assert.equal(Object.keys(found).length, rows.length, "a name stands twice");
  return found;
}

describe("the emitted table", () => {
  test("has exactly the documented resources, in their applications", () => {
    const apps = (table) =>
      Object.fromEntries(Object.entries(table).map(([name, resource]) => [name, resource.app]));
    assert.deepEqual(apps(emitted), apps(contract));
    assert.deepEqual(Object.keys(places).sort(), Object.keys(contract).sort());
  });

  for (const [name, { operations }] of Object.entries(contract)) {
    test(`${name} has exactly the documented operations`, () => {
      assert.deepEqual(Object.keys(emitted[name].operations).sort(), Object.keys(operations).sort());
    });
  }

  for (const [resource, operation, documented] of operationsOf(contract)) {
    const ours = () => emitted[resource].operations[operation];

    test(`${resource} ${operation}: method, path and sections`, () => {
      assert.equal(ours().method, documented.method);
      assert.equal(ours().path, documented.url.replace(/^https:\/\/[^/]+/, "").replace(/\?.*$/, ""));
      const sections = (described) => SECTIONS.filter((section) => section in described);
      assert.deepEqual(sections(ours()), sections(documented));
      assert.deepEqual(
        Object.keys(ours()).filter((key) => !["method", "path", ...SECTIONS].includes(key)),
        [],
        "a section that no test compares",
      );
    });

    for (const section of SECTIONS.filter((name) => name in documented)) {
      test(`${resource} ${operation}: ${section}`, () => {
        assert.deepEqual(byName(ours()[section]), byName(documented[section]));
      });
    }
  }
});
