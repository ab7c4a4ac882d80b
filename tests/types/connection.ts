// Sub-tenant-tenant connection: enumerations, opaque arrays, integers.

import {
  type MoreIntegers,
  Pigello,
  type PigelloResources,
  type Relation,
  type SubTenantTenantConnection,
  type SubTenantTenantConnectionBulkRow,
  type SubTenantTenantConnectionClient,
  type SubTenantTenantConnectionCreate,
  type SubTenantTenantConnectionUpdate,
  schemas,
} from "fieldgate";
import { type AnyMembers, assertType, type Given, type Same } from "./expect.js";

const connection = new Pigello({ baseUrl: "/api" }).accounts.subTenantTenantConnection;
const id = "497f6eca-6276-4993-bfeb-53cbbbba6f08";
const base = { sub_tenant: { id }, tenant: { id }, stakeholder_type: 0 } as const;

type Row = SubTenantTenantConnection;
assertType<Same<Given<typeof connection.get>, Row>>();
assertType<Same<Given<typeof connection.create>, Row>>();
assertType<Same<AnyMembers<Row>, never>>();
// In answers enumerations are open, and what an opaque array holds is not known.
assertType<Same<Row["stakeholder_type"], number>>();
assertType<Same<Row["category"], number | null | undefined>>();
assertType<Same<Row["reminder_distribution_instruction"], unknown[] | null | undefined>>();
assertType<Same<Row["sub_tenant"], Relation>>();
assertType<Same<Row["is_active"], boolean | undefined>>();

connection.create(base);
connection.create({
  ...base,
  category: 9,
  is_active: false,
  debt_distribution_instruction: [null, { a: 1 }],
});
connection.create({
  ...base,
  category: null,
  parent_sub_tenant: null,
  invoice_distribution_instruction: null,
});
// @ts-expect-error: stakeholder_type is required
connection.create({ sub_tenant: { id }, tenant: { id } });
// @ts-expect-error: tenant is required
connection.create({ sub_tenant: { id }, stakeholder_type: 0 });
// @ts-expect-error: tenant is not null
connection.create({ ...base, tenant: null });
// @ts-expect-error: not a documented value
connection.create({ ...base, stakeholder_type: 4 });
// @ts-expect-error: not null
connection.create({ ...base, stakeholder_type: null });
// @ts-expect-error: true or false, not null
connection.create({ ...base, is_active: null });
// @ts-expect-error: a list
connection.create({ ...base, reminder_distribution_instruction: {} });
// @ts-expect-error: read-only
connection.create({ ...base, pending_monitor_approval_amount: 1 });

connection.update(id, { category: 3 });
connection.update(id, {});
// @ts-expect-error: not null
connection.update(id, { tenant: null });

connection.bulkWrite([base, { id, category: null }]);
// @ts-expect-error: without an id a row is a create
connection.bulkWrite([{ category: null }]);

// An enumeration that may go on takes further integers with openEnums: true, in the call or the client.
const openEnums = true;
connection.create({ ...base, category: 12 }, { openEnums });
connection.update(id, { category: 12 }, { openEnums, complete: true });
connection.bulkWrite(
  [
    { ...base, category: 12 },
    { id, category: 12 },
  ],
  { openEnums, skipInvalid: true },
);
assertType<Same<Parameters<typeof connection.create>[0], SubTenantTenantConnectionCreate>>();
/** What was fetched can be written. */
export async function roundTrip(open: Pigello<true>): Promise<void> {
  const { category } = await connection.get(id);
  assertType<Same<typeof category, number | null | undefined>>();
  await connection.update(id, { category }, { openEnums });
  const changes: SubTenantTenantConnectionUpdate<MoreIntegers> = { category };
  const row: SubTenantTenantConnectionCreate<MoreIntegers> = { ...base, category };
  const rows: SubTenantTenantConnectionBulkRow<MoreIntegers>[] = [row, { id, ...changes }];
  const report = await connection.bulkWrite(rows, { openEnums });
  assertType<
    Same<NonNullable<(typeof report.failed)[0]>["row"], SubTenantTenantConnectionBulkRow<MoreIntegers>>
  >();
  await open.accounts.subTenantTenantConnection.update(id, { category });
  await open.accounts.subTenantTenantConnection.create(row);
  await open.accounts.subTenantTenantConnection.bulkWrite(rows);
  // @ts-expect-error: an enumeration of four values is whole
  await open.accounts.subTenantTenantConnection.update(id, { stakeholder_type: 4 });
  // @ts-expect-error: a client that was not made so
  await connection.update(id, changes);
}
roundTrip(new Pigello({ baseUrl: "/api", openEnums }));
const closed: Pigello = new Pigello({ baseUrl: "/api", openEnums: false });
// @ts-expect-error: not a documented value
closed.accounts.subTenantTenantConnection.update(id, { category: 12 });
// @ts-expect-error: not a documented value
connection.create({ ...base, category: 12 });
// @ts-expect-error: not a documented value
connection.update(id, { category: 12 }, { openEnums: false });
// @ts-expect-error: it may be false
connection.update(id, { category: 12 }, { openEnums: openEnums as boolean });
// @ts-expect-error: an enumeration of four values is whole
connection.update(id, { stakeholder_type: 4 }, { openEnums });
// @ts-expect-error: a number
connection.update(id, { category: "12" }, { openEnums });
// @ts-expect-error: an unknown field
connection.create({ ...base, catgory: 12 }, { openEnums });
// @ts-expect-error: not a documented value
connection.bulkWrite([{ id, category: 12 }]);

