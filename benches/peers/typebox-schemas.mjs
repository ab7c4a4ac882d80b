// The schemas of both typebox contenders: the same builders in both versions.

import { accountAttributes } from "../lib/account.mjs";

/** Makes the schemas with the `Type` of a version. */
export function schemasWith(Type) {
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
  const text = Type.Union([Type.String(), Type.Null()]);
  const decimal = Type.Union([Type.Number(), Type.String(), Type.Null()]);
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
    designationAccount: Type.Object({
      id: Type.String(),
      type: Type.String(),
      attributes: Type.Optional(
        Type.Partial(Type.Object(accountAttributes({ boolean: Type.Boolean(), decimal, text }))),
      ),
      relationships: Type.Optional(Type.Object({})),
    }),
  };

  return { create, read, field: customId };
}
