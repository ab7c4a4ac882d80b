// zod/mini, the small build of zod 4: strict objects for writes, loose ones for responses.

import * as z from "zod/mini";
import { accountAttributes } from "../lib/account.mjs";
import { checksOf } from "../lib/checks.mjs";
import { EXACTLY_ONE, exactlyOne } from "../lib/exactly-one.mjs";

export const name = "zod/mini";

const int = (from, to) => z.int().check(z.gte(from), z.lte(to));
const int32 = int(-2147483648, 2147483647);
const customId = z.nullish(z.string().check(z.maxLength(128)));
const opaque = z.nullish(z.array(z.unknown()));

const reference = z.strictObject({ id: z.uuid() });
const anyOf = z.nullish(reference);
const create = {
  organization: z.strictObject({
    name: z.string().check(z.maxLength(255)),
    organization: anyOf,
    custom_id: customId,
  }),
  answeredIntegrationPersonalInformationAccess: z
    .strictObject({
      answer: z.boolean(),
      integration: reference,
      answered_by_organization_user: anyOf,
      answered_by_tenant: anyOf,
      answered_by_sub_tenant: anyOf,
      organization: anyOf,
      custom_id: customId,
    })
    .check(z.refine(exactlyOne, EXACTLY_ONE)),
  subTenantTenantConnection: z.strictObject({
    sub_tenant: reference,
    tenant: reference,
    stakeholder_type: int(0, 3),
    reminder_distribution_instruction: opaque,
    organization: anyOf,
    is_active: z.optional(z.boolean()),
    category: z.nullish(int(0, 9)),
    custom_id: customId,
    invoice_distribution_instruction: opaque,
    prefer_invoice_view_only: z.optional(z.boolean()),
    parent_sub_tenant: anyOf,
    debt_distribution_instruction: opaque,
  }),
};

const relation = z.looseObject({ id: z.nullish(z.uuid()) });
const maybe = z.nullish(relation);
const text = z.nullable(z.string());
const decimal = z.union([z.number(), z.string(), z.null()]);
const common = {
  id: z.uuid(),
  organization: maybe,
  custom_id: z.nullish(z.string()),
  created_at: z.optional(z.iso.datetime({ offset: true })),
};
const read = {
  organization: z.looseObject({ ...common, name: z.string() }),
  answeredIntegrationPersonalInformationAccess: z.looseObject({
    ...common,
    answer: z.boolean(),
    integration: relation,
    answered_by_organization_user: maybe,
    answered_by_tenant: maybe,
    answered_by_sub_tenant: maybe,
  }),
  subTenantTenantConnection: z.looseObject({
    ...common,
    sub_tenant: relation,
    tenant: relation,
    stakeholder_type: int32,
    reminder_distribution_instruction: opaque,
    is_active: z.optional(z.boolean()),
    category: z.nullish(int32),
    invoice_distribution_instruction: opaque,
    prefer_invoice_view_only: z.optional(z.boolean()),
    parent_sub_tenant: maybe,
    debt_distribution_instruction: opaque,
  }),
  designationAccount: z.looseObject({
    id: z.string(),
    type: z.string(),
    attributes: z.optional(
      z.partial(z.looseObject(accountAttributes({ boolean: z.boolean(), decimal, text }))),
    ),
    relationships: z.optional(z.looseObject({})),
  }),
};

const check = (schema) => (value) => {
  const result = schema.safeParse(value);
  return result.success ? null : result.error.issues;
};

export const checks = checksOf({ create, read, field: customId }, check);
export const fieldOf = (issue) => issue.path[0] ?? issue.keys?.[0];
