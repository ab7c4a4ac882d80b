// The rows that are measured: seeded, so that every run and every contender sees the same ones.

/** The three resources, by the name that schemas and clients give them, with the app that a client has them in. */
export const resources = {
  organization: "sales",
  answeredIntegrationPersonalInformationAccess: "integrations",
  subTenantTenantConnection: "accounts",
};

const HEX = "0123456789abcdef";
const answeredBy = ["answered_by_organization_user", "answered_by_tenant", "answered_by_sub_tenant"];

/** A linear congruential generator: not random enough for anything else, but the same everywhere. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

/** How many rows there are to one whose texts have other characters than ASCII, by the name of the data. */
const wideEvery = { ascii: Number.POSITIVE_INFINITY, mostly: 17, mixed: 2 };

export const kindsOfText = Object.keys(wideEvery);

/** Makes the rows: of ASCII only, mostly of ASCII, or mixed. */
export function makeData({ text = "mostly", seed = 12345 } = {}) {
  const random = generator(seed);
  const digit = () => HEX[Math.floor(random() * 16)];
  const variant = () => HEX[8 + Math.floor(random() * 4)];
  const uuid = () =>
    "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx".replace(/[xy]/g, (c) => (c === "x" ? digit() : variant()));
  const reference = () => ({ id: uuid() });
  const owners = [uuid(), uuid(), uuid()];
  const owner = (i) => (i % 4 === 0 ? null : { id: owners[i % 3] });
  const isWide = (i) => i % wideEvery[text] === 0;
  const customId = (i) => {
    if (i % 10 === 0) return null;
    return isWide(i) ? `kund-ÅÄÖ-\u{1F600}-${i}` : `ext-${String(i).padStart(8, "0")}`;
  };
  const createdAt = (i) => {
    const text = new Date(1.7e12 + i * 61234).toISOString();
    // Python writes microseconds, and its offset as +00:00 or as Z.
    return text.replace("Z", i % 2 === 0 ? "456+00:00" : "123Z");
  };

  const create = {
    organization: (i) => ({
      name: isWide(i) ? `Bostadsrättsföreningen Ängen ${i}` : `Norra Kvarteret ${i}`,
      organization: owner(i),
      custom_id: customId(i),
    }),
    answeredIntegrationPersonalInformationAccess: (i) => {
      const row = {
        answer: random() < 0.5,
        integration: reference(),
        answered_by_organization_user: null,
        answered_by_tenant: null,
        answered_by_sub_tenant: null,
        organization: owner(i),
        custom_id: customId(i),
      };
      row[answeredBy[i % 3]] = reference();
      return row;
    },
    subTenantTenantConnection: (i) => ({
      sub_tenant: reference(),
      tenant: reference(),
      stakeholder_type: i % 4,
      reminder_distribution_instruction: i % 8 === 0 ? [{ channel: "email", days: 3 }] : null,
      organization: owner(i),
      is_active: random() < 0.9,
      category: i % 5 === 0 ? null : i % 10,
      custom_id: customId(i),
      invoice_distribution_instruction: null,
      prefer_invoice_view_only: random() < 0.2,
      parent_sub_tenant: i % 3 === 0 ? reference() : null,
      debt_distribution_instruction: null,
    }),
  };
  const threeErrors = {
    organization: (i) => ({ name: 5, organization: { id: `no-uuid-${i}` } }),
    answeredIntegrationPersonalInformationAccess: (i) => ({
      answer: "yes",
      integration: { id: `no-uuid-${i}` },
    }),
    subTenantTenantConnection: (i) => ({ stakeholder_type: "2", tenant: { id: `no-uuid-${i}` } }),
  };

  // A JSON:API document has few organizations and many accounts; the balances do not come along.
  const organizations = Array.from({ length: 25 }, (_, i) => ({
    id: uuid(),
    type: "organizations",
    attributes: {
      name: isWide(i) ? `Bostadsrättsföreningen Ängen ${i}` : `Organization ${i}`,
      code: `O${i}`,
    },
  }));
  const account = (i) => {
    const name = isWide(i) ? `Für Straßenkinder \u{1F600} ${i}` : `Designation Name ${i}`;
    const at = createdAt(i);
    return {
      id: uuid(),
      type: "designation_accounts",
      attributes: {
        active: i % 5 !== 0,
        balance: `${i % 1000}.${10 + (i % 90)}`,
        balance_updated_at: i % 3 === 0 ? null : at,
        converted_balance: (i % 1000) + 0.25,
        created_at: "-4712-01-01T00:00:00Z",
        currency: "USD",
        currency_symbol: "$",
        designation_number: String(i),
        display_name: `${name} (${i})`,
        exchange_rate: 1.5,
        legacy_designation_number: i % 7 === 0 ? `L-${i}` : null,
        name,
        organization_name: organizations[i % 25].attributes.name,
        updated_at: at,
        updated_in_db_at: at,
      },
      relationships: {
        organization: { data: { id: organizations[i % 25].id, type: "organizations" } },
        balances: { data: [{ id: uuid(), type: "balances" }] },
      },
    };
  };

  // As rows are that came as JSON, or that a form gives: no text is still a chain of the parts it was made of.
  const many = (count, make) => JSON.parse(JSON.stringify(Array.from({ length: count }, (_, i) => make(i))));
  return {
    /** What someone types, to be repeated. */
    typed: { ascii: "Kvarteret 17, ", mostly: "Norra Kvarteret Ängen 17, ", mixed: "ÅÄÖ \u{1F600} 17 " }[
      text
    ],
    /** Rows that are valid for a create. */
    creates: (resource, count) => many(count, create[resource]),
    /** The same with exactly three faults: a wrong type, an id that is none, a text that is too long. */
    invalid: (resource, count) =>
      many(count, (i) => ({
        ...create[resource](i),
        ...threeErrors[resource](i),
        custom_id: "x".repeat(129),
      })),
    /** Rows as a server sends them. */
    reads: (resource, count) =>
      many(count, (i) => ({ id: uuid(), ...create[resource](i), created_at: createdAt(i) })),
    /** A page of designation accounts as MPDX sends it, with the organizations that they belong to. */
    document: (count) => ({
      data: many(count, account),
      included: organizations,
      meta: {
        pagination: { page: 1, per_page: count, total_count: count, total_pages: 1 },
        sort: null,
        filter: {},
      },
    }),
  };
}
