// What the pages of a cold start share: the rows that they ask for, and telling when they are ready.

/** The first page of rows, as all but our own client get it. */
export async function fetchedRows() {
  const response = await fetch("/sales/organization/list/");
  return response.json();
}

/** Since the navigation began, in milliseconds. */
export function tellReady(rows) {
  if (rows !== undefined && rows.length !== 100) throw new Error("there are rows missing");
  globalThis.readyAt = performance.now();
}
