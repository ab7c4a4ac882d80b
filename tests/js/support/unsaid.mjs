// What a JSON Schema cannot say of a value: the table of docs/validation.md, and of json-schema-unsaid.test.mjs.

const ID = "497f6eca-6276-4993-bfeb-53cbbbba6f08";
const LIST = "reminder_distribution_instruction";
const digits = `2026-01-31T12:00:00.${"1".repeat(120)}Z`;
const nested = (levels) => JSON.parse("[".repeat(levels) + "]".repeat(levels));
const since = (value) => ({ filters: { created_at: { gte: value } } });

/**
 * A row: what it is, the schema, a value, the code of the issue (none: `validate` takes it, and the schema does
 * not), how the value is shown where JSON does not show it, and options of the check.
 */
export const unsaid = [
  ["text with NUL", "organization.create", { name: "a\0" }, "unicode"],
  ["a surrogate alone", "organization.create", { name: "\ud800" }, "unicode"],
  [
    "opaque data of more than 128 levels",
    "subTenantTenantConnection.update",
    { [LIST]: nested(129) },
    "type",
    "129 times `[`",
  ],
  [
    "within opaque data what JSON does not have",
    "subTenantTenantConnection.update",
    { [LIST]: [Number.NaN, undefined] },
    "type",
    "`NaN`, `undefined`",
  ],
  ["one field in both directions", "organization.listQuery", { orderBy: ["name", "-name"] }, "unique_items"],
  [
    "a date-time of more than 128 characters",
    "organization.listQuery",
    since(digits),
    "format",
    "120 digits",
  ],
  [
    "in a filter of dates a day that does not exist",
    "designationAccount.listQuery",
    { filter: { updatedAt: "2026-02-30" } },
    "format",
  ],
  [
    "in a filter of dates a leap second that does not exist",
    "designationAccount.listQuery",
    { filter: { updatedAt: "2026-01-31T12:00:60Z" } },
    "format",
  ],
  ["a `Date`", "organization.listQuery", since(new Date(0)), undefined, "`new Date(0)`"],
  [
    "an unknown key with `undefined`",
    "organization.create",
    { name: "a", x: undefined },
    undefined,
    "`x: undefined`",
  ],
  [
    "further integers under `openEnums`",
    "subTenantTenantConnection.update",
    { category: 12 },
    undefined,
    undefined,
    { openEnums: true },
  ],
  [
    "an update that is not whole under `complete`",
    "organization.update",
    { custom_id: ID },
    "required",
    undefined,
    { complete: true },
  ],
];
