// The differential run: values of every operation, before the hand-written schemas and before the package.
import { schemas } from "fieldgate";
import { operations, schemaOf, tables } from "../schemas/operations.mjs";
import { explained } from "./differences.mjs";
import { judge, keysOf } from "./judge.mjs";
import { random } from "./random.mjs";
import { hasText, textOfValue } from "./text.mjs";
import { makeValue, subjectOf } from "./values.mjs";

const NO_OPTIONS = {};
const OPTIONS = {
  create: [NO_OPTIONS, NO_OPTIONS, { openEnums: true }],
  update: [NO_OPTIONS, { openEnums: true }, { complete: true }],
  bulkRow: [NO_OPTIONS, NO_OPTIONS, { openEnums: true, complete: true }],
  read: [NO_OPTIONS],
};

/** Every operation of every resource, under some options: what is judged. */
export const subjects = Object.entries(tables).flatMap(([resource, table]) =>
  operations.flatMap((operation) => {
    return OPTIONS[operation].map((options) => {
      const document = schemaOf(table, operation, options);
      return {
        name: `${resource}.${operation} ${JSON.stringify(options)}`,
        subject: subjectOf(table, operation, options),
        options,
        document,
        schema: schemas[resource][operation],
        judged: judge(document),
      };
    });
  }),
);

/** The value that a seed gives, of the subject whose turn it is. */
export function sample(seed) {
  const source = random(seed);
  const chosen = subjects[seed % subjects.length];
  return { ...chosen, source, value: makeValue(source, chosen.subject) };
}

/** What can be seen of a value in a message. */
function shown(value) {
  const text = JSON.stringify(value, (_, one) =>
    typeof one === "number" && !Number.isFinite(one) ? `<${one}>` : one === undefined ? "<undefined>" : one,
  );
  return text.length > 3000 ? `${text.slice(0, 3000)}... (${text.length} characters)` : text;
}

/** Compares both verdicts on a value; counts what a listed difference explains, throws on any other. */
export function compare({ name, seed, way, value, theirs, result, text, counts }) {
  const ours = keysOf(result);
  const apart = [
    ...ours.filter((key) => !theirs.includes(key)),
    ...theirs.filter((key) => !ours.includes(key)),
  ];
  for (const key of apart) {
    const known = explained(key, value, result.issues ?? [], text);
    if (known === undefined) {
      throw new Error(
        `seed ${seed}, ${name}, ${way}: Ajv finds [${theirs}], the package [${ours}]\n${text ?? shown(value)}`,
      );
    }
    counts.set(known.name, (counts.get(known.name) ?? 0) + 1);
  }
  return ours.length === 0;
}

/** Judges the values of `count` seeds; throws at the first difference that is not listed. */
export function run(first, count, progress = () => {}) {
  const counts = new Map();
  const totals = { values: 0, valid: 0, texts: 0, differences: counts };
  for (let seed = first; seed < first + count; seed++) {
    const { name, source, value, schema, options, judged } = sample(seed);
    const about = { name, seed, counts };
    const fine = compare({
      ...about,
      way: "value",
      value,
      theirs: judged(value),
      result: schema.validate(value, options),
    });
    totals.values += 1;
    totals.valid += fine ? 1 : 0;
    if (hasText(value)) {
      const text = textOfValue(source, value);
      const parsed = JSON.parse(text);
      const bytes = source.once(2) ? new TextEncoder().encode(text) : text;
      const result = schema.validateJson(bytes, options);
      compare({ ...about, way: "text", value: parsed, theirs: judged(parsed), result, text });
      totals.texts += 1;
    }
    progress(totals.values);
  }
  return totals;
}
