// arktype 2: keys are refused for writes and kept in responses; its lengths are UTF-16 units.

import { type } from "arktype";
import { checksOf } from "../lib/checks.mjs";
import { EXACTLY_ONE, exactlyOne } from "../lib/exactly-one.mjs";
import { DATE_TIME } from "../lib/formats.mjs";

export const name = "arktype";

const reference = type({ "+": "reject", id: "string.uuid" });
const anyOf = reference.or("null");
const customId = type("string <= 128 | null");
const opaque = type("unknown[] | null");
const create = {
  organization: type({
    "+": "reject",
    name: "string <= 255",
    "organization?": anyOf,
    "custom_id?": customId,
  }),
  answeredIntegrationPersonalInformationAccess: type({
    "+": "reject",
    answer: "boolean",
    integration: reference,
    "answered_by_organization_user?": anyOf,
    "answered_by_tenant?": anyOf,
    "answered_by_sub_tenant?": anyOf,
    "organization?": anyOf,
    "custom_id?": customId,
  }).narrow((row, context) => exactlyOne(row) || context.mustBe(EXACTLY_ONE)),
  subTenantTenantConnection: type({
    "+": "reject",
    sub_tenant: reference,
    tenant: reference,
    stakeholder_type: "0 <= number.integer <= 3",
    "reminder_distribution_instruction?": opaque,
    "organization?": anyOf,
    "is_active?": "boolean",
    "category?": "0 <= number.integer <= 9 | null",
    "custom_id?": customId,
    "invoice_distribution_instruction?": opaque,
    "prefer_invoice_view_only?": "boolean",
    "parent_sub_tenant?": anyOf,
    "debt_distribution_instruction?": opaque,
  }),
};

const int32 = type("-2147483648 <= number.integer <= 2147483647");
const relation = type({ "id?": "string.uuid | null" });
const maybe = relation.or("null");
const common = {
  id: "string.uuid",
  "organization?": maybe,
  "custom_id?": "string | null",
  "created_at?": DATE_TIME,
};
const text = "string | null";
const decimal = "number | string | null";
const read = {
  organization: type({ ...common, name: "string" }),
  answeredIntegrationPersonalInformationAccess: type({
    ...common,
    answer: "boolean",
    integration: relation,
    "answered_by_organization_user?": maybe,
    "answered_by_tenant?": maybe,
    "answered_by_sub_tenant?": maybe,
  }),
  subTenantTenantConnection: type({
    ...common,
    sub_tenant: relation,
    tenant: relation,
    stakeholder_type: int32,
    "reminder_distribution_instruction?": opaque,
    "is_active?": "boolean",
    "category?": int32.or("null"),
    "invoice_distribution_instruction?": opaque,
    "prefer_invoice_view_only?": "boolean",
    "parent_sub_tenant?": maybe,
    "debt_distribution_instruction?": opaque,
  }),
  designationAccount: type({
    id: "string",
    type: "string",
    "attributes?": {
      "active?": "boolean",
      "balance?": decimal,
      "balance_updated_at?": text,
      "converted_balance?": decimal,
      "created_at?": text,
      "currency?": text,
      "currency_symbol?": text,
      "designation_number?": text,
      "display_name?": text,
      "exchange_rate?": decimal,
      "legacy_designation_number?": decimal,
      "name?": text,
      "organization_name?": text,
      "updated_at?": text,
      "updated_in_db_at?": text,
    },
    "relationships?": "object",
  }),
};

const check = (schema) => (value) => {
  const result = schema(value);
  return result instanceof type.errors ? result : null;
};

export const checks = checksOf({ create, read, field: customId }, check);
export const fieldOf = (issue) => issue.path[0];
