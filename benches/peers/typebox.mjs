// typebox 0.34, compiled; its formats are the user's own, and its lengths are UTF-16 units.

import { FormatRegistry, Type } from "@sinclair/typebox";
import { TypeCompiler } from "@sinclair/typebox/compiler";
import { EXACTLY_ONE, exactlyOne } from "../lib/exactly-one.mjs";

export const name = "typebox";

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const DATE_TIME =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/i;
FormatRegistry.Set("uuid", (text) => UUID.test(text));
FormatRegistry.Set("date-time", (text) => DATE_TIME.test(text));

const closed = { additionalProperties: false };
const nullish = (type) => Type.Optional(Type.Union([type, Type.Null()]));
const int32 = Type.Integer({ minimum: -2147483648, maximum: 2147483647 });
const uuid = Type.String({ format: "uuid" });
const customId = nullish(Type.String({ maxLength: 128 }));
const opaque = nullish(Type.Array(Type.Unknown()));

const reference = Type.Object({ id: uuid }, closed);
const anyOf = nullish(reference);
const create = {
  organization: Type.Object(
    { name: Type.String({ maxLength: 255 }), organization: anyOf, custom_id: customId },
    closed,
  ),
  answeredIntegrationPersonalInformationAccess: Type.Object(
    {
      answer: Type.Boolean(),
      integration: reference,
      answered_by_organization_user: anyOf,
      answered_by_tenant: anyOf,
      answered_by_sub_tenant: anyOf,
      organization: anyOf,
      custom_id: customId,
    },
    closed,
  ),
  subTenantTenantConnection: Type.Object(
    {
      sub_tenant: reference,
      tenant: reference,
      stakeholder_type: Type.Integer({ minimum: 0, maximum: 3 }),
      reminder_distribution_instruction: opaque,
      organization: anyOf,
      is_active: Type.Optional(Type.Boolean()),
      category: nullish(Type.Integer({ minimum: 0, maximum: 9 })),
      custom_id: customId,
      invoice_distribution_instruction: opaque,
      prefer_invoice_view_only: Type.Optional(Type.Boolean()),
      parent_sub_tenant: anyOf,
      debt_distribution_instruction: opaque,
    },
    closed,
  ),
};

const relation = Type.Object({ id: nullish(uuid) });
const maybe = nullish(relation);
const common = {
  id: uuid,
  organization: maybe,
  custom_id: nullish(Type.String()),
  created_at: Type.Optional(Type.String({ format: "date-time" })),
};
const read = {
  organization: Type.Object({ ...common, name: Type.String() }),
  answeredIntegrationPersonalInformationAccess: Type.Object({
    ...common,
    answer: Type.Boolean(),
    integration: relation,
    answered_by_organization_user: maybe,
    answered_by_tenant: maybe,
    answered_by_sub_tenant: maybe,
  }),
  subTenantTenantConnection: Type.Object({
    ...common,
    sub_tenant: relation,
    tenant: relation,
    stakeholder_type: int32,
    reminder_distribution_instruction: opaque,
    is_active: Type.Optional(Type.Boolean()),
    category: nullish(int32),
    invoice_distribution_instruction: opaque,
    prefer_invoice_view_only: Type.Optional(Type.Boolean()),
    parent_sub_tenant: maybe,
    debt_distribution_instruction: opaque,
  }),
};

// Check is the fast way to the answer; Errors walks again, only when there is something to tell.
const check = (schema) => {
  const compiled = TypeCompiler.Compile(schema);
  return (value) => (compiled.Check(value) ? null : [...compiled.Errors(value)]);
};
const each = (schemas) => Object.fromEntries(Object.entries(schemas).map(([key, one]) => [key, check(one)]));

export const checks = { create: each(create), read: each(read) };

const shape = checks.create.answeredIntegrationPersonalInformationAccess;
checks.create.answeredIntegrationPersonalInformationAccess = (value) =>
  shape(value) ?? (exactlyOne(value) ? null : [{ path: "", message: EXACTLY_ONE }]);

export const fieldOf = (issue) => issue.path.split("/")[1];
