// MPDX: what each operation takes and gives, sparse fieldsets included.

import {
  compareDecimals,
  type DesignationAccount,
  type DesignationAccountAttributes,
  type DesignationAccountListOptions,
  type DesignationAccountUpdate,
  type Document,
  flatten,
  type Issue,
  type ListDocument,
  Mpdx,
  parseInstant,
  schemas,
} from "fieldgate";
import { createSandbox } from "fieldgate/sandbox";
import { type AnyMembers, assertType, type Given, type Same } from "./expect.js";

const id = "417c11b9-aade-451c-870e-19c84cc3f66c";
const token = "2026-01-01T00:00:00Z";
const { signal } = new AbortController();

// The client.
new Mpdx({ token: "t" });
new Mpdx({ token: () => "t", baseUrl: "/mpdx" });
new Mpdx({ token: async () => "t" });
// @ts-expect-error: options are needed
new Mpdx();
// @ts-expect-error: a token is text
new Mpdx({ token: 7 });
// @ts-expect-error: no such option
new Mpdx({ token: "t", environment: "api" });

const mpdx = new Mpdx({ baseUrl: "/mpdx" });
const accounts = mpdx.accountList(id).designationAccounts;
// @ts-expect-error: an id is text
mpdx.accountList(7);
// @ts-expect-error: the document has no such operation
accounts.create({});
// @ts-expect-error: the document has no such operation
accounts.delete(id);

// The row: odd values are said.
assertType<Same<AnyMembers<DesignationAccountAttributes>, never>>();
assertType<Same<DesignationAccountAttributes["active"], boolean | undefined>>();
assertType<Same<DesignationAccountAttributes["balance"], number | string | null | undefined>>();
assertType<Same<DesignationAccountAttributes["exchange_rate"], number | string | null | undefined>>();
assertType<Same<DesignationAccountAttributes["name"], string | null | undefined>>();
assertType<Same<DesignationAccountAttributes["updated_in_db_at"], string | null | undefined>>();
assertType<Same<DesignationAccount["type"], "designation_accounts">>();
// @ts-expect-error: only writes carry it
type _Overwrite = DesignationAccountAttributes["overwrite"];

assertType<Same<Given<typeof accounts.get>, Document<DesignationAccount>>>();
assertType<Same<Given<typeof accounts.update>, Document<DesignationAccount>>>();

/** Lists, pages and rows. */
export async function lists(): Promise<void> {
  const all = await accounts.list();
  assertType<Same<typeof all, ListDocument<DesignationAccount>>>();
  assertType<Same<typeof all.meta.pagination.page, number | string>>();
  const some = await accounts.list({ fields: ["name", "balance"] }, { signal });
  assertType<Same<typeof some, ListDocument<DesignationAccount<"name" | "balance">>>>();
  const row = some.data[0];
  assertType<Same<keyof NonNullable<typeof row>["attributes"], "name" | "balance">>();
  // Any attribute may be missing.
  assertType<Same<NonNullable<typeof row>["attributes"]["name"], string | null | undefined>>();
  // @ts-expect-error: not asked for
  row?.attributes.active;
  // A sparse fieldset names relationships too; only attributes stand among the attributes.
  const linked = await accounts.list({ fields: ["name", "organization"], include: ["organization"] });
  assertType<Same<keyof NonNullable<(typeof linked.data)[0]>["attributes"], "name">>();
  const links = await accounts.list({ fields: ["organization"] });
  type Linked = NonNullable<(typeof links.data)[0]>["attributes"];
  assertType<Same<keyof NonNullable<Linked>, never>>();
  // No attribute was asked for, so there may be none.
  assertType<Same<Extract<Linked, undefined>, undefined>>();
  assertType<Same<Extract<NonNullable<typeof row>["attributes"], undefined>, never>>();
  const options: DesignationAccountListOptions = { fields: ["name", "balances"] };
  schemas.designationAccount.listQuery.validate(options);
  for await (const page of accounts.pages({ fields: ["active"] })) {
    assertType<Same<typeof page, ListDocument<DesignationAccount<"active">>>>();
  }
  for await (const one of accounts.iterate({ perPage: 5 }, { prefetch: true })) {
    assertType<Same<typeof one, DesignationAccount>>();
  }
  const related = row?.relationships?.organization?.data;
  assertType<Same<NonNullable<typeof related>["type"], "organizations">>();
}

accounts.list({
  filter: { wildcardSearch: "a", updatedAt: new Date() },
  page: 1,
  perPage: 5,
  sort: "-created_at",
  include: ["organization", "balances"],
});
// @ts-expect-error: no such filter
accounts.list({ filter: { name: "a" } });
// @ts-expect-error: no wire names
accounts.list({ filter: { wildcard_search: "a" } });
// @ts-expect-error: text
accounts.list({ filter: { wildcardSearch: 7 } });
// @ts-expect-error: no wire names
accounts.list({ per_page: 5 });
// @ts-expect-error: a number
accounts.list({ page: "1" });
// @ts-expect-error: cannot be sorted by
accounts.list({ sort: "name" });
// @ts-expect-error: one field only
accounts.list({ sort: ["created_at"] });
// @ts-expect-error: no such relationship
accounts.list({ include: ["donors"] });
// @ts-expect-error: no such attribute
accounts.list({ fields: ["nam"] });
// @ts-expect-error: no such attribute or relationship
accounts.list({ fields: ["name", "donors"] });
// @ts-expect-error: only writes carry it
accounts.list({ fields: ["overwrite"] });

