// Organization: every operation, with what it takes and gives.

import {
  type BulkWriteReport,
  type Id,
  type Organization,
  type OrganizationBulkRow,
  type OrganizationListOptions,
  Pigello,
  type Relation,
  type RowsOptions,
} from "fieldgate";
import { type AnyMembers, assertType, type Given, type Same } from "./expect.js";

const { organization } = new Pigello({ baseUrl: "/api" }).sales;
const id = "497f6eca-6276-4993-bfeb-53cbbbba6f08";
const signal = new AbortController().signal;

assertType<Same<Given<typeof organization.get>, Organization>>();
assertType<Same<Given<typeof organization.create>, Organization>>();
assertType<Same<Given<typeof organization.update>, Organization>>();
assertType<Same<Given<typeof organization.delete>, void>>();
assertType<Same<Given<typeof organization.bulkWrite>, BulkWriteReport<Organization, OrganizationBulkRow>>>();
assertType<Same<AnyMembers<Organization>, never>>();
assertType<Same<Organization["name"], string>>();
assertType<Same<Organization["id"], string>>();
assertType<Same<Organization["custom_id"], string | null | undefined>>();
assertType<Same<Organization["organization"], Relation | null | undefined>>();
assertType<Same<Organization["tags"], unknown>>();

// What is inferred from a method of several signatures is the usual one.
assertType<Same<Given<typeof organization.list>, Organization[]>>();
assertType<Same<ReturnType<typeof organization.iterate>, AsyncGenerator<Organization>>>();

// Create.
organization.create({ name: "A" });
organization.create({ name: "A", custom_id: null, organization: null });
organization.create({ name: "A", custom_id: undefined, organization: { id } });
organization.create(
  { name: "A" },
  { signal, timeout: 1, headers: { a: "b" }, locale: "sv", openEnums: true },
);
// @ts-expect-error: name is required
organization.create({});
// @ts-expect-error: name is not null
organization.create({ name: null });
// @ts-expect-error: name is text
organization.create({ name: 7 });
// @ts-expect-error: an unknown field
organization.create({ name: "A", nmae: "B" });
// @ts-expect-error: read-only
organization.create({ name: "A", id });
// @ts-expect-error: read-only
organization.create({ name: "A", tags: [] });
// @ts-expect-error: a reference has an id
organization.create({ name: "A", organization: {} });
// @ts-expect-error: a reference is an object
organization.create({ name: "A", organization: id });
// @ts-expect-error: no such option
organization.create({ name: "A" }, { retries: 3 });

// Update: partial.
organization.update(id, {});
organization.update(id, { custom_id: null });
organization.update(id, { name: "A" }, { complete: true });
// @ts-expect-error: an id first
organization.update({ name: "A" });
// @ts-expect-error: an id is text
organization.update(7, {});
// @ts-expect-error: name is not null
organization.update(id, { name: null });
// @ts-expect-error: read-only
organization.update(id, { created_at: "2026-01-01T00:00:00Z" });

// Get and delete.
organization.get(id, { signal });
organization.delete(id, { signal });
// @ts-expect-error: an id is required
organization.get();
// @ts-expect-error: an id is required
organization.delete(undefined);

// List.
const rows: Promise<Organization[]> = organization.list();
const slim = organization.list({ slim: true });
const statistics = organization.list({ statistics: true });
const both = organization.list({ statistics: true, slim: true });
const some = organization.list({
  page: 1,
  pageSize: 2,
  orderBy: ["name", "-id"],
  search: "A",
  tags: [id],
  jsonl: true,
});
assertType<Same<Awaited<typeof rows>, Organization[]>>();
assertType<Same<Awaited<typeof slim>, Id[]>>();
assertType<Same<keyof Id, "id">>();
assertType<Same<Awaited<typeof statistics>, unknown>>();
assertType<Same<Awaited<typeof both>, unknown>>();
assertType<Same<Awaited<typeof some>, Organization[]>>();
// @ts-expect-error: a slim row has only its id
slim.then((list) => list[0]?.name);
// @ts-expect-error: statistics are not known
statistics.then((value) => value.count);

