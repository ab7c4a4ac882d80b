// The part of the demo on the Pigello Core API: create, refuse, update, bulk write, list, delete.

import assert from "node:assert/strict";
import { NotFoundError, Pigello, ValidationError } from "fieldgate";
import { code, failure, say, showIssues, title } from "./terminal.mjs";

export const credentials = {
  customerId: "demo-customer",
  applicationId: "demo-application",
  serviceId: "demo-service",
  serviceVersionId: "demo-version",
  clientCt: "sales.organization",
  clientObjectId: "demo-object",
  clientSecret: "demo-secret",
};

/** Runs the part against a sandbox; `sent` tells how many requests have reached it. */
export async function runPigello(baseUrl, sent) {
  const pigello = new Pigello({ baseUrl, credentials });
  const organizations = pigello.sales.organization;

  title("Create an organization");
  code('organizations.create({ name: "Norra Kvarteret", custom_id: null })');
  const first = await organizations.create({ name: "Norra Kvarteret", custom_id: null });
  assert.equal(first.name, "Norra Kvarteret");
  say(`Created ${first.name} with the id ${first.id}`);

  title("Create an invalid one: every issue at once, and nothing is sent");
  const before = sent();
  code(
    'organizations.create({ name: "x".repeat(256), custom_id: 17, organization: { id: "north" }, nme: "" })',
  );
  const invalid = await failure(
    organizations.create({ name: "x".repeat(256), custom_id: 17, organization: { id: "north" }, nme: "" }),
  );
  assert(invalid instanceof ValidationError);
  assert.deepEqual(
    invalid.issues.map((issue) => `${issue.path.join(".")} ${issue.code}`),
    ["name max_length", "organization.id format", "custom_id type", "nme unknown_field"],
  );
  say(`${invalid.name}: ${invalid.issues.length} issues`);
  showIssues(invalid.issues);
  assert.equal(sent(), before);
  say("Requests sent: 0");

  title("What only the server can know comes back in the same shape");
  code('organizations.create({ name: "Norra Kvarteret" })');
  const duplicate = await failure(organizations.create({ name: "Norra Kvarteret" }));
  assert.equal(duplicate.status, 400);
  assert.deepEqual(duplicate.issues[0].path, ["name"]);
  say(`${duplicate.name}: status ${duplicate.status}`);
  showIssues(duplicate.issues);

  title("Update it: only what is given is sent");
  code('organizations.update(id, { custom_id: "A-17" })');
  const updated = await organizations.update(first.id, { custom_id: "A-17" });
  assert.deepEqual([updated.name, updated.custom_id], ["Norra Kvarteret", "A-17"]);
  say(`${updated.name} now has the custom id ${updated.custom_id}`);

  title("Bulk write 1,000 rows, of which some are invalid");
  const rows = Array.from({ length: 1000 }, (_, i) => ({
    name: `Kvarter ${String(i + 1).padStart(4, "0")}`,
    custom_id: i % 2 === 0 ? `K-${i + 1}` : null,
    organization: { id: first.id },
  }));
  rows[99].name = "x".repeat(300);
  rows[499].custom_id = "\u{1f3e0}".repeat(129);
  delete rows[999].name;
  const untouched = sent();
  code("organizations.bulkWrite(rows)");
  const refused = await failure(organizations.bulkWrite(rows));
  assert(refused instanceof ValidationError);
  assert.deepEqual(
    refused.issues.map((issue) => issue.path.join(".")),
    ["99.name", "499.custom_id", "999.name"],
  );
  say(`${refused.name}: all 1,000 rows were checked, nothing was sent`);
  showIssues(refused.issues);
  assert.equal(sent(), untouched);

  code("organizations.bulkWrite(rows, { skipInvalid: true })");
  const report = await organizations.bulkWrite(rows, { skipInvalid: true });
  assert.deepEqual([report.written.length, report.failed.length, report.unsent.length], [997, 3, 0]);
  say(`Written: ${report.written.length}, failed: ${report.failed.length}, unsent: ${report.unsent.length}`);
  say(`The failed rows are ${report.failed.map((row) => row.index).join(", ")}, each with its issues`);

  title("List: filtered, ordered, paged");
  code("organizations.list({");
  code('  filters: { name: { startswith: "Kvarter 00" }, custom_id: { not: null } },');
  code('  orderBy: ["-name"], page: 2, pageSize: 5,');
  code("})");
  const page = await organizations.list({
    filters: { name: { startswith: "Kvarter 00" }, custom_id: { not: null } },
    orderBy: ["-name"],
    page: 2,
    pageSize: 5,
  });
  assert.deepEqual(
    page.map((row) => row.custom_id),
    ["K-89", "K-87", "K-85", "K-83", "K-81"],
  );
  for (const row of page) say(`  ${row.name}   ${row.custom_id.padEnd(5)}   ${row.created_at}`);

  title("Delete it, and ask for it again");
  code("organizations.delete(id)");
  await organizations.delete(first.id);
  say("Deleted");
  code("organizations.get(id)");
  const gone = await failure(organizations.get(first.id));
  assert(gone instanceof NotFoundError);
  say(`${gone.name}: status ${gone.status}`);
}
