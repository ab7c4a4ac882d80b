// The part of the demo on MPDX: a search, an update that is in conflict, and the conflict resolved.

import assert from "node:assert/strict";
import { ConflictError, compareDecimals, flatten, Mpdx, ValidationError } from "fieldgate";
import { code, failure, say, showIssues, title } from "./terminal.mjs";

export const token = "demo-token";
export const accountListId = "3248c4e1-be7a-45dd-9422-9fbd794f1bdf";

/** What the account list holds at first, with values as odd as the real ones. */
export const rows = [
  { attributes: { name: "General Fund", designation_number: "1001", balance: "1249.90" } },
  { attributes: { name: "Water Wells", designation_number: "2001", balance: "88.05", exchange_rate: "0.5" } },
  { attributes: { name: "Generators", designation_number: "2002", balance: null, exchange_rate: "missing" } },
];

/** Runs the part against a sandbox; `sent` tells how many requests have reached it. */
export async function runMpdx(baseUrl, sent) {
  const mpdx = new Mpdx({ baseUrl, token });
  const accounts = mpdx.accountList(accountListId).designationAccounts;

  title("MPDX: search designation accounts, with their organization");
  code('accounts.list({ filter: { wildcardSearch: "gen" }, include: ["organization"] })');
  const found = await accounts.list({ filter: { wildcardSearch: "gen" }, include: ["organization"] });
  const flat = flatten(found);
  assert.deepEqual(
    flat.map((account) => account.name),
    ["General Fund", "Generators"],
  );
  for (const account of flat) {
    const comparison = compareDecimals(account.balance, "1000");
    const size =
      comparison === undefined ? "is not known" : comparison > 0 ? "is above 1000" : "is at most 1000";
    say(`  ${account.display_name.padEnd(19)}  ${account.organization.name}   its balance ${size}`);
  }
  const [{ id, updated_in_db_at }] = flat;

  title("An update needs the lock token, and only documented attributes");
  const before = sent();
  code('accounts.update(id, { active: "no", name: "x" })');
  const invalid = await failure(accounts.update(id, { active: "no", name: "x" }));
  assert(invalid instanceof ValidationError);
  say(`${invalid.name}: ${invalid.issues.length} issues`);
  showIssues(invalid.issues);
  assert.equal(sent(), before);

  title("Someone else writes in between: a conflict");
  await accounts.update(id, { active: false, updated_in_db_at });
  code("accounts.update(id, { active: true, updated_in_db_at })");
  const conflict = await failure(accounts.update(id, { active: true, updated_in_db_at }));
  assert(conflict instanceof ConflictError);
  say(`${conflict.name}: status ${conflict.status}, the row was updated at ${conflict.updatedInDbAt}`);

  title("The same, resolved with the row as it is now");
  code("accounts.update(id, { active: true, updated_in_db_at }, {");
  code("  onConflict: (current) => ({ active: !current.attributes.active }),");
  code("})");
  const start = sent();
  const { data } = await accounts.update(
    id,
    { active: true, updated_in_db_at },
    { onConflict: (current) => ({ active: !current.attributes.active }) },
  );
  assert.deepEqual([data.attributes.active, sent() - start], [true, 3]);
  say(`${data.attributes.display_name} is active again, after ${sent() - start} requests`);
}
