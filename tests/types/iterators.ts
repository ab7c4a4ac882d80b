// Pages, rows, streams, bulk writes and the options of transport: what they take and give.

import {
  type BulkProgress,
  type BulkWriteOptions,
  type FailedRow,
  FieldgateError,
  type Hooks,
  type Id,
  type Organization,
  type OrganizationBulkRow,
  type OrganizationListOptions,
  Pigello,
  type RequestEvent,
  type ResponseEvent,
  type RetryEvent,
} from "fieldgate";
import { type AnyMembers, assertType, type Same } from "./expect.js";

const { organization } = new Pigello({ baseUrl: "/api" }).sales;
const signal = new AbortController().signal;
const filters = { name: { icontains: "a" } };

// Pages give arrays, iterate and stream give rows.
const pages = organization.pages({ pageSize: 10, filters }, { prefetch: true, signal });
assertType<Same<typeof pages, AsyncGenerator<Organization[]>>>();
const rows = organization.iterate({ orderBy: ["-name"] });
assertType<Same<typeof rows, AsyncGenerator<Organization>>>();
const stream = organization.stream({ filters }, { timeout: 1, deadline: 2, headers: { a: "b" } });
assertType<Same<typeof stream, AsyncGenerator<Organization>>>();

// Slim rows have an id, and nothing else.
const slimPages = organization.pages({ slim: true });
assertType<Same<typeof slimPages, AsyncGenerator<Id[]>>>();
const slimRows = organization.iterate({ slim: true });
assertType<Same<typeof slimRows, AsyncGenerator<Id>>>();
const slimStream = organization.stream({ slim: true });
assertType<Same<typeof slimStream, AsyncGenerator<Id>>>();

export async function loops(): Promise<void> {
  for await (const page of organization.pages()) assertType<Same<typeof page, Organization[]>>();
  for await (const row of organization.iterate()) assertType<Same<typeof row, Organization>>();
  for await (const row of organization.stream())
    assertType<Same<typeof row.custom_id, string | null | undefined>>();
  for await (const row of organization.stream({ slim: true })) {
    // @ts-expect-error: a slim row has no name
    row.name;
  }
}

/** Options that leave it open whether rows are slim give rows that may be. */
export function open(flag: boolean, options: OrganizationListOptions): void {
  const pagesOrNot = [organization.pages({ slim: flag }), organization.pages(options)];
  assertType<Same<(typeof pagesOrNot)[number], AsyncGenerator<Organization[] | Id[]>>>();
  const rowsOrNot = [organization.iterate({ slim: flag }), organization.iterate(options)];
  assertType<Same<(typeof rowsOrNot)[number], AsyncGenerator<Organization | Id>>>();
  const streamOrNot = [organization.stream({ slim: flag }), organization.stream(options)];
  assertType<Same<(typeof streamOrNot)[number], AsyncGenerator<Organization | Id>>>();
  const absentOrNot = organization.pages(flag ? options : undefined);
  assertType<Same<typeof absentOrNot, AsyncGenerator<Organization[] | Id[]>>>();
  const full = organization.stream({ slim: false });
  assertType<Same<typeof full, AsyncGenerator<Organization>>>();
}

// @ts-expect-error: statistics are no rows
organization.pages({ statistics: true });
// @ts-expect-error: statistics are no rows
organization.iterate({ statistics: true });
// @ts-expect-error: statistics are no rows
organization.stream({ statistics: true });
// @ts-expect-error: a size is a number
organization.pages({ pageSize: "10" });
// @ts-expect-error: an unknown filter
organization.iterate({ filters: { nmae: "a" } });
// @ts-expect-error: an operator that the field does not have
organization.stream({ filters: { name: { gt: "a" } } });
// @ts-expect-error: a stream has no pages to ask for ahead
organization.stream({}, { prefetch: true });
// @ts-expect-error: list has no prefetch
organization.list({}, { prefetch: true });
// @ts-expect-error: prefetch is yes or no
organization.pages({}, { prefetch: 2 });

// Bulk writes.
const all: BulkWriteOptions = {
  chunkSize: 100,
  chunkBytes: 1_000_000,
  concurrency: 2,
  only: [0, 2],
  skipInvalid: true,
  signal,
  timeout: 1,
  deadline: 2,
  headers: { a: "b" },
  locale: "sv",
  openEnums: true,
  onProgress: (progress) => {
    assertType<Same<typeof progress, BulkProgress>>();
    const numbers: number[] = [progress.done, progress.total, progress.failed];
    return numbers;
  },
};
export async function bulk(): Promise<void> {
  const report = await organization.bulkWrite([{ name: "A" }], all);
  assertType<Same<typeof report.written, Organization[]>>();
  assertType<Same<typeof report.failed, FailedRow<OrganizationBulkRow>[]>>();
  assertType<Same<typeof report.unsent, number[]>>();
  assertType<Same<typeof report.unknown, number[]>>();
  assertType<Same<typeof report.stopped, unknown>>();
  // A report goes on where it has stopped.
  await organization.bulkWrite([{ name: "A" }], { only: report.unsent });
}
assertType<Same<AnyMembers<BulkWriteOptions>, never>>();
// @ts-expect-error: a number
organization.bulkWrite([], { chunkSize: "2" });
// @ts-expect-error: places are numbers
organization.bulkWrite([], { only: ["0"] });
// @ts-expect-error: no such option
organization.bulkWrite([], { chunk: 2 });
// @ts-expect-error: rows, not a row
organization.bulkWrite({ name: "A" });

// Options of transport.
const hooks: Hooks = {
  onRequest: (event) => assertType<Same<typeof event, RequestEvent>>(),
  onResponse: (event) => assertType<Same<typeof event, ResponseEvent>>(),
  onRetry: (event) => assertType<Same<typeof event, RetryEvent>>(),
};
new Pigello({
  baseUrl: "/api",
  hooks,
  retry: {
    attempts: 2,
    baseDelay: 1,
    maxDelay: 2,
    statuses: [503],
    random: () => 0,
    sleep: async (milliseconds, ended) =>
      assertType<Same<[typeof milliseconds, typeof ended], [number, AbortSignal]>>(),
    now: () => 0,
  },
  rateLimit: { perSecond: 10, concurrency: 2 },
  maxResponseBytes: 1,
  timeout: 1,
  deadline: 1,
});
new Pigello({ baseUrl: "/api", retry: false });
// @ts-expect-error: false or options
new Pigello({ baseUrl: "/api", retry: true });
// @ts-expect-error: no such option
new Pigello({ baseUrl: "/api", retry: { times: 3 } });
// @ts-expect-error: a number
new Pigello({ baseUrl: "/api", rateLimit: { perSecond: "10" } });
// @ts-expect-error: no such hook
new Pigello({ baseUrl: "/api", hooks: { onError: () => {} } });

export function requestId(error: unknown): string | undefined {
  if (!(error instanceof FieldgateError)) return undefined;
  assertType<Same<typeof error.requestId, string | undefined>>();
  return error.requestId;
}
