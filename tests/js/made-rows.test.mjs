// Rows are made without parsing them again: they must be what JSON.parse makes of the same text.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Mpdx } from "fieldgate";
import { client, ID } from "../support/pigello.mjs";

const SEED = 20_261_122;
const CASES = 400;

function generator(seed) {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return state / 0x7fff_ffff;
  };
  const below = (count) => Math.floor(next() * count);
  return { below, chance: (part) => next() < part, pick: (values) => values[below(values.length)] };
}

const CHARACTERS = [
  "a",
  "Z",
  "0",
  " ",
  "/",
  '"',
  "\\",
  "\n",
  "\t",
  "\u0000",
  "å",
  "語",
  "😀",
  "\u2028",
  "\ufeff",
  "\ud83d",
];

/** Writes JSON as no serialiser does: with white space, escapes that need not be, keys in any order. */
class Text {
  constructor(random) {
    this.random = random;
  }

  space() {
    return this.random.chance(0.9) ? "" : this.random.pick([" ", "\t", "\r\n", "  "]);
  }

  string() {
    const { random } = this;
    let text = "";
    for (let i = random.below(12); i > 0; i--) text += random.pick(CHARACTERS);
    let json = JSON.stringify(text);
    if (random.chance(0.1)) json = json.replace(/a/g, "\\u0061").replace(/\//g, "\\/");
    if (random.chance(0.1)) json = json.replace(/å/g, "\\u00E5");
    return json;
  }

  uuid() {
    const hex = () => this.random.pick([..."0123456789abcdefABCDEF"]);
    const id = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx".replace(/x/g, hex);
    return this.random.chance(0.05) ? `"\\u003${id.replace(/^./, "1")}"` : `"${id}"`;
  }

  dateTime() {
    return this.random.pick([
      '"2026-02-28T10:15:30Z"',
      '"2024-02-29t23:59:60.123456z"',
      '"2026-01-01T00:00:00+02:00"',
    ]);
  }

  number() {
    return this.random.pick([
      "0",
      "-0",
      "7",
      "-12",
      "1.0",
      "1e0",
      "1.5",
      "2147483647",
      "9007199254740993",
      "1e400",
    ]);
  }

  integer() {
    return this.random.pick(["0", "-0", "3", "-3", "1.0", "20e-1", "2147483647", "-2147483648"]);
  }

  any(depth = 0) {
    const { random } = this;
    switch (random.below(depth < 3 ? 9 : 6)) {
      case 0:
        return "null";
      case 1:
        return random.pick(["true", "false"]);
      case 2:
        return this.number();
      case 3:
        return this.string();
      case 4:
        return "[]";
      case 5:
        return "{}";
      case 6:
        return this.array(depth);
      default:
        return this.object({ a: this.any(depth + 1), å: this.any(depth + 1), b: this.any(depth + 1) });
    }
  }

  array(depth = 0) {
    const elements = Array.from({ length: this.random.below(3) }, () => this.any(depth + 1));
    return `[${elements.join(`${this.space()},${this.space()}`)}]`;
  }

  reference() {
    const { random } = this;
    if (random.chance(0.2)) return "null";
    if (random.chance(0.05)) return "{}";
    if (random.chance(0.05)) return '{ "id" : null }';
    if (random.chance(0.1)) return this.object({ id: this.uuid(), name: this.string() });
    return this.object({ id: this.uuid() });
  }

  /** Some of the members, mostly all, mostly in order. */
  object(members, required = []) {
    const { random } = this;
    let names = Object.keys(members);
    if (random.chance(0.3)) names = names.filter((name) => required.includes(name) || random.chance(0.8));
    if (random.chance(0.2)) names.sort(() => random.below(3) - 1);
    if (random.chance(0.05)) names.push("more");
    const texts = names.map((name) => {
      const key = random.chance(0.03)
        ? `"\\u${name.charCodeAt(0).toString(16).padStart(4, "0")}${name.slice(1)}"`
        : JSON.stringify(name);
      return `${this.space()}${key}${this.space()}:${this.space()}${members[name] ?? this.any()}`;
    });
    return `{${texts.join(`${this.space()},`)}${this.space()}}`;
  }
}

const rowsOf = {
  organization: (t) =>
    t.object(
      {
        name: t.string(),
        organization: t.reference(),
        custom_id: t.random.chance(0.5) ? t.string() : "null",
        id: t.uuid(),
        created_at: t.dateTime(),
        customer_columns: t.any(),
        tags: t.any(),
      },
      ["name", "id"],
    ),
  subTenantTenantConnection: (t) =>
    t.object(
      {
        id: t.uuid(),
        sub_tenant: t.object({ id: t.uuid() }),
        tenant: t.object({ id: t.uuid() }),
        stakeholder_type: t.integer(),
        reminder_distribution_instruction: t.random.chance(0.5) ? "null" : t.array(),
        is_active: t.random.pick(["true", "false"]),
        category: t.integer(),
        parent_sub_tenant: t.reference(),
        debt_distribution_instruction: t.array(),
        pending_monitor_approval_amount: t.any(),
      },
      ["id", "sub_tenant", "tenant", "stakeholder_type"],
    ),
};

const answer =
  (text, type = "application/json") =>
  () =>
    new Response(text, { headers: { "content-type": type } });
const clients = {
  organization: (text) => client(answer(text)).pigello.sales.organization,
  subTenantTenantConnection: (text) => client(answer(text)).pigello.accounts.subTenantTenantConnection,
};

async function collect(source) {
  const all = [];
  for await (const one of source) all.push(one);
  return all;
}

describe("rows are what JSON.parse makes of them", () => {
  for (const [name, row] of Object.entries(rowsOf)) {
    test(`${name}: lists and streams`, async () => {
      const text = new Text(generator(SEED));
      for (let i = 0; i < CASES; i++) {
        const rows = Array.from({ length: text.random.below(6) }, () => row(text));
        const json = `${text.space()}[${rows.join(`${text.space()},`)}]${text.space()}`;
        const expected = JSON.parse(json);
        assert.deepStrictEqual(await clients[name](json).list(), expected, json);
        const lines = rows
          .map((one) => one.replace(/\r\n/g, " "))
          .join(text.random.pick(["\n", "\r\n", "\n\n"]));
        assert.deepStrictEqual(await collect(clients[name](lines).stream()), expected, lines);
      }
    });
  }

  test("designation accounts: documents", async () => {
    const text = new Text(generator(SEED));
    for (let i = 0; i < CASES; i++) {
      const t = text;
      const attributes = () =>
        t.object({
          active: t.random.pick(["true", "false"]),
          balance: t.random.pick(["null", '"1.10"', "1.5", "-0", "12"]),
          balance_updated_at: t.random.pick(["null", '"-4712-01-01T00:00:00Z"']),
          currency: t.string(),
          name: t.random.chance(0.5) ? t.string() : "null",
          updated_in_db_at: t.dateTime(),
          ...(t.random.chance(0.1) ? { overwrite: "true" } : {}),
        });
      const rows = Array.from({ length: t.random.below(5) }, () =>
        t.object(
          {
            id: t.uuid(),
            type: '"designation_accounts"',
            attributes: attributes(),
            relationships: t.object({
              organization: t.object({ data: "null" }),
              balances: t.object({ data: "[]" }),
            }),
          },
          ["id", "type"],
        ),
      );
      const pagination = t.object({ total_pages: "1", page: t.random.pick(["1", '"2"']) }, ["total_pages"]);
      const sort = t.random.chance(0.5) ? "null" : t.string();
      const filter = t.random.pick(["null", t.object({ a: t.any() })]);
      const meta = t.object({ pagination, sort, filter, count: t.any() }, ["pagination"]);
      const included = `[${Array.from({ length: t.random.below(3) }, () => t.object({ a: t.any() })).join(",")}]`;
      const members = { meta, data: `[${rows.join(",")}]`, included, jsonapi: t.any() };
      const json = t.object(members, ["data", "meta"]);
      const mpdx = new Mpdx({ token: "t", fetch: answer(json, "application/vnd.api+json") });
      const document = await mpdx.accountList(ID).designationAccounts.list();
      assert.deepStrictEqual(document, JSON.parse(json), json);
    }
  });

  test("a response of many slabs", async () => {
    const text = new Text(generator(SEED));
    const rows = Array.from({ length: 3_000 }, () => rowsOf.organization(text));
    const json = `[${rows.join(",")}]`;
    assert.ok(json.length > 300_000);
    assert.deepStrictEqual(await clients.organization(json).list(), JSON.parse(json));
    const long = JSON.stringify([
      { id: ID, name: "å".repeat(200_000) },
      { id: ID, name: "b".repeat(200_000) },
    ]);
    assert.deepStrictEqual(await clients.organization(long).list(), JSON.parse(long));
  });
});
