// JSON Schemas of the rules across fields, as far as JSON Schema can say them.

import type { GroupRule, Plan } from "../core/plan.js";
import type { JsonSchema } from "./json-schema.js";

/** What says that a field is null, in the dialect, and of which type each field is when it is set. */
interface Words {
  readonly nothing: JsonSchema;
  readonly types: Readonly<Record<string, JsonSchema>>;
}

/** The fields have a value. */
function set(names: readonly string[], words: Words): JsonSchema {
  return {
    required: [...names],
    properties: Object.fromEntries(names.map((name) => [name, words.types[name]])),
  };
}

/** The fields are null or absent. */
function unset(names: readonly string[], words: Words): JsonSchema {
  return { properties: Object.fromEntries(names.map((name) => [name, words.nothing])) };
}

/** The fields are given as null. */
function nulled(names: readonly string[], words: Words): JsonSchema {
  return { required: [...names], ...unset(names, words) };
}

function both(a: JsonSchema, b: JsonSchema): JsonSchema {
  return { allOf: [a, b] };
}

/** No two fields are set at once. */
function noTwo(names: readonly string[], words: Words): JsonSchema[] {
  return names.flatMap((a, i) => names.slice(i + 1).map((b) => ({ not: set([a, b], words) })));
}

/** The field is there, and holds to a schema. What is required is described too, as Ajv's strict mode wants it. */
export function given(name: string, schema: JsonSchema = {}): JsonSchema {
  return { required: [name], properties: { [name]: schema } };
}

/** The first field is there, or the second one is `true`. */
function unless([first = "", second = ""]: readonly string[]): JsonSchema {
  return { anyOf: [given(first), given(second, { enum: [true] })] };
}

/** The rule on a whole value. */
function whole({ code, fields }: GroupRule, words: Words): JsonSchema[] {
  const [first = "", ...others] = fields;
  const only = (member: string) =>
    both(
      set([member], words),
      unset(
        fields.filter((other) => other !== member),
        words,
      ),
    );
  switch (code) {
    case "exactly_one_of":
      return [{ oneOf: fields.map(only) }];
    case "at_least_one_of":
      return [{ anyOf: fields.map((member) => set([member], words)) }];
    case "at_most_one_of":
      return noTwo(fields, words);
    case "set_together":
      return [{ anyOf: [set(fields, words), unset(fields, words)] }];
    case "requires":
      return [{ anyOf: [unset([first], words), set(others, words)] }];
    case "required":
      return [unless(fields)];
    default:
      return [];
  }
}

/** What a partial change may not say, whatever is stored. */
function partially(rule: GroupRule, words: Words): JsonSchema[] {
  const { code, fields } = rule;
  const [first = "", ...others] = fields;
  const apart = (a: string, b: string) => ({ not: both(set([a], words), nulled([b], words)) });
  switch (code) {
    case "exactly_one_of":
      return [...noTwo(fields, words), { not: nulled(fields, words) }];
    case "at_least_one_of":
      return [{ not: nulled(fields, words) }];
    case "set_together":
      return fields.flatMap((a) => fields.filter((b) => b !== a).map((b) => apart(a, b)));
    case "requires":
      return others.map((other) => apart(first, other));
    default:
      return whole(rule, words);
  }
}

/** The schemas that a value must meet besides those of its fields. */
export function ruleSchemas(plan: Plan, partial: boolean, nothing: JsonSchema): JsonSchema[] {
  // That an object has any keys goes without saying, but not for what makes types of a schema.
  const typed = Object.entries(plan.fields).map(([name, { type }]) => [
    name,
    { ...(type && { type }), ...(type === "object" && { additionalProperties: true }) },
  ]);
  const words: Words = { nothing, types: Object.fromEntries(typed) };
  return plan.rules.flatMap((rule) => (partial ? partially(rule, words) : whole(rule, words)));
}
