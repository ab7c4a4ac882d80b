// Writes docs/validation.md: rules, codes, messages, fields and outcomes, from the tables that the tests use.
import { codes, filters, formats, parameters, selections } from "./codes.mjs";
import { facts } from "./facts.mjs";
import { table } from "./table.mjs";

const code = (text) => `\`${text}\``;

function optionsOf(known) {
  return [
    "## Checks and their options",
    "",
    "These are the schemas of a resource, as `schemas.<resource>.<schema>`, as far as it has such operations:",
    "a designation account is only read and updated.",
    "",
    ...table(
      ["schema", "what it checks"],
      known.schemas.map(({ name, doc }) => [code(name), doc]),
    ),
    "`validate(value, options)`, `validateField(name, value, options)`, `validateMany(rows, options)` and",
    "`validateJson(text, options)` take these options:",
    "",
    ...table(
      ["option", "what it does"],
      [
        ...known.options.map(({ name, doc }) => [code(name), doc]),
        [
          code("many"),
          "`validateJson` of values only: the text is an array of them; paths begin with the row.",
        ],
      ],
    ),
  ];
}

function codesOf({ messageOf, en, sv, codes: names }) {
  const rows = names.map((name) => {
    const { when, params, examples } = codes[name];
    const meanings = Object.entries(params).map(([param, meaning]) => `${code(param)}: ${meaning}`);
    const said = (locale) => examples.map((example) => messageOf(locale, name, example)).join("\n");
    return [code(name), when, meanings.join("\n"), said(en), said(sv)];
  });
  return [
    "## Codes",
    "",
    "An issue is `{ path, code, message, params }`. Codes and params are stable; messages are for people. All",
    "issues are found at once, in the order of the fields and then of the rules. A value by itself gives one issue at",
    "most: of its type, else of what it cannot store, else of its length, else of its form. A field is *set* when it is there",
    "and not null. Messages can be replaced per code and per field with `defineLocale`.",
    "",
    ...table(["code", "when", "params", "English", "Swedish"], rows),
  ];
}

function wordsOf({ en, sv }) {
  const name = (word) => (Object.hasOwn(formats, word) ? `${code(word)} (format)` : code(word));
  return [
    "## Formats",
    "",
    ...table(
      ["format", "what is taken"],
      Object.entries(formats).map(([format, taken]) => [code(format), taken]),
    ),
    "## Words in messages",
    "",
    "What types, formats and reasons are called.",
    "",
    ...table(
      ["word", "English", "Swedish"],
      Object.keys(en.words).map((word) => [name(word), en.words[word], sv.words[word]]),
    ),
  ];
}

const LIMITS = ["format", "pattern", "minLength", "maxLength", "minimum", "maximum", "uniqueItems"];
const RANGE = ["minimum", "maximum"];

function limitsOf(field) {
  const int32 = field.minimum === -(2 ** 31) && field.maximum === 2 ** 31 - 1;
  const names = int32 ? LIMITS.filter((name) => !RANGE.includes(name)) : LIMITS;
  const limits = names
    .filter((name) => field[name] !== undefined)
    .map((name) => `${name} ${code(field[name])}`);
  if (int32) limits.push("32 bits");
  if (field.enum) limits.push(`one of ${field.enum.join(", ")}`);
  if (field.reference) limits.push(`reference to ${field.reference}`);
  if (field.items)
    limits.push(`each ${field.items.type}${limitsOf(field.items) && `: ${limitsOf(field.items)}`}`);
  if (field.properties) limits.push(`with ${Object.keys(field.properties).map(code).join(", ")}`);
  if (field.unique) limits.push("unique (only the server can tell)");
  return limits.join("; ");
}

function presence({ required, readOnly, writeOnly }) {
  if (readOnly) return required ? "read only, always answered" : "read only";
  return `${required ? "required" : "optional"}${writeOnly ? ", write only" : ""}`;
}

function nullOf(field) {
  if (field.nullable || field.type === undefined) return "yes";
  return field.nullableRead ? "in answers" : "no";
}

/** What an option takes, with its smallest number where it has one of its own. */
function taken(name, kind, fields) {
  const { minimum } = fields[name];
  const limit = kind === "integer" && minimum !== undefined ? `, at least ${minimum}` : "";
  return `${parameters[kind] ?? kind}${limit}`;
}

function resource(plan, { en, sv, queryFields }) {
  const rules = plan.rules.map((rule) => {
    if (rule.code === "documented") return `- documented, not enforced: ${rule.text}`;
    return `- ${code(rule.code)}: ${rule.fields.map(code).join(rule.code === "required" ? ", unless " : ", ")}${rule.code === "required" ? " is true" : ""}`;
  });
  const called = (name) => [en, sv].flatMap((locale) => locale.labels[name] ?? []).join(" / ");
  return [
    `### ${plan.app}.${plan.key}`,
    "",
    ...table(
      ["field", "type", "null", "presence", "limits", "label"],
      Object.entries(plan.fields).map(([name, field]) => [
        code(name),
        field.type ?? "any",
        nullOf(field),
        presence(field),
        limitsOf(field),
        called(name),
      ]),
    ),
    ...(rules.length > 0 ? ["Across fields:", "", ...rules, ""] : []),
    ...list(plan, queryFields(plan)),
  ];
}