/** What fits without further integers fits with them: rows and changes, resources, whole clients. */
export async function closedInOpen(
  open: Pigello<true>,
  create: SubTenantTenantConnectionCreate,
  changes: SubTenantTenantConnectionUpdate,
  row: SubTenantTenantConnectionBulkRow,
): Promise<unknown[]> {
  const { subTenantTenantConnection: client } = open.accounts;
  await client.create(create);
  await client.update(id, changes);
  await connection.create(create, { openEnums });
  await connection.update(id, changes, { openEnums });
  await connection.bulkWrite([row], { openEnums });
  // What a report gives back can be sent again by the same client.
  const { failed } = await connection.bulkWrite([row]);
  await connection.bulkWrite(failed.map((one) => one.row));
  const report = await client.bulkWrite([{ id, category: 12 }]);
  await client.bulkWrite(report.failed.map((one) => one.row));
  // @ts-expect-error: a client that was not made so
  await connection.bulkWrite(report.failed.map((one) => one.row));
  const wider: SubTenantTenantConnectionCreate<MoreIntegers> = create;
  const plain: Pigello = open;
  const resources: PigelloResources = open;
  const one: SubTenantTenantConnectionClient = client;
  const other: Pigello<true> = plain;
  return [wider, resources, one, other, new Repository(open), generic(open), generic(plain)];
}

class Repository {
  constructor(readonly api: Pigello) {}
}

function generic<Open extends boolean>(client: Pigello<Open>): Pigello<Open> {
  return client;
}

// What is not known to be true is false.
const maybe = new Pigello({ baseUrl: "/api", openEnums: openEnums as boolean });
// @ts-expect-error: not a documented value
maybe.accounts.subTenantTenantConnection.update(id, { category: 12 });
assertType<Same<Pigello, PigelloResources>>();
assertType<Same<Pigello<true>, PigelloResources<MoreIntegers>>>();

/** A check with openEnums: true has let further integers through, and its value says so. */
export async function checked(open: Pigello<true>): Promise<void> {
  const { create, update, bulkRow } = schemas.subTenantTenantConnection;
  const client = open.accounts.subTenantTenantConnection;
  const value = create.validate({}, { openEnums });
  const changes = update.validate({}, { openEnums, complete: true });
  const rows = bulkRow.validateMany([], { openEnums });
  if (value.ok) {
    assertType<Same<typeof value.value, SubTenantTenantConnectionCreate<MoreIntegers>>>();
    await client.create(value.value);
    // @ts-expect-error: a client that was not made so
    await connection.create(value.value);
  }
  if (changes.ok) assertType<Same<typeof changes.value, SubTenantTenantConnectionUpdate<MoreIntegers>>>();
  if (rows.ok) await client.bulkWrite(rows.value);
  const closed = create.validate({}, { openEnums: openEnums as boolean });
  if (closed.ok) assertType<Same<typeof closed.value, SubTenantTenantConnectionCreate>>();
}

/** Any schema of several resources can be called, although some have overloads. */
export function someCheck(name: Exclude<keyof typeof schemas, "designationAccount">): boolean[] {
  const { create, update, bulkRow, read, listQuery } = schemas[name];
  const results = [create.validate({}), update.validate({}), bulkRow.validate({}), read.validate({})];
  return [...results, listQuery.validate({}), create.validateMany([])].map(({ ok }) => ok);
}

connection.list({
  filters: { category: { gte: 1, in: [1, 2], not: 3 }, created_at: new Date(), custom_id: { iexact: "A" } },
});
// @ts-expect-error: a number
connection.list({ filters: { category: "1" } });
// @ts-expect-error: a number has no text operators
connection.list({ filters: { category: { contains: "1" } } });
// @ts-expect-error: only three filters are known of this resource
connection.list({ filters: { tenant: id } });

connection.get(id);
connection.delete(id);
