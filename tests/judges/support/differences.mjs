// Where Ajv and the package may differ, each with its reason and a test of the value that shows it.

const reference = (value) => (typeof value === "object" && value !== null ? value.id : value);

/** How many levels of arrays and objects a value has. */
function depthOf(value) {
  let depth = 0;
  let level = [value];
  for (;;) {
    level = level.filter((one) => typeof one === "object" && one !== null);
    if (level.length === 0) return depth;
    level = level.flatMap(Object.values);
    depth += 1;
  }
}

const INSTANT = /^(\d{4})-\d\d-\d\d(t|\s)\d\d:\d\d:(\d\d(?:\.\d+)?)(z|[+-]\d\d:?(?:\d\d)?)$/is;
const instant = (value) => (typeof value === "string" ? (INSTANT.exec(value) ?? []) : []);

/**
 * `theirs` says whether Ajv finds the value at fault and the package does not, or the other way round;
 * `holds` is asked of the value under the key, the issues there, and the whole of the text if there is one.
 */
export const differences = [
  {
    name: "urn:uuid",
    reason: "ajv-formats takes a UUID with the prefix `urn:uuid:`; the package asks for the 36 characters",
    theirs: false,
    holds: (value, codes) => codes === "format" && /^urn:uuid:/i.test(reference(value)),
  },
  {
    name: "separator of a date-time",
    reason: "ajv-formats takes any white space between date and time; RFC 3339 and the package want a T",
    theirs: false,
    holds: (value, codes) => codes === "format" && /\s/.test(instant(value)[2] ?? "T"),
  },
  {
    name: "offset of a date-time",
    reason: "ajv-formats takes `+02` and `+0200`; RFC 3339 and the package want `+02:00`",
    theirs: false,
    holds: (value, codes) => codes === "format" && /^[+-]\d\d(\d\d)?$/.test(instant(value)[4] ?? ""),
  },
  {
    name: "year 0",
    reason: "ajv-formats takes the year 0000, which the servers' dates do not have",
    theirs: false,
    holds: (value, codes) => codes === "format" && instant(value)[1] === "0000",
  },
  {
    name: "digits of a second",
    reason: "the package takes date-times of at most 128 characters",
    theirs: false,
    holds: (value, codes) => codes === "format" && instant(value)[0]?.length > 128,
  },
  {
    name: "rounded second",
    reason: "ajv-formats reads seconds as a float, for which 59.99999999999999999 is 60",
    theirs: true,
    holds: (value) => /^59\.9{15,}$/.test(instant(value)[3] ?? "") && Number(instant(value)[3]) === 60,
  },
  {
    name: "depth",
    reason: "JSON Schema cannot say that opaque data has at most 128 levels",
    theirs: false,
    holds: (value, codes) => codes === "type" && depthOf(value) > 128,
  },
  {
    name: "rounded number",
    reason: "JSON.parse rounds a fraction to the 1 that it is not, before Ajv can see it",
    theirs: false,
    holds: (value, codes, text) => codes === "integer" && value === 1 && /1\.0{20,}1/.test(text ?? ""),
  },
];

/** The difference that explains a key on which the two disagree. */
export function explained(key, value, issues, text) {
  const own = issues.filter(({ path }) => String(path[0] ?? "") === key);
  const codes = [...new Set(own.map(({ code }) => code))].join(" ");
  const member = typeof value === "object" && value !== null ? value[key] : undefined;
  return differences.find(({ theirs, holds }) => theirs === (own.length === 0) && holds(member, codes, text));
}
