// Values for the judges: valid ones of an operation, and mutations of them, from a source of choices.
import {
  flawedList,
  instantOf,
  junk,
  KEYS,
  nearInstant,
  nearUuid,
  notFinite,
  numberOf,
  opaque,
  put,
  textNear,
  textOf,
  unstorable,
  uuidOf,
} from "./pieces.mjs";

/** What is known of a field: its hand-written schema. */
const kindOf = (schema) => schema.$comment;
const limitOf = (schema) => schema.maxLength ?? 40;

function reference(random) {
  const out = { id: uuidOf(random) };
  // A fetched entity is taken where a reference is asked for.
  if (random.once(4)) put(out, random.pick(KEYS), opaque(random));
  return out;
}

/** A value that meets the schema of a field. */
function fitting(random, schema) {
  if (Array.isArray(schema.type) && random.once(5)) return null;
  switch (kindOf(schema)) {
    case "text":
      return textOf(random, random.pick([0, 1, 8, limitOf(schema)]));
    case "uuid":
      return uuidOf(random);
    case "dateTime":
      return instantOf(random);
    case "boolean":
      return random.once(2);
    case "integer":
      return random.pick((schema.enum ?? [0, 7, 2 ** 31 - 1, -(2 ** 31)]).filter((value) => value !== null));
    case "reference":
      return reference(random);
    case "list":
      return Array.from({ length: random.below(3) }, () => opaque(random));
    default:
      return opaque(random);
  }
}

/** A value that comes near to the schema of a field, and mostly misses it. */
function near(random, schema) {
  switch (kindOf(schema)) {
    case "text":
      return random.once(4) ? unstorable(random, limitOf(schema)) : textNear(random, limitOf(schema));
    case "uuid":
      return nearUuid(random);
    case "dateTime":
      return nearInstant(random);
    case "boolean":
      return random.pick([0, 1, "true", "", null]);
    case "integer":
      return random.once(8) ? notFinite(random) : random.pick([numberOf(random), "1", null]);
    case "reference":
      return random.pick([
        () => ({}),
        () => ({ id: null }),
        () => ({ id: nearUuid(random) }),
        () => ({ ...reference(random), id: nearUuid(random), more: junk(random) }),
        () => ({ id: junk(random) }),
        () => ({ ID: uuidOf(random) }),
        () => uuidOf(random),
        () => [uuidOf(random)],
      ])();
    case "list":
      return random.pick([() => flawedList(random), () => ({ length: 0 }), () => "[]"])();
    default:
      return junk(random);
  }
}

/** A known name with a slip of the finger. */
function misspelt(random, name) {
  const at = random.below(name.length);
  return random.pick([
    () => name.slice(0, at) + name.slice(at + 1),
    () => `${name.slice(0, at)}x${name.slice(at)}`,
    () => name.toUpperCase(),
    () => name.replace("_", ""),
    () => `${name} `,
  ])();
}

/** What values of an operation are made of. */
export function subjectOf(table, operation, { complete = false } = {}) {
  const reading = operation === "read";
  return {
    operation,
    fields: reading ? table.read : table.written,
    required: reading ? table.readRequired : table.writtenRequired,
    complete,
    readOnly: reading ? [] : Object.keys(table.read).filter((name) => !(name in table.written)),
    readSchemas: table.read,
    group: reading ? undefined : table.exactlyOne,
  };
}

/** Leaves members of a group set or not: one for a valid value, or any. */
function setGroup(random, subject, value, exactly) {
  const chosen = random.pick(subject.group);
  for (const member of subject.group) {
    if (exactly ? member === chosen : random.once(2)) value[member] = reference(random);
    else if (random.once(2)) value[member] = null;
    else delete value[member];
  }
}

/** A value that the documents allow; a bulk row is a create or an update. */
function valid(random, subject) {
  const value = {};
  const row = subject.operation === "bulkRow" && random.once(2);
  const partial = row || subject.operation === "update";
  if (row) value.id = uuidOf(random);
  const names = Object.keys(subject.fields);
  // Keys come in any order.
  if (random.once(2)) names.reverse();
  for (const name of names) {
    const asked = subject.required.includes(name) && (subject.complete || !partial);
    if (asked || random.once(2)) value[name] = fitting(random, subject.fields[name]);
  }
  if (subject.group) {
    if (partial) for (const member of subject.group) delete value[member];
    else setGroup(random, subject, value, true);
  }
  return value;
}

const MUTATIONS = [
  (random, _, value, name) => put(value, name, junk(random)),
  (random, subject, value, name) => put(value, name, near(random, subject.fields[name])),
  (random, subject, value, name) => put(value, name, near(random, subject.fields[name])),
  (random, subject, value, name) => put(value, name, fitting(random, subject.fields[name])),
  (_, __, value, name) => put(value, name, null),
  (_, __, value, name) => delete value[name],
  (_, __, value, name) => put(value, name, undefined),
  (random, _, value, name) => put(value, misspelt(random, name), junk(random)),
  (random, _, value) => put(value, random.pick(KEYS), junk(random)),
  (random, subject, value) => {
    if (subject.readOnly.length === 0) return;
    const name = random.pick(subject.readOnly);
    put(value, name, fitting(random, subject.readSchemas[name]));
  },
  (random, subject, value) => {
    if (subject.operation === "bulkRow")
      put(value, "id", random.pick([null, nearUuid(random), junk(random)]));
  },
  (random, subject, value) => {
    if (subject.group) setGroup(random, subject, value, false);
  },
  (_, subject, value) => {
    for (const member of subject.group ?? []) value[member] = null;
  },
  (random, subject, value) => {
    for (const name of Object.keys(subject.fields)) value[name] = junk(random);
  },
];

/** A value of an operation: mostly a valid one with up to four mutations. */
export function makeValue(random, subject) {
  if (random.once(200)) return junk(random);
  const value = valid(random, subject);
  const names = Object.keys(subject.fields);
  for (let i = random.below(5); i > 0; i--) {
    random.pick(MUTATIONS)(random, subject, value, random.pick(names));
  }
  return value;
}
