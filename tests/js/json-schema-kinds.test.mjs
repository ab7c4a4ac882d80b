// The JSON Schemas of kinds and rules that no resource has yet, in every dialect, from the built sources.
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { dialects } from "./support/ajv.mjs";

const ENTRY = `
export { jsonSchema } from "./schema/json-schema.js";
export { field } from "./core/plan.js";
`;

/** Only the numbers of the modes are needed of the checks; the rest would want the wasm. */
const withoutEngine = {
  name: "without-engine",
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]core[\\/]check\.ts$/ }, () => ({
      contents: "export const Mode = { create: 0, update: 1, bulkRow: 2, read: 3 };",
    })),
};

let emit;
let field;

before(async () => {
  const resolveDir = fileURLToPath(new URL("../../build/ts/", import.meta.url));
  const { outputFiles } = await build({
    stdin: { contents: ENTRY, resolveDir, loader: "ts" },
    bundle: true,
    format: "esm",
    write: false,
    plugins: [withoutEngine],
  });
  const code = Buffer.from(outputFiles[0].text).toString("base64");
  const built = await import(`data:text/javascript;base64,${code}`);
  field = built.field;
  emit = built.jsonSchema;
});

const REQUIRED = 1;
const NULLABLE = 2;
const READ_ONLY = 4;
const WRITE_ONLY = 16;
const NULLABLE_READ = 32;
const MODES = { create: 0, update: 1, bulkRow: 2, read: 3 };

// A row: what it is, the fields, the rules, and by mode the values that are fine and those that are not.
const number = () => field("integer", NULLABLE, { minimum: -2147483648, maximum: 2147483647 });
const three = () => ({ a: number(), b: number(), c: number() });
const group = (code) => [{ code, fields: ["a", "b", "c"] }];

