// docs/validation.md is what the registry and the tables of the tests make, and says all that there is.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { codes, filters, formats, parameters, selections } from "../../tools/lib/docs/codes.mjs";
import { facts } from "../../tools/lib/docs/facts.mjs";
import { render } from "../../tools/lib/docs/validation.mjs";
import { corpus } from "./support/corpus.mjs";

const known = await facts();

test("the committed page is up to date: npm run docs writes it", async () => {
  const committed = readFileSync(new URL("../../docs/validation.md", import.meta.url), "utf8");
  const [ours, made] = [committed, await render()].map((text) => text.split("\n"));
  const line = made.findIndex((text, at) => text !== ours[at]);
  assert.deepEqual(
    ours.slice(line, line + 1),
    made.slice(line, line + 1),
    `line ${line + 1}: run npm run docs`,
  );
  assert.equal(ours.length, made.length);
});

test("every code is described, and no other", () => {
  assert.deepEqual(Object.keys(codes).sort(), [...known.codes].sort());
});

test("the params are those that the corpus expects and the messages use", () => {
  const described = (code) => Object.keys(codes[code].params).map((name) => name.replace("?", ""));
  for (const line of corpus.trimEnd().split("\n")) {
    for (const { code, params } of JSON.parse(line).expected) {
      const names = Object.keys(params);
      for (const name of names) assert.ok(described(code).includes(name), `${code}: ${name}`);
      for (const name of Object.keys(codes[code].params)) {
        assert.ok(
          name.endsWith("?") || params.depth || names.includes(name),
          `${code}: ${name} is not there`,
        );
      }
    }
  }
  for (const { templates, words } of [known.en, known.sv]) {
    for (const [code, template] of Object.entries(templates)) {
      for (const [, name] of template.matchAll(/\{(\w+)/g)) {
        assert.ok(described(code).includes(name), `${code}: ${name}`);
      }
    }
    assert.deepEqual(Object.keys(words), Object.keys(known.en.words));
    for (const format of Object.keys(formats)) assert.ok(words[format], format);
  }
});

test("the params have the types that the declarations give them, and no other", () => {
  const source = readFileSync(new URL("../../build/ts/generated/codes.ts", import.meta.url), "utf8");
  const body = /interface IssueParamsByCode \{\n(.*?)\n\}/s.exec(source)[1];
  const declared = Object.fromEntries(
    body
      .split(/^ {2}readonly /m)
      .map((member) => [
        /^\w*/.exec(member)[0],
        Object.fromEntries(
          [...member.matchAll(/^ {4}readonly ([\w?]+): (.+);$/gm)].map(([, name, type]) => [name, type]),
        ),
      ]),
  );
  delete declared[""];
  assert.deepEqual(Object.keys(declared).sort(), [...known.codes, "server"].sort());
  for (const code of known.codes)
    assert.deepEqual(Object.keys(declared[code]), Object.keys(codes[code].params), code);
  const isOf = (type, value) =>
    type.startsWith("readonly")
      ? Array.isArray(value)
      : type.split(" | ").some((one) => one === typeof value || one === JSON.stringify(value));
  let asked = 0;
  for (const line of corpus.trimEnd().split("\n")) {
    for (const { code, params } of JSON.parse(line).expected) {
      for (const [name, value] of Object.entries(params)) {
        const type = declared[code][name] ?? declared[code][`${name}?`];
        assert.ok(isOf(type, value), `${code}: ${name} is ${JSON.stringify(value)}`);
        asked += 1;
      }
    }
  }
  assert.ok(asked > 4_000, `${asked} params`);
});

test("every format, kind of parameter and kind of filter of the registry is described", () => {
  for (const plan of known.plans) {
    for (const field of Object.values(plan.fields)) {
      if (field.format) assert.ok(formats[field.format], field.format);
    }
    for (const kind of Object.values(plan.parameters)) assert.ok(parameters[kind], kind);
    for (const kind of Object.values(plan.filters)) assert.ok(filters[kind], kind);
    for (const kind of Object.values(plan.jsonApi?.filters ?? {})) assert.ok(selections[kind], kind);
  }
});

test("the schemas and options are found in the sources", () => {
  assert.deepEqual(
    known.schemas.map(({ name }) => name),
    ["create", "update", "bulkRow", "read", "listQuery"],
  );
  assert.ok(
    ["openEnums", "complete", "locale"].every((name) => known.options.some((one) => one.name === name)),
  );
});