/** Options that leave open what comes give a type that leaves it open too. */
export async function open(flag: boolean, options: OrganizationListOptions): Promise<void> {
  const slimOrNot = await organization.list({ slim: flag });
  assertType<Same<typeof slimOrNot, Organization[] | Id[]>>();
  // @ts-expect-error: a row may have only its id
  slimOrNot[0]?.name;
  const maybe: { search: string; slim?: boolean } = { search: "A" };
  const perhaps = await organization.list(maybe);
  assertType<Same<typeof perhaps, Organization[] | Id[]>>();
  const statisticsOrNot = await organization.list({ statistics: flag });
  assertType<Same<typeof statisticsOrNot, unknown>>();
  const slimStatistics = await organization.list({ slim: true, statistics: flag });
  assertType<Same<typeof slimStatistics, unknown>>();
  const anything = await organization.list(options);
  assertType<Same<typeof anything, unknown>>();
  const absentOrNot = await organization.list(flag ? options : undefined);
  assertType<Same<typeof absentOrNot, unknown>>();
  const slimOrAbsent = await organization.list(flag ? { slim: flag } : undefined);
  assertType<Same<typeof slimOrAbsent, Organization[] | Id[]>>();
  // What says that there are neither is as precise as no options.
  const full = await organization.list({ slim: false, statistics: false, search: "A" });
  assertType<Same<typeof full, Organization[]>>();
  const absent = await organization.list({ slim: undefined, statistics: undefined });
  assertType<Same<typeof absent, Organization[]>>();
  const ids = await organization.list({ slim: true, statistics: false });
  assertType<Same<typeof ids, Id[]>>();
  const { slim: _slim, statistics: _statistics, ...rest } = options;
  const others = await organization.list(rest);
  assertType<Same<typeof others, Organization[]>>();
}
// @ts-expect-error: orderBy is a list
organization.list({ orderBy: "name" });
// @ts-expect-error: a page is a number
organization.list({ page: "1", pageSize: 2 });
// @ts-expect-error: null is no option
organization.list({ search: null });
// @ts-expect-error: no wire names
organization.list({ _page: 1 });

// Filters.
organization.list({
  filters: {
    name: { icontains: "A", in: ["A", "B"], not: { startswith: "C" } },
    custom_id: { not: null },
    created_at: { gte: new Date(), lt: "2026-01-01T00:00:00Z", not: new Date() },
    organization: { in: [id] },
    id,
  },
});
organization.list({ filters: { name: "A", custom_id: null, created_at: undefined } });
// @ts-expect-error: no such filter
organization.list({ filters: { nmae: "A" } });
// @ts-expect-error: tags are no filter
organization.list({ filters: { tags: [id] } });
// @ts-expect-error: text has no order
organization.list({ filters: { name: { gt: "A" } } });
// @ts-expect-error: an instant contains nothing
organization.list({ filters: { created_at: { contains: "A" } } });
// @ts-expect-error: an id has no order
organization.list({ filters: { id: { lt: id } } });
// @ts-expect-error: text is text
organization.list({ filters: { name: 7 } });
// @ts-expect-error: text is no Date
organization.list({ filters: { name: new Date() } });
// @ts-expect-error: several values are a list
organization.list({ filters: { name: { in: "A" } } });
// @ts-expect-error: of text
organization.list({ filters: { name: { in: [7] } } });
// @ts-expect-error: isnull is true or false
organization.list({ filters: { name: { isnull: "true" } } });
// @ts-expect-error: not of not
organization.list({ filters: { name: { not: { not: "A" } } } });
// @ts-expect-error: the operators under not are the same
organization.list({ filters: { name: { not: { gt: "A" } } } });
// @ts-expect-error: an operator takes no null
organization.list({ filters: { name: { icontains: null } } });
// @ts-expect-error: a reference is filtered by its id
organization.list({ filters: { organization: { id } } });

// Bulk.
organization.bulkWrite([{ name: "A" }, { id, custom_id: null }, { id }], { skipInvalid: true, signal });
organization.bulkWrite([] as const);
// @ts-expect-error: without an id a row is a create
organization.bulkWrite([{ custom_id: null }]);
// @ts-expect-error: rows are a list
organization.bulkWrite({ name: "A" });
// @ts-expect-error: read-only
organization.bulkWrite([{ name: "A", created_at: "2026-01-01T00:00:00Z" }]);
// @ts-expect-error: id is not null
organization.bulkWrite([{ id: null, name: "A" }]);

/** A fetched row can be a reference, and its writable part an update. */
export async function roundTrip(): Promise<void> {
  const row = await organization.get(id);
  await organization.create({ name: "B", organization: row });
  const report = await organization.bulkWrite([{ name: "A" }]);
  assertType<Same<typeof report.written, Organization[]>>();
  assertType<Same<typeof report.unsent, number[]>>();
  assertType<Same<typeof report.unknown, number[]>>();
  assertType<Same<NonNullable<(typeof report.failed)[number]>["row"], OrganizationBulkRow>>();
}

/** Code over several resources, as docs/clients.md has it. */
interface Listable<Row> {
  list(options?: { page?: number; pageSize?: number }): Promise<Row[]>;
  delete(id: string): Promise<void>;
}
async function table<Row extends { id: string }>(rows: Listable<Row>): Promise<string[]> {
  return (await rows.list({ page: 1, pageSize: 20 })).map((row) => row.id);
}
export async function tables(pigello: Pigello): Promise<string[]> {
  const options: RowsOptions<OrganizationListOptions> = { page: 1, pageSize: 20 };
  if (options.page === 1) options.filters = { name: { icontains: "a" } };
  const rows = await pigello.sales.organization.list(options);
  assertType<Same<typeof rows, Organization[]>>();
  // @ts-expect-error: these are for whole rows
  options.slim = true;
  const connections = pigello.accounts.subTenantTenantConnection;
  return [...(await table(pigello.sales.organization)), ...(await table(connections))];
}
