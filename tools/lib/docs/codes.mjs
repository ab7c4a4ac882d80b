// What the docs say of codes, formats and kinds of values; a test holds it against the validator.

/**
 * By code: when it is found, at which path where that is not plain, its params by name with their meaning
 * (`?` for one that need not be there), and params of examples that are said in each language.
 */
export const codes = {
  required: {
    when:
      "A field that must be there is absent. `undefined` is absent, `null` is not. Some are required unless another " +
      "field is true.",
    params: {},
    examples: [{}],
  },
  null: {
    when: "A field is null that must not be.",
    params: { type: "the JSON type that is asked for" },
    examples: [{ type: "string" }],
  },
  type: {
    when:
      "A value is of another type, or one that JSON does not have (within opaque data of very many such values the " +
      "first: their paths take 16 MiB at most in a call). Also opaque data of more than 128 levels, " +
      "and, with an empty path, a value that is no plain object.",
    params: { type: "the JSON type that is asked for, or `json`", "depth?": "the levels that are allowed" },
    examples: [{ type: "string" }, { type: "json", depth: 128 }],
  },
  integer: {
    when: "A number has a fraction.",
    params: { type: "`integer`" },
    examples: [{ type: "integer" }],
  },
  minimum: {
    when: "A number is too small.",
    params: { minimum: "the smallest" },
    examples: [{ minimum: 1 }],
  },
  maximum: {
    when: "A number is too large.",
    params: { maximum: "the largest" },
    examples: [{ maximum: 2_147_483_647 }],
  },
  min_length: {
    when: "A text has too few characters, or a list that must not be empty is.",
    params: { "minLength?": "the fewest characters", "minItems?": "the fewest elements" },
    examples: [{ minLength: 10 }, { minItems: 1 }],
  },
  max_length: {
    when: "A text has too many characters: Unicode code points, so an emoji of one code point is one.",
    params: { maxLength: "the most" },
    examples: [{ maxLength: 128 }],
  },
  pattern: {
    when: "A text does not match the documented pattern.",
    params: { pattern: "the pattern" },
    examples: [{ pattern: "^\\d{4}$" }],
  },
  format: {
    when: "A text is not of its format.",
    params: { format: "the format, see below" },
    examples: [{ format: "uuid" }, { format: "date-time" }],
  },
  enum: {
    when: "A value is none of the documented ones.",
    params: { enum: "the documented values" },
    examples: [{ enum: [0, 1, 2, 3] }],
  },
  unique_items: {
    when: "An element stands in a list already; the issue is at the later one.",
    params: {},
    examples: [{}],
  },
  exactly_one_of: {
    when:
      "Several fields of a group are set: an issue at each that is. None is: one at the first; in an update " +
      "only when all are given as null.",
    params: { fields: "the members of the group" },
    examples: [{ fields: ["answered_by_tenant", "answered_by_sub_tenant"] }],
  },
  at_least_one_of: {
    when: "No field of a group is set: an issue at the first; in an update only when all are given as null.",
    params: { fields: "the members of the group" },
    examples: [{ fields: ["answered_by_tenant", "answered_by_sub_tenant"] }],
  },
  at_most_one_of: {
    when: "Several fields of a group are set: an issue at each that is.",
    params: { fields: "the members of the group" },
    examples: [{ fields: ["answered_by_tenant", "answered_by_sub_tenant"] }],
  },
  set_together: {
    when:
      "Some fields of a group are set and others are not: an issue at each that is missing; in an update only " +
      "at one that is given as null.",
    params: { fields: "the members of the group" },
    examples: [{ fields: ["page", "pageSize"] }],
  },
  requires: {
    when:
      "A field is set and another that it needs is not: an issue at the other; in an update only when that is " +
      "given as null.",
    params: { by: "the field that is set" },
    examples: [{ by: "tenant" }],
  },
  order: {
    when: "Two dates or instants are in the wrong order: an issue at the later field.",
    params: { fields: "the fields, the earlier first" },
    examples: [{ fields: ["start_date", "end_date"] }],
  },
  unknown_field: {
    when: "A key that the resource does not have; in lists also an option, a filter, an operator, or a name in `include` or `fields`.",
    params: {
      "suggestion?":
        "the name that is nearest in any case, if one is near; of `name__icontains` it is `name`",
    },
    examples: [{}, { suggestion: "custom_id" }],
  },
  read_only: {
    when: "A field is given that only the server sets.",
    params: {},
    examples: [{}],
  },
  unicode: {
    when: "A text or a key holds NUL or a surrogate alone, which the servers cannot store.",
    params: {},
    examples: [{}],
  },
  not_json: {
    when: "The text is not JSON; the path is empty, and there is no other issue.",
    params: {
      reason: "`syntax`, `truncated`, `trailing`, `duplicate_key`, `utf8`, `bom` or `depth`",
      line: "from 1",
      column: "in characters, from 1",
      offset: "in bytes, from 0",
    },
    examples: [{ reason: "syntax", line: 2, column: 15, offset: 16 }],
  },
};

/** What each format takes. */
export const formats = {
  uuid: "The 36 characters with hyphens, in either case; no `urn:uuid:`, no braces.",
  date: "`2026-01-31`: a day that exists, from the year 1.",
  "date-time":
    "RFC 3339 with an offset: `2026-01-31T12:00:00+01:00`. `t` and `z` and a leap second (23:59:60 UTC) are taken; " +
    "a space for the T, no offset and the year 0 are not. A `Date` is sent in UTC.",
  "date-range":
    "A date, a date-time, or a range of either with `..` or `...` between: `2026-01-01..2026-01-31`.",
  email: "One `@`, a local part of the usual characters, a host name with a dot.",
  uri: "`http`, `https`, `ftp` or `ftps`, with a host.",
  luhn: "A Swedish organization or personal number: 10 or 12 digits with the right check digit, one separator allowed.",
  gln13: "13 digits with the right check digit, one separator allowed.",
  md5: "The base64 text of an MD5 digest.",
};

/** What the kinds of list parameters take. */
export const parameters = {
  boolean: "true or false",
  integer: "32-bit whole number",
  text: "text",
  order: "list of field names, `-` in front for descending, none twice",
  ids: "list of UUIDs, not empty",
  strings: "list of texts without commas, not empty",
  count: "32-bit whole number, at least 1",
  sort: "one field name, `-` in front for descending",
  include: "list of relationships, not empty",
  fieldset: "list of attributes and relationships, not empty",
};

const ORDERED = "`gt` `gte` `lt` `lte` `in` `isnull`";

/** The kinds of JSON:API filters. */
export const selections = {
  text: "text",
  dates: "a date, an instant, or a range of either: `2026-01-01..2026-01-31`",
};

/** The operators of each kind of filter besides equality, null and `not`. */
export const filters = {
  text: "`contains` `endswith` `icontains` `iendswith` `iexact` `istartswith` `startswith` `in` `isnull`",
  integer: ORDERED,
  dateTime: ORDERED,
  boolean: "`in` `isnull`",
  id: "`in` `isnull`",
  reference: "`in` `isnull`",
};
