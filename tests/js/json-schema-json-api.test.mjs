// The emitted JSON Schemas of designation accounts: the package's verdicts on the same values.
import assert from "node:assert/strict";
import { test } from "node:test";
import { schemas } from "fieldgate";
import { instantOf, junk, nearInstant, numberOf, put, textOf, uuidOf } from "../judges/support/pieces.mjs";
import { random } from "../judges/support/random.mjs";
import { dialects } from "./support/ajv.mjs";

const COUNT = 5_000;
const { update, read, listQuery } = schemas.designationAccount;

/** By hand from the document: what each attribute holds. */
const WRITTEN = {
  active: "flag",
  overwrite: "flag",
  updated_in_db_at: "text",
  updated_at: "text",
  created_at: "text",
};
const READ = {
  active: "flag",
  balance: "decimal",
  balance_updated_at: "text",
  converted_balance: "decimal",
  created_at: "text",
  currency: "text",
  currency_symbol: "text",
  designation_number: "text",
  display_name: "text",
  exchange_rate: "decimal",
  legacy_designation_number: "decimal",
  name: "text",
  organization_name: "text",
  updated_at: "text",
  updated_in_db_at: "text",
};

const MAKE = {
  flag: (source) => source.once(2),
  text: (source) => source.pick(["", "-4712-01-01 00:00:00 UTC", textOf(source, 5), nearInstant(source)]),
  decimal: (source) => source.pick([numberOf(source), "9.99", "missing", ""]),
};

function attributes(source, table) {
  const out = {};
  for (const [name, kind] of Object.entries(table)) {
    if (source.once(2)) put(out, name, source.once(12) ? junk(source) : MAKE[kind](source));
    else if (source.once(8)) put(out, name, null);
  }
  if (source.once(8)) put(out, source.pick(["x", "id", "balance", "__proto__", "Active"]), junk(source));
  return out;
}

function document(source) {
  const out = { id: uuidOf(source), type: "designation_accounts", attributes: attributes(source, READ) };
  if (source.once(3)) out.relationships = { organization: { data: null }, balances: { data: [] } };
  if (source.once(6))
    put(out, source.pick(["id", "type", "attributes", "relationships", "links"]), junk(source));
  if (source.once(12)) delete out[source.pick(["id", "type", "attributes"])];
  return source.once(40) ? junk(source) : out;
}

const names = (source, list) => Array.from({ length: source.below(4) }, () => source.pick(list));

function range(source) {
  const point = () =>
    source.pick([instantOf, nearInstant, () => "2024-02-29", () => "2023-02-29", () => "2024-13-01"])(source);
  return source.once(2) ? point() : `${point()}${source.pick(["..", "...", "....", ".", "/"])}${point()}`;
}

function query(source) {
  const out = {};
  const some = (name, make) => {
    if (source.once(3)) put(out, name, source.once(10) ? junk(source) : make());
  };
  some("page", () => source.pick([1, 2, 0, -1, 1.5, 2 ** 31 - 1, 2 ** 31]));
  some("perPage", () => source.pick([25, 0, 10_000]));
  some("sort", () => source.pick(["created_at", "-updated_at", "name", "--created_at", ""]));
  some("include", () => names(source, ["organization", "balances", "owner"]));
  some("fields", () => names(source, ["display_name", "active", "organization", "overwrite", "x"]));
  some("filter", () =>
    source.pick([{ nmae: "a" }, { wildcardSearch: textOf(source, 3) }, { updatedAt: range(source) }]),
  );
  if (source.once(12)) put(out, source.pick(["per_page", "filters", "orderBy"]), junk(source));
  return out;
}

/** What a pattern cannot say of a day or an instant: which days and leap seconds there are, and how long it is. */
const BEYOND = /-(29|3[01])|:60|\.\d{100,}/;

/** What JSON Schema does not say: which text can be stored, and which days there are. */
const isUnsaid = ({ code, path }, value) =>
  code === "unicode" ||
  (code === "format" && path.join() === "filter,updatedAt" && BEYOND.test(value.filter.updatedAt));

for (const target of Object.keys(dialects)) {
  for (const [what, schema, make] of [
    ["update", update, (source) => attributes(source, WRITTEN)],
    ["read", read, document],
    ["listQuery", listQuery, query],
  ]) {
    test(`${target}: ${COUNT} values of ${what}`, () => {
      const verdict = dialects[target].verdict(schema.jsonSchema({ target }));
      const counts = { fine: 0, refused: 0 };
      for (let seed = 1; seed <= COUNT; seed++) {
        const value = make(random(seed));
        const result = schema.validate(value);
        const theirs = verdict(value);
        counts[result.ok ? "fine" : "refused"] += 1;
        const known =
          result.ok === theirs || (theirs && result.issues.every((issue) => isUnsaid(issue, value)));
        const said = JSON.stringify([value, result.issues, verdict.errors]);
        assert.ok(known, `seed ${seed}: the package says ${result.ok}, Ajv ${theirs}: ${said}`);
      }
      assert.ok(counts.fine > COUNT / 50 && counts.refused > COUNT / 50, JSON.stringify(counts));
    });
  }
}

test("what a filter of dates takes is a pattern", () => {
  const { updatedAt } = listQuery.jsonSchema().properties.filter.properties;
  const pattern = new RegExp(updatedAt.pattern, "u");
  for (const [text, taken] of [
    ["2026-01-31", true],
    ["2026-01-31T12:00:00Z", true],
    ["2026-01-01..2026-01-31", true],
    ["2026-01-01T00:00:00.5+02:00...2026-01-31", true],
    ["2016-12-31t23:59:60z", true],
    ["", false],
    ["yesterday", false],
    ["2026-1-1", false],
    ["2026-13-01", false],
    ["0000-01-01", false],
    ["2026-01-31T12:00:00", false],
    ["2026-01-31 12:00:00Z", false],
    ["2026-01-01..", false],
    ["2026-01-01....2026-01-31", false],
    ["2026-01-31\n", false],
  ]) {
    assert.equal(pattern.test(text), taken, text);
    assert.equal(listQuery.validate({ filter: { updatedAt: text } }).ok, taken, text);
  }
});
