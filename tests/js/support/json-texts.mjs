// What becomes of JSON text: the table of docs/validation.md, and of json-text.test.mjs.

const bytes = (...codes) => new Uint8Array(codes);
const around = (text) => [...new TextEncoder().encode(text)];
const LIST = "reminder_distribution_instruction";
const nested = (levels) => `{"${LIST}":${"[".repeat(levels)}${"]".repeat(levels)}}`;

/**
 * A row: what it is, the text or the bytes, and the outcome: none, `path code`, or a reason with line,
 * column and offset of a `not_json` issue. The schema is `subTenantTenantConnection.update`.
 */
export const texts = [
  ["no text", "", ["truncated", 1, 1, 0]],
  ["truncated", '{"custom_id":"a', ["truncated", 1, 16, 15]],
  ["a comma too many", '{"custom_id":"a",}', ["syntax", 1, 18, 17]],
  ["a word that JSON does not know", '{"custom_id":NaN}', ["syntax", 1, 14, 13]],
  ["a number with a leading zero", '{"category":01}', ["syntax", 1, 14, 13]],
  ["a line break within a string", '{\n"custom_id":"a\n"}', ["syntax", 2, 15, 16]],
  ["columns count characters, offsets bytes", '{"\u{1f3e0}":x}', ["syntax", 1, 6, 8]],
  ["text after the value", "{} {}", ["trailing", 1, 4, 3]],
  ["a comment", "{} // none", ["trailing", 1, 4, 3]],
  ["a key twice", '{"custom_id":"a","custom_id":"b"}', ["duplicate_key", 1, 18, 17]],
  ["a key twice, once escaped", '{"custom_id":"a","custom\\u005fid":"b"}', ["duplicate_key", 1, 18, 17]],
  ["a key twice within opaque data", `{"${LIST}":[{"a":1,"a":2}]}`, ["duplicate_key", 1, 46, 45]],
  ["a byte order mark", "\ufeff{}", ["bom", 1, 1, 0]],
  [
    "bytes that are not UTF-8",
    bytes(...around('{"custom_id":"'), 0xff, ...around('"}')),
    ["utf8", 1, 15, 14],
  ],
  [
    "a surrogate encoded as UTF-8",
    bytes(...around('{"custom_id":"'), 0xed, 0xa0, 0x80, ...around('"}')),
    ["utf8", 1, 15, 14],
  ],
  ["a surrogate alone in a JavaScript string", '{"custom_id":"\ud800"}', ["utf8", 1, 15, 14]],
  ["a surrogate alone, escaped", '{"custom_id":"\\ud800"}', "custom_id unicode"],
  ["NUL, escaped", '{"custom_id":"\\u0000"}', "custom_id unicode"],
  ["a pair of surrogates, escaped", '{"custom_id":"\\ud83c\\udfe0"}', undefined],
  ["white space around the value", " \t\r\n{ } ", undefined],
  ["`1.0`, `1e0`, `10e-1`", '{"stakeholder_type":1.0,"category":10e-1}', undefined],
  ["`-0`", '{"stakeholder_type":-0}', undefined],
  ["`1.5`", '{"stakeholder_type":1.5}', "stakeholder_type integer"],
  [
    "a fraction that a float rounds to 1",
    '{"stakeholder_type":1.00000000000000000001}',
    "stakeholder_type integer",
  ],
  ["`1e400`", '{"stakeholder_type":1e400}', "stakeholder_type enum"],
  ["`2 ** 53 + 1`", '{"stakeholder_type":9007199254740993}', "stakeholder_type enum"],
  ["a number as text", '{"stakeholder_type":"1"}', "stakeholder_type type"],
  ["128 levels of opaque data", nested(128), undefined],
  ["129 levels of opaque data", nested(129), `${LIST} type`],
  ["10,000 levels of opaque data", nested(10_000), `${LIST} type`],
  ["a value that is no object", "[]", " type"],
  ["an unknown key", '{"costum_id":null}', "costum_id unknown_field"],
  ["`__proto__` as a key", '{"__proto__":{}}', "__proto__ unknown_field"],
];
