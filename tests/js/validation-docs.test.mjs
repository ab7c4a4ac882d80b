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
