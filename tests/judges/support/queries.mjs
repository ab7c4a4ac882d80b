// List options from a source of choices: by hand from the documents' tables of parameters and filters.
import {
  instantOf,
  junk,
  nearInstant,
  nearUuid,
  numberOf,
  put,
  textOf,
  unstorable,
  uuidOf,
} from "./pieces.mjs";

const ORDERED = ["gt", "gte", "lt", "lte"];
const TEXT = ["contains", "endswith", "icontains", "iendswith", "iexact", "istartswith", "startswith"];
const OPERATORS = { text: TEXT, instant: ORDERED, integer: ORDERED, boolean: [], id: [] };

/** The filters of each list; ids and relations are compared in the same way. */
export const filters = {
  organization: { created_at: "instant", custom_id: "text", id: "id", name: "text", organization: "id" },
  answeredIntegrationPersonalInformationAccess: {
    answer: "boolean",
    answered_by_organization_user: "id",
    answered_by_sub_tenant: "id",
    answered_by_tenant: "id",
    created_at: "instant",
    custom_id: "text",
    id: "id",
    integration: "id",
    organization: "id",
  },
  subTenantTenantConnection: { category: "integer", created_at: "instant", custom_id: "text" },
};

const IDS = ["globalRealestates", "globalSegments", "tags"];
const FLAGS = ["jsonl", "slim", "statistics"];

function scalar(random, kind) {
  if (random.once(8)) return junk(random);
  switch (kind) {
    case "text":
      return random.once(6)
        ? random.pick([unstorable(random, 9), "", "a,b"])
        : textOf(random, 1 + random.below(5));
    case "instant":
      return random.once(3) ? nearInstant(random) : instantOf(random);
    case "integer":
      return random.once(3) ? numberOf(random) : random.below(10);
    case "boolean":
      return random.once(2);
    default:
      return random.once(4) ? nearUuid(random) : uuidOf(random);
  }
}

const listOf = (random, make) => Array.from({ length: random.below(4) }, make);

function operators(random, kind, negated) {
  const out = {};
  for (let i = 1 + random.below(2); i > 0; i--) {
    const name = random.pick([...OPERATORS[kind], "in", "isnull", "not"]);
    if (name === "in") out.in = random.once(9) ? junk(random) : listOf(random, () => scalar(random, kind));
    else if (name === "isnull") out.isnull = random.once(9) ? junk(random) : random.once(2);
    else if (name !== "not") out[name] = scalar(random, kind);
    else if (!negated || random.once(9)) out.not = condition(random, kind, true);
  }
  if (random.once(9))
    put(out, random.pick([...TEXT, ...ORDERED, "exact", "__proto__"]), scalar(random, kind));
  return out;
}

function condition(random, kind, negated = false) {
  if (random.once(6)) return null;
  return random.once(3) ? scalar(random, kind) : operators(random, kind, negated);
}

const NAMES = ["name", "-name", "created_at", "-created_at", "id", "_x9"];
const NOT_NAMES = ["", "-", "--id", "a b", "9a", "n\u00e5", "name,id", "name\n", "\ud800"];

/** Options of a list, right and wrong. */
export function queryOf(random, resource) {
  if (random.once(100)) return junk(random);
  const out = {};
  const some = (name, make) => {
    if (random.once(3)) put(out, name, random.once(12) ? junk(random) : make());
  };
  const paged = random.once(2);
  if (paged || random.once(8)) out.page = random.once(4) ? numberOf(random) : 1 + random.below(9);
  if (paged || random.once(8)) out.pageSize = random.once(4) ? numberOf(random) : random.below(500);
  for (const name of FLAGS) some(name, () => random.once(2));
  for (const name of IDS) some(name, () => listOf(random, () => scalar(random, "id")));
  some("customerColumns", () => listOf(random, () => scalar(random, "text")));
  some("search", () => scalar(random, "text"));
  some("orderBy", () => listOf(random, () => random.pick(random.once(4) ? NOT_NAMES : NAMES)));
  const known = filters[resource];
  some("filters", () => {
    const chosen = {};
    for (const name of Object.keys(known)) if (random.once(4)) chosen[name] = condition(random, known[name]);
    if (random.once(9)) put(chosen, random.pick(["tags", "nmae", "name__in", "name!", "__proto__"]), null);
    return chosen;
  });
  if (random.once(12))
    put(out, random.pick(["_page", "page_size", "limit", "", "constructor"]), junk(random));
  return out;
}
