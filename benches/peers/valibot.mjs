// valibot: strict objects for writes, loose ones for responses; its lengths are UTF-16 units.

import * as v from "valibot";
import { accountAttributes } from "../lib/account.mjs";
import { checksOf } from "../lib/checks.mjs";
import { EXACTLY_ONE, exactlyOne } from "../lib/exactly-one.mjs";

export const name = "valibot";

const int = (from, to) => v.pipe(v.number(), v.integer(), v.minValue(from), v.maxValue(to));
const int32 = int(-2147483648, 2147483647);
const uuid = v.pipe(v.string(), v.uuid());
const customId = v.nullish(v.pipe(v.string(), v.maxLength(128)));
const opaque = v.nullish(v.array(v.unknown()));

const reference = v.strictObject({ id: uuid });
const anyOf = v.nullish(reference);
const create = {
  organization: v.strictObject({
    name: v.pipe(v.string(), v.maxLength(255)),
    organization: anyOf,
    custom_id: customId,
  }),
  answeredIntegrationPersonalInformationAccess: v.pipe(
    v.strictObject({
      answer: v.boolean(),
      integration: reference,
      answered_by_organization_user: anyOf,
      answered_by_tenant: anyOf,
      answered_by_sub_tenant: anyOf,
      organization: anyOf,
      custom_id: customId,
    }),
    v.check(exactlyOne, EXACTLY_ONE),
  ),
  subTenantTenantConnection: v.strictObject({
    sub_tenant: reference,
    tenant: reference,
    stakeholder_type: int(0, 3),
    reminder_distribution_instruction: opaque,
    organization: anyOf,
    is_active: v.optional(v.boolean()),
    category: v.nullish(int(0, 9)),
    custom_id: customId,
    invoice_distribution_instruction: opaque,
    prefer_invoice_view_only: v.optional(v.boolean()),
    parent_sub_tenant: anyOf,
    debt_distribution_instruction: opaque,
  }),
};

const relation = v.looseObject({ id: v.nullish(uuid) });
const maybe = v.nullish(relation);
const text = v.nullable(v.string());
const decimal = v.nullable(v.union([v.number(), v.string()]));
const common = {
  id: uuid,
  organization: maybe,
  custom_id: v.nullish(v.string()),
  created_at: v.optional(v.pipe(v.string(), v.isoTimestamp())),
};
const read = {
  organization: v.looseObject({ ...common, name: v.string() }),
  answeredIntegrationPersonalInformationAccess: v.looseObject({
    ...common,
    answer: v.boolean(),
    integration: relation,
    answered_by_organization_user: maybe,
    answered_by_tenant: maybe,
    answered_by_sub_tenant: maybe,
  }),
  subTenantTenantConnection: v.looseObject({
    ...common,
    sub_tenant: relation,
    tenant: relation,
    stakeholder_type: int32,
    reminder_distribution_instruction: opaque,
    is_active: v.optional(v.boolean()),
    category: v.nullish(int32),
    invoice_distribution_instruction: opaque,
    prefer_invoice_view_only: v.optional(v.boolean()),
    parent_sub_tenant: maybe,
    debt_distribution_instruction: opaque,
  }),
  designationAccount: v.looseObject({
    id: v.string(),
    type: v.string(),
    attributes: v.optional(
      v.partial(v.looseObject(accountAttributes({ boolean: v.boolean(), decimal, text }))),
    ),
    relationships: v.optional(v.looseObject({})),
  }),
};

const check = (schema) => (value) => {
  const result = v.safeParse(schema, value);
  return result.success ? null : result.issues;
};

export const checks = checksOf({ create, read, field: customId }, check);
export const fieldOf = (issue) => issue.path?.[0]?.key;
