// What every contender must accept and refuse before it is timed, and where a peer is known to differ.

const ID = "0b6e2a55-6f0e-4c11-9a43-9d2d1f6b7a10";
const ACCESS = "answeredIntegrationPersonalInformationAccess";
const ORGANIZATION = "organization";
const CONNECTION = "subTenantTenantConnection";
const ACCOUNT = "designationAccount";

/** Reasons why a peer answers differently; each must still be true, or the run fails. */
const UTF16 = "lengths in UTF-16 units, not code points";
const DAYS = "takes a day that its month does not have";
const OPAQUE = "not seen that JSON cannot hold the value: NaN is sent as null";

const access = (more) => ({ answer: true, integration: { id: ID }, answered_by_tenant: { id: ID }, ...more });
const organization = (more) => ({ name: "Norra Kvarteret", ...more });
const connection = (more) => ({ sub_tenant: { id: ID }, tenant: { id: ID }, stakeholder_type: 2, ...more });
const without = (row, key) => Object.fromEntries(Object.entries(row).filter(([name]) => name !== key));
const accessRow = (more) => ({ id: ID, ...access({ created_at: "2026-02-28T10:15:30Z" }), ...more });
const connectionRow = (more) => ({ id: ID, ...connection({ created_at: "2026-02-28T10:15:30Z" }), ...more });
const account = (attributes, more) => ({ id: ID, type: "designation_accounts", attributes, ...more });

const accepts = (resource, kind, what, value, known = {}) => ({
  resource,
  kind,
  what,
  value,
  ok: true,
  known,
});
const refuses = (resource, kind, what, value, known = {}) => ({
  resource,
  kind,
  what,
  value,
  ok: false,
  known,
});