// Updates: the token, or overwrite.
accounts.update(id, { active: true, updated_in_db_at: token });
accounts.update(id, { active: true, overwrite: true });
accounts.update(id, { updated_in_db_at: token, overwrite: false, updated_at: new Date() });
accounts.update(id, { overwrite: true }, { onConflict: "overwrite", signal });
accounts.update(id, { overwrite: true }, { onConflict: "error" });
accounts.update(
  id,
  { updated_in_db_at: token },
  { onConflict: ({ attributes }) => ({ active: !attributes.active }) },
);
accounts.update(id, { updated_in_db_at: token }, { onConflict: async () => ({ overwrite: true }) });
// @ts-expect-error: neither token nor overwrite
accounts.update(id, { active: true });
// @ts-expect-error: only true makes the token needless
accounts.update(id, { active: true, overwrite: false });
// @ts-expect-error: a token is text
accounts.update(id, { updated_in_db_at: new Date() });
// @ts-expect-error: a token is not null
accounts.update(id, { updated_in_db_at: null });
// @ts-expect-error: read-only
accounts.update(id, { overwrite: true, name: "x" });
// @ts-expect-error: a boolean
accounts.update(id, { overwrite: true, active: "true" });
// @ts-expect-error: no such answer to a conflict
accounts.update(id, { overwrite: true }, { onConflict: "retry" });
// @ts-expect-error: changes are not read-only either
accounts.update(id, { overwrite: true }, { onConflict: () => ({ name: "x" }) });

// Plain objects.
const flat = flatten({} as Document<DesignationAccount<"name">>);
assertType<Same<typeof flat.name, string | null | undefined>>();
assertType<Same<typeof flat.id, string>>();
assertType<Same<typeof flat.organization, unknown>>();
// @ts-expect-error: not asked for
flat.active;
const flats = flatten({} as ListDocument<DesignationAccount>);
assertType<Same<(typeof flats)[number]["active"], boolean | undefined>>();

const plainList = accounts.list({ fields: ["name"] }, { flatten: true });
assertType<Same<Awaited<typeof plainList>["data"][number]["name"], string | null | undefined>>();
assertType<Same<Awaited<typeof plainList>["meta"]["pagination"]["total_count"], number>>();
// @ts-expect-error: not asked for
(await plainList).data[0]?.active;
const plainOne = accounts.get(id, { flatten: true, signal });
assertType<Same<Awaited<typeof plainOne>["data"]["active"], boolean | undefined>>();
const givenOne = accounts.get(id, { flatten: false });
assertType<Same<Awaited<typeof givenOne>, Document<DesignationAccount>>>();
for await (const row of accounts.iterate(undefined, { flatten: true, prefetch: true })) {
  assertType<Same<typeof row.name, string | null | undefined>>();
}
for await (const { data } of accounts.pages({}, { flatten: true })) {
  assertType<Same<(typeof data)[number]["organization"], unknown>>();
}
// @ts-expect-error: an update gives the document
accounts.update(id, { overwrite: true }, { flatten: true });

// Helpers.
assertType<Same<ReturnType<typeof compareDecimals>, number | undefined>>();
assertType<Same<ReturnType<typeof parseInstant>, Date | null>>();
compareDecimals(null, "1");
parseInstant(undefined);

// Schemas.
const { update, read, listQuery } = schemas.designationAccount;
const changes = update.validate({});
if (changes.ok) assertType<Same<typeof changes.value, DesignationAccountUpdate>>();
else assertType<Same<typeof changes.issues, readonly Issue[]>>();
const one = read.validate({});
if (one.ok) assertType<Same<typeof one.value, DesignationAccount>>();
listQuery.validate({});
// @ts-expect-error: no row can be created
schemas.designationAccount.create;

// The sandbox.
const sandbox = createSandbox({ token: "t" });
const rows = sandbox.seed("designationAccount", [{ attributes: { name: "A" } }, {}], id);
assertType<Same<typeof rows, DesignationAccount[]>>();
sandbox.rows("designationAccount");
sandbox.rows("designationAccount", id);
// @ts-expect-error: the account list is needed
sandbox.seed("designationAccount", [{}]);
// @ts-expect-error: no such attribute
sandbox.seed("designationAccount", [{ attributes: { nam: "A" } }], id);
// @ts-expect-error: an organization is under no list
sandbox.seed("organization", [{ name: "A" }], id);
