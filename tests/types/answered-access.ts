// Answered access: the rule that exactly one of three is set, in the types of every write.

import {
  type AnsweredIntegrationPersonalInformationAccess,
  type Id,
  Pigello,
  type Relation,
} from "fieldgate";
import { type AnyMembers, assertType, type Given, type Same } from "./expect.js";

const access = new Pigello({ baseUrl: "/api" }).integrations.answeredIntegrationPersonalInformationAccess;
const id = "497f6eca-6276-4993-bfeb-53cbbbba6f08";
const base = { answer: true, integration: { id } };

type Row = AnsweredIntegrationPersonalInformationAccess;
assertType<Same<Given<typeof access.get>, Row>>();
assertType<Same<Given<typeof access.create>, Row>>();
assertType<Same<Given<typeof access.update>, Row>>();
assertType<Same<AnyMembers<Row>, never>>();
assertType<Same<Row["answer"], boolean>>();
assertType<Same<Row["integration"], Relation>>();

// One is set, the others are absent or null.
access.create({ ...base, answered_by_tenant: { id } });
access.create({ ...base, answered_by_sub_tenant: { id }, answered_by_tenant: null });
access.create({
  ...base,
  answered_by_organization_user: { id },
  answered_by_tenant: null,
  answered_by_sub_tenant: undefined,
});
// @ts-expect-error: none is set
access.create(base);
// @ts-expect-error: null is not set
access.create({ ...base, answered_by_tenant: null });
// @ts-expect-error: all are null
access.create({
  ...base,
  answered_by_tenant: null,
  answered_by_sub_tenant: null,
  answered_by_organization_user: null,
});
// @ts-expect-error: two are set
access.create({ ...base, answered_by_tenant: { id }, answered_by_sub_tenant: { id } });
// @ts-expect-error: three are set
access.create({
  ...base,
  answered_by_tenant: { id },
  answered_by_sub_tenant: { id },
  answered_by_organization_user: { id },
});
// @ts-expect-error: answer is required
access.create({ integration: { id }, answered_by_tenant: { id } });
// @ts-expect-error: integration is required
access.create({ answer: true, answered_by_tenant: { id } });
// @ts-expect-error: integration is not null
access.create({ answer: true, integration: null, answered_by_tenant: { id } });
// @ts-expect-error: answer is true or false
access.create({ ...base, answer: "yes", answered_by_tenant: { id } });

// An update need not name them.
access.update(id, {});
access.update(id, { answer: false });
access.update(id, { answered_by_tenant: { id }, answered_by_sub_tenant: null });
// @ts-expect-error: read-only
access.update(id, { id });

// A row without an id is a create, with the rule; with one it is an update.
access.bulkWrite([
  { ...base, answered_by_tenant: { id } },
  { id, answer: false },
]);
// @ts-expect-error: none is set
access.bulkWrite([base]);
// @ts-expect-error: two are set
access.bulkWrite([{ ...base, answered_by_tenant: { id }, answered_by_sub_tenant: { id } }]);

// Filters.
access.list({ filters: { answer: true, integration: id, answered_by_tenant: { isnull: false } } });
access.list({ filters: { answer: { not: { in: [true] } } } });
const slim = access.list({ slim: true });
assertType<Same<Awaited<typeof slim>, Id[]>>();
// @ts-expect-error: true or false
access.list({ filters: { answer: "true" } });
// @ts-expect-error: has no order
access.list({ filters: { answer: { gt: false } } });
// @ts-expect-error: this resource has no tags
access.list({ tags: [id] });
// @ts-expect-error: nor columns of the customer
access.list({ customerColumns: ["a"] });
// @ts-expect-error: the name of another resource's filter
access.list({ filters: { name: "A" } });

access.get(id);
access.delete(id);
// @ts-expect-error: an id is text
access.delete(7);