/** The options of a list, where its filters are of the common kinds. */
function list({ parameters: options, filters: known, jsonApi }, fields) {
  const selecting = Object.entries(jsonApi?.filters ?? {});
  return [
    "List options:",
    "",
    ...table(
      ["option", "takes"],
      Object.entries(options).map(([name, kind]) => [code(name), taken(name, kind, fields)]),
    ),
    ...(Object.keys(known).length === 0
      ? []
      : [
          "Filters, each with equality, null and `not` besides:",
          "",
          ...table(
            ["filter", "operators"],
            Object.entries(known).map(([name, kind]) => [code(name), filters[kind] ?? kind]),
          ),
        ]),
    ...(selecting.length === 0
      ? []
      : [
          "Filters, as `filter: { name: value }`:",
          "",
          ...table(
            ["filter", "takes"],
            selecting.map(([name, kind]) => [code(name), selections[kind] ?? kind]),
          ),
        ]),
  ];
}

/** Characters that a page does not show by themselves. */
const UNSEEN = /[\u0300-\u036f\u2028\u2029\ufeff\uffff]/g;
const seen = (text) => text.replace(UNSEEN, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);

function short(text) {
  const characters = [...text];
  const shown = characters.length > 60 ? characters.slice(0, 13).join("") : text;
  return characters.length > 60 ? `${seen(shown)}... (${characters.length} characters)` : seen(shown);
}

/** What becomes of a JavaScript value, in words. */
function outcome(row, place) {
  if (row === "thrown") return "issue `type` with an empty path; `cause` is what was thrown";
  if (row === "absent operator") return "the same as absent: issue `required`, as no operator is left";
  if (typeof row === "string") {
    const [name, path] = row.split(" ").reverse();
    const inner = place === "element" ? path?.replace(/^0\.?/, "") : path;
    return `issue ${code(name)}${inner ? ` at ${code(inner)}` : ""}`;
  }
  if (row.absent) return "the same as absent: not sent";
  return `sent as ${code(short(row.text ?? JSON.stringify(row.sent)))}`;
}

function valuesOf(places) {
  const sections = places.flatMap(({ name, title, note, rows }) => [
    `### ${title}`,
    "",
    note,
    "",
    ...table(
      ["value", "what becomes of it"],
      rows.map(([what, , row]) => [what, outcome(row, name)]),
    ),
  ]);
  return [
    "## JavaScript values",
    "",
    "What is validated is what is sent: every value is an issue or has the form that is given here. Each property is",
    "read once, `toJSON` is never called, inherited keys are not there. Each row is a test.",
    "",
    ...sections,
  ];
}

function textsOf(texts) {
  const said = (found) => {
    if (found === undefined) return "taken";
    if (!Array.isArray(found)) return outcome(found.trim(), "text");
    const [reason, line, column, offset] = found;
    return `issue \`not_json\`: ${code(reason)}, line ${line}, column ${column}, offset ${offset}`;
  };
  const shown = (source) => {
    if (typeof source !== "string") return `${source.length} bytes`;
    const text = JSON.stringify(source).slice(1, -1);
    return text === "" ? "" : code(short(text.replaceAll('\\"', '"').replaceAll("\\\\", "\\")));
  };
  return [
    "## JSON text",
    "",
    "`validateJson` reads text or UTF-8 bytes without making objects.",
    "",
    ...table(
      ["text", "such as", "what becomes of it"],
      texts.map(([what, source, found]) => [what, shown(source), said(found)]),
    ),
  ];
}

function unsaidOf(rows) {
  const shown = (value) => code(short(JSON.stringify(value)));
  return [
    "## JSON Schema",
    "",
    "`jsonSchema()` and the OpenAPI documents say the rules as far as JSON Schema can. On these values such a schema",
    "and `validate` differ; each row is a test:",
    "",
    ...table(
      ["value", "such as", "the schema", "`validate`"],
      rows.map(([what, name, value, found, said]) => [
        `${what} (${code(name)})`,
        said ?? shown(value),
        found === undefined ? "refuses it" : "takes it",
        found === undefined ? "takes it" : `issue ${code(found)}`,
      ]),
    ),
    "Besides: that a value is `unique` only the server can tell; the rule `order` is in no schema; a schema sees the",
    "value that was read, and not the JSON text, of which `validateJson` refuses some; and a `format` is as strict as",
    "the validator that reads the schema. `ajv-formats` takes `urn:uuid:` before a UUID, and of a date-time the",
    "year 0, white space for the T and offsets such as `+02`, none of which the package takes.",
    "",
  ];
}

/** The text of docs/validation.md. */
export async function render() {
  const known = await facts();
  // These import the package, which must have been built by now.
  const { places } = await import("../../../tests/js/support/js-values.mjs");
  const { texts } = await import("../../../tests/js/support/json-texts.mjs");
  const { unsaid } = await import("../../../tests/js/support/unsaid.mjs");
  const lines = [
    "# Validation",
    "",
    "<!-- Written by `npm run docs` from the registry and from the tables of the tests: change those, not this. -->",
    "",
    ...optionsOf(known),
    ...codesOf(known),
    ...wordsOf(known),
    "## Resources",
    "",
    ...known.plans.flatMap((plan) => resource(plan, known)),
    ...valuesOf(places),
    ...textsOf(texts),
    ...unsaidOf(unsaid),
    "## Independent judges",
    "",
    "JSON Schemas written by hand from the API's documents (`tests/judges/schemas/`), compiled by Ajv, judge the same",
    "generated values as the package: `npm test` takes 30,000, the full run is",
    "",
    "```sh",
    "node tests/judges/run.mjs --count 500000 --seed 1",
    "```",
    "",
    "It ends at the first difference that `tests/judges/support/differences.mjs` does not list, with seed and value.",
    "",
  ];
  return lines.join("\n");
}