const CASES = [
  [
    "at least one",
    three,
    group("at_least_one_of"),
    {
      create: [
        [{ a: 1 }, { a: 1, b: 2, c: null }],
        [{}, { a: null }, { a: null, b: null, c: null }],
      ],
      update: [
        [{}, { a: null }, { a: null, b: null }, { a: 1, b: null, c: null }],
        [{ a: null, b: null, c: null }],
      ],
    },
  ],
  [
    "at most one",
    three,
    group("at_most_one_of"),
    {
      create: [
        [{}, { a: 1 }, { a: 1, b: null }],
        [
          { a: 1, b: 2 },
          { a: 1, b: 2, c: 3 },
        ],
      ],
      update: [[{}, { c: 1, a: null }], [{ b: 1, c: 2 }]],
    },
  ],
  [
    "exactly one",
    three,
    group("exactly_one_of"),
    {
      create: [
        [{ a: 1 }, { b: 1, a: null }],
        [{}, { a: null }, { a: 1, c: 1 }],
      ],
      update: [
        [{}, { a: null }, { a: 1 }],
        [
          { a: 1, c: 1 },
          { a: null, b: null, c: null },
        ],
      ],
    },
  ],
  [
    "set together",
    three,
    group("set_together"),
    {
      create: [
        [{}, { a: null }, { a: 1, b: 2, c: 3 }],
        [{ a: 1 }, { a: 1, b: 2, c: null }],
      ],
      update: [
        [{}, { a: 1 }, { a: null }, { a: null, b: null }],
        [
          { a: 1, b: null },
          { c: 1, a: null },
        ],
      ],
    },
  ],
  [
    "requires",
    three,
    group("requires"),
    {
      create: [
        [{}, { b: 1 }, { a: null }, { a: 1, b: 2, c: 3 }],
        [{ a: 1 }, { a: 1, b: 2, c: null }],
      ],
      update: [[{}, { a: 1 }, { a: null, b: null }], [{ a: 1, b: null }]],
    },
  ],
  [
    "required unless",
    () => ({ a: field("string", 0), b: field("boolean", WRITE_ONLY) }),
    [{ code: "required", fields: ["a", "b"] }],
    {
      update: [
        [{ a: "x" }, { b: true }, { a: "x", b: false }],
        [{}, { b: false }, { a: null }],
      ],
      read: [[{}, { a: "x" }], [{ a: null }]],
    },
  ],
  [
    "a rule that is only documented",
    three,
    [{ code: "documented", fields: [] }],
    { create: [[{}, { a: 1, b: 2 }], [{ d: 1 }]] },
  ],
  [
    "ranges",
    () => ({
      whole: field("integer", 0, { minimum: 1, maximum: 31 }),
      float: field("number", 0, { minimum: -90, maximum: 90 }),
    }),
    [],
    {
      create: [
        [
          { whole: 1, float: -90 },
          { whole: 31, float: 0.5 },
        ],
        [{ whole: 0 }, { whole: 32 }, { float: 90.1 }],
      ],
      read: [
        [{ whole: 0 }, { whole: -(2 ** 31) }, { float: 1e9 }],
        [{ whole: 2 ** 31 }, { whole: 1.5 }, { float: "1" }],
      ],
    },
  ],
  [
    "texts",
    () => ({
      code: field("string", NULLABLE, { minLength: 2, maxLength: 4, pattern: "^\\d+$" }),
      kind: field("string", NULLABLE, { enum: ["20.520", "20.59"] }),
      day: field("string", 0, { format: "date" }),
      mail: field("string", 0, { format: "email" }),
    }),
    [],
    {
      create: [
        [
          { code: "12" },
          { code: null },
          { kind: "20.59" },
          { kind: null },
          { day: "2024-02-29" },
          { mail: "a@b.se" },
        ],
        [
          { code: "1" },
          { code: "12345" },
          { code: "ab" },
          { kind: "20.5" },
          { kind: 20.59 },
          { day: "2023-02-29" },
          { mail: "a" },
        ],
      ],
      read: [
        [{ code: "abcdef" }, { kind: "other" }, { mail: "a" }],
        [{ code: 1 }, { day: "2023-02-29" }],
      ],
    },
  ],
  [
    "lists",
    () => ({
      floors: field("array", NULLABLE, {
        items: field("integer", 0, { minimum: -5, maximum: 9 }),
        uniqueItems: true,
      }),
      rows: field("array", 0, { items: field("object", 0, { reference: "Row" }) }),
      any: field("array", 0),
    }),
    [],
    {
      create: [
        [{ floors: [] }, { floors: [1, 2] }, { floors: null }, { rows: [] }, { any: [null, {}] }],
        [
          { floors: [1, 1] },
          { floors: [10] },
          { floors: [null] },
          { floors: {} },
          { rows: [{}] },
          { rows: [null] },
        ],
      ],
      read: [
        [{ floors: [1, 1, 99] }, { rows: [{}, { id: null }] }],
        [{ floors: ["1"] }, { rows: [1] }],
      ],
    },
  ],
  [
    "objects",
    () => ({
      file: field("object", NULLABLE, {
        properties: {
          name: field("string", REQUIRED),
          get: field("string", READ_ONLY | REQUIRED),
          post: field("object", READ_ONLY, { properties: { url: field("string", 0) } }),
        },
      }),
      free: field("object", 0),
    }),
    [],
    {
      create: [
        [{ file: { name: "a" } }, { file: null }, { free: { a: [1] } }],
        [{ file: {} }, { file: { name: "a", get: "x" } }, { file: { name: "a", more: 1 } }, { free: [] }],
      ],
      read: [
        [{ file: { name: "a", get: "x", more: 1 } }],
        [{ file: { name: "a" } }, { file: { name: 1, get: "x" } }],
      ],
    },
  ],
  [
    "a number or its text, and null in answers",
    () => ({
      rate: field("number or string", NULLABLE),
      total: field("number or string", 0),
      at: field("string", NULLABLE_READ, { minLength: 1 }),
    }),
    [],
    {
      create: [
        [{ rate: 1.5 }, { rate: "1.5" }, { rate: null }, { total: 1 }, { at: "x" }],
        [{ rate: true }, { total: null }, { at: null }, { at: "" }],
      ],
      read: [
        [{ rate: null }, { at: null }, { at: "" }, { total: "1" }],
        [{ total: null }, { rate: [] }, { at: 1 }],
      ],
    },
  ],
];

for (const target of Object.keys(dialects)) {
  describe(target, () => {
    for (const [what, fields, rules, modes] of CASES) {
      for (const [mode, [fine, wrong]] of Object.entries(modes)) {
        test(`${what}: ${mode}`, () => {
          const plan = { fields: fields(), rules };
          const schema = emit(plan, MODES[mode], { target });
          assert.deepEqual(dialects[target].meta(schema), []);
          const verdict = dialects[target].verdict(schema);
          for (const value of fine) assert.equal(verdict(value), true, `${JSON.stringify(value)} is fine`);
          for (const value of wrong)
            assert.equal(verdict(value), false, `${JSON.stringify(value)} is not fine`);
        });
      }
    }
  });
}
