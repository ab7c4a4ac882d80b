// The JSON Schemas of both ajv contenders; the exactly-one rule is a part of them.

import { accountAttributes } from "../lib/account.mjs";

const int32 = { type: "integer", minimum: -2147483648, maximum: 2147483647 };
const nullable = (schema) => ({ ...schema, type: [schema.type, "null"] });
const uuid = { type: "string", format: "uuid" };
const boolean = { type: "boolean" };
const customId = { type: ["string", "null"], maxLength: 128 };
const opaque = { type: ["array", "null"] };
const closed = (properties, required) => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});

const reference = closed({ id: uuid }, ["id"]);
const anyOf = nullable(reference);
const members = ["answered_by_organization_user", "answered_by_tenant", "answered_by_sub_tenant"];
const isSet = (key) => ({ required: [key], properties: { [key]: { not: { type: "null" } } } });
export const create = {
  organization: closed(
    { name: { type: "string", maxLength: 255 }, organization: anyOf, custom_id: customId },
    ["name"],
  ),
  answeredIntegrationPersonalInformationAccess: {
    ...closed(
      {
        answer: boolean,
        integration: reference,
        answered_by_organization_user: anyOf,
        answered_by_tenant: anyOf,
        answered_by_sub_tenant: anyOf,
        organization: anyOf,
        custom_id: customId,
      },
      ["answer", "integration"],
    ),
    oneOf: members.map(isSet),
  },
  subTenantTenantConnection: closed(
    {
      sub_tenant: reference,
      tenant: reference,
      stakeholder_type: { type: "integer", minimum: 0, maximum: 3 },
      reminder_distribution_instruction: opaque,
      organization: anyOf,
      is_active: boolean,
      category: { type: ["integer", "null"], minimum: 0, maximum: 9 },
      custom_id: customId,
      invoice_distribution_instruction: opaque,
      prefer_invoice_view_only: boolean,
      parent_sub_tenant: anyOf,
      debt_distribution_instruction: opaque,
    },
    ["sub_tenant", "tenant", "stakeholder_type"],
  ),
};

const open = (properties, required) => ({ type: "object", properties, required });
const relation = open({ id: nullable(uuid) }, []);
const maybe = nullable(relation);
const text = { type: ["string", "null"] };
const decimal = { type: ["number", "string", "null"] };
const common = {
  id: uuid,
  organization: maybe,
  custom_id: text,
  created_at: { type: "string", format: "date-time" },
};
export const read = {
  organization: open({ ...common, name: { type: "string" } }, ["id", "name"]),
  answeredIntegrationPersonalInformationAccess: open(
    {
      ...common,
      answer: boolean,
      integration: relation,
      answered_by_organization_user: maybe,
      answered_by_tenant: maybe,
      answered_by_sub_tenant: maybe,
    },
    ["id", "answer", "integration"],
  ),
  subTenantTenantConnection: open(
    {
      ...common,
      sub_tenant: relation,
      tenant: relation,
      stakeholder_type: int32,
      reminder_distribution_instruction: opaque,
      is_active: boolean,
      category: nullable(int32),
      invoice_distribution_instruction: opaque,
      prefer_invoice_view_only: boolean,
      parent_sub_tenant: maybe,
      debt_distribution_instruction: opaque,
    },
    ["id", "sub_tenant", "tenant", "stakeholder_type"],
  ),
  designationAccount: open(
    {
      id: { type: "string" },
      type: { type: "string" },
      attributes: open(accountAttributes({ boolean, decimal, text }), []),
      relationships: { type: "object" },
    },
    ["id", "type"],
  ),
};

/** One text field of a form. */
export const field = customId;

/** The field that an issue of ajv speaks of. */
export const fieldOf = (issue) => issue.instancePath.split("/")[1] ?? issue.params.additionalProperty;
