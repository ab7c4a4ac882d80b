// zod 4: strict objects for writes, loose ones for responses.

import * as z from "zod";
import { accountAttributes } from "../lib/account.mjs";
import { checksOf } from "../lib/checks.mjs";
import { EXACTLY_ONE, exactlyOne } from "../lib/exactly-one.mjs";

export const name = "zod";

const int32 = z.int().min(-2147483648).max(2147483647);
const customId = z.string().max(128).nullish();
const opaque = z.array(z.unknown()).nullish();

const reference = z.strictObject({ id: z.uuid() });
const anyOf = reference.nullish();
const create = {
  organization: z.strictObject({ name: z.string().max(255), organization: anyOf, custom_id: customId }),
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
    .refine(exactlyOne, EXACTLY_ONE),
  subTenantTenantConnection: z.strictObject({
    sub_tenant: reference,
    tenant: reference,
    stakeholder_type: z.int().min(0).max(3),
    reminder_distribution_instruction: opaque,
    organization: anyOf,
    is_active: z.boolean().optional(),
    category: z.int().min(0).max(9).nullish(),
    custom_id: customId,
    invoice_distribution_instruction: opaque,
    prefer_invoice_view_only: z.boolean().optional(),
    parent_sub_tenant: anyOf,
    debt_distribution_instruction: opaque,
  }),
};

const relation = z.looseObject({ id: z.uuid().nullish() });
const maybe = relation.nullish();
const text = z.string().nullable();
const decimal = z.union([z.number(), z.string(), z.null()]);
const common = {
  id: z.uuid(),
  organization: maybe,
  custom_id: z.string().nullish(),
  created_at: z.iso.datetime({ offset: true }).optional(),
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
    is_active: z.boolean().optional(),
    category: int32.nullish(),
    invoice_distribution_instruction: opaque,
    prefer_invoice_view_only: z.boolean().optional(),
    parent_sub_tenant: maybe,
    debt_distribution_instruction: opaque,
  }),
  designationAccount: z.looseObject({
    id: z.string(),
    type: z.string(),
    attributes: z
      .looseObject(accountAttributes({ boolean: z.boolean(), decimal, text }))
      .partial()
      .optional(),
    relationships: z.looseObject({}).optional(),
  }),
};

const check = (schema) => (value) => {
  const result = schema.safeParse(value);
  return result.success ? null : result.error.issues;
};

export const checks = checksOf({ create, read, field: customId }, check);
export const fieldOf = (issue) => issue.path[0] ?? issue.keys?.[0];