export const cases = [
  accepts(ACCESS, "create", "the least", access()),
  accepts(ACCESS, "create", "null members", access({ answered_by_sub_tenant: null, organization: null })),
  accepts(ACCESS, "create", "128 characters", access({ custom_id: "x".repeat(128) })),
  accepts(ACCESS, "create", "128 wide characters", access({ custom_id: "Å".repeat(128) })),
  accepts(ACCESS, "create", "128 emoji", access({ custom_id: "\u{1F600}".repeat(128) }), {
    "typebox 0.34": UTF16,
    arktype: UTF16,
    valibot: UTF16,
  }),
  refuses(ACCESS, "create", "129 characters", access({ custom_id: "x".repeat(129) })),
  refuses(ACCESS, "create", "129 emoji", access({ custom_id: "\u{1F600}".repeat(129) })),
  refuses(ACCESS, "create", "a number as custom_id", access({ custom_id: 5 })),
  refuses(ACCESS, "create", "none of the three", access({ answered_by_tenant: null })),
  refuses(ACCESS, "create", "two of the three", access({ answered_by_sub_tenant: { id: ID } })),
  refuses(ACCESS, "create", "a missing answer", without(access(), "answer")),
  refuses(ACCESS, "create", "an answer as text", access({ answer: "true" })),
  refuses(ACCESS, "create", "an answer of null", access({ answer: null })),
  refuses(ACCESS, "create", "an id that is none", access({ integration: { id: "zzz" } })),
  refuses(ACCESS, "create", "an id with a g", access({ integration: { id: ID.replace(/0$/, "g") } })),
  refuses(ACCESS, "create", "a reference without id", access({ integration: {} })),
  refuses(ACCESS, "create", "a reference of null", access({ integration: null })),
  refuses(ACCESS, "create", "a reference as array", access({ organization: [] })),
  refuses(ACCESS, "create", "an unknown key", access({ colour: "red" })),
  refuses(ACCESS, "create", "an array", []),
  refuses(ACCESS, "create", "null", null),
  accepts(ORGANIZATION, "create", "the least", organization()),
  accepts(ORGANIZATION, "create", "all", organization({ organization: { id: ID }, custom_id: "a" })),
  accepts(ORGANIZATION, "create", "255 characters", organization({ name: "x".repeat(255) })),
  refuses(ORGANIZATION, "create", "256 characters", organization({ name: "x".repeat(256) })),
  refuses(ORGANIZATION, "create", "nothing", {}),
  refuses(ORGANIZATION, "create", "a name of null", organization({ name: null })),
  refuses(ORGANIZATION, "create", "an unknown key", organization({ colour: "red" })),
  accepts(CONNECTION, "create", "the least", connection()),
  accepts(
    CONNECTION,
    "create",
    "all",
    connection({
      category: 9,
      organization: { id: ID },
      is_active: false,
      custom_id: "a",
      prefer_invoice_view_only: true,
      parent_sub_tenant: { id: ID },
      reminder_distribution_instruction: [{ a: 1 }, null, "x"],
      invoice_distribution_instruction: null,
      debt_distribution_instruction: [],
    }),
  ),
  refuses(CONNECTION, "create", "stakeholder_type 4", connection({ stakeholder_type: 4 })),
  refuses(CONNECTION, "create", "stakeholder_type 1.5", connection({ stakeholder_type: 1.5 })),
  refuses(CONNECTION, "create", "stakeholder_type NaN", connection({ stakeholder_type: Number.NaN })),
  refuses(CONNECTION, "create", "stakeholder_type of null", connection({ stakeholder_type: null })),
  refuses(CONNECTION, "create", "category 10", connection({ category: 10 })),
  refuses(CONNECTION, "create", "is_active of null", connection({ is_active: null })),
  refuses(CONNECTION, "create", "an object for an array", connection({ debt_distribution_instruction: {} })),
  refuses(
    CONNECTION,
    "create",
    "NaN in an array",
    connection({ debt_distribution_instruction: [Number.NaN] }),
    Object.fromEntries(
      ["typebox 0.34", "typebox 1", "ajv", "ajv standalone", "arktype", "zod", "zod/mini", "valibot"].map(
        (name) => [name, OPAQUE],
      ),
    ),
  ),
  accepts(ACCESS, "read", "a row", accessRow()),
  accepts(
    ACCESS,
    "read",
    "empty relations, more keys",
    accessRow({ organization: {}, integration: { x: 1 }, y: 2 }),
  ),
  accepts(ACCESS, "read", "a long text", accessRow({ custom_id: "x".repeat(300) })),
  accepts(ACCESS, "read", "microseconds", accessRow({ created_at: "2026-02-28T10:15:30.123456+00:00" })),
  refuses(ACCESS, "read", "a row without id", without(accessRow(), "id")),
  refuses(ACCESS, "read", "an id that is none", accessRow({ id: "17" })),
  refuses(ACCESS, "read", "an answer as text", accessRow({ answer: "true" })),
  refuses(ACCESS, "read", "yesterday", accessRow({ created_at: "yesterday" })),
  refuses(ACCESS, "read", "a date without a time", accessRow({ created_at: "2026-02-28" })),
  refuses(ACCESS, "read", "month 13", accessRow({ created_at: "2026-13-01T00:00:00Z" })),
  refuses(ACCESS, "read", "30 February", accessRow({ created_at: "2026-02-30T00:00:00Z" }), {
    "typebox 0.34": DAYS,
    arktype: DAYS,
    valibot: DAYS,
  }),
  accepts(ORGANIZATION, "read", "a row", { id: ID, ...organization({ tags: [], customer_columns: null }) }),
  refuses(ORGANIZATION, "read", "a name as number", { id: ID, name: 5 }),
  accepts(CONNECTION, "read", "an open enumeration", connectionRow({ stakeholder_type: 17, category: 99 })),
  refuses(CONNECTION, "read", "more than 32 bits", connectionRow({ stakeholder_type: 2 ** 31 })),
  refuses(CONNECTION, "read", "a relation as text", connectionRow({ tenant: ID })),
  accepts("custom_id", "field", "128 characters", "x".repeat(128)),
  accepts("custom_id", "field", "null", null),
  refuses("custom_id", "field", "129 characters", "x".repeat(129)),
  refuses("custom_id", "field", "a number", 7),
  accepts(ACCOUNT, "read", "a resource object", account({ active: true, balance: "9.99", name: null })),
  accepts(
    ACCOUNT,
    "read",
    "no attributes, more members",
    without(account({}, { relationships: {}, meta: 1 }), "attributes"),
  ),
  accepts(ACCOUNT, "read", "a rate that is missing", account({ exchange_rate: "missing", more: 1 })),
  refuses(ACCOUNT, "read", "a resource object without id", { type: "designation_accounts" }),
  refuses(ACCOUNT, "read", "active as text", account({ active: "true" })),
  refuses(ACCOUNT, "read", "a currency as number", account({ currency: 7 })),
  refuses(ACCOUNT, "read", "a boolean for a balance", account({ balance: true })),
  refuses(ACCOUNT, "read", "attributes as text", account("x")),
];

/** What the table of cases cannot show. */
export const notes = [
  "a wrong type in one field hides the exactly-one rule in typebox, arktype, zod and valibot; fieldgate and ajv report both",
  "ids: zod asks for an RFC 9562 version and variant, the others for the hexadecimal form",
  "unlike JSON.parse, fieldgate refuses duplicate keys in a response",
  "W4: the libraries check the rows of a document, fieldgate its frame too",
];
