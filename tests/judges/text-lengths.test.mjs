// Texts at the edges of their lengths: what JavaScript tells by a length alone is what the engine tells of the text.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { schemas } from "fieldgate";
import { client, ID, json, organization } from "../support/pigello.mjs";

const EMOJI = "\u{1F600}";
const LONE = "\ud83d";

/** The codes of the issues, with the way to each. */
const told = (issues = []) => issues.map(({ path, code }) => `${path.join(".")} ${code}`).join();

/** What a value is told to be as itself, among others, as JSON where that can hold it, and when it is sent. */
async function outcomes(value) {
  const { create } = schemas.organization;
  const { pigello, calls } = client(() => json(organization));
  const sent = await pigello.sales.organization.create(value).then(
    () => ({}),
    (error) => error,
  );
  const refused = told(sent.issues);
  assert.equal(calls.length, refused === "" ? 1 : 0);
  const many = create
    .validateMany([value])
    .issues?.map(({ path, ...issue }) => ({ ...issue, path: path.slice(1) }));
  return {
    value: told(create.validate(value).issues),
    many: told(many),
    json: told(create.validateJson(JSON.stringify(value)).issues),
    sent: refused,
  };
}

const same = (told) => ({ value: told, many: told, json: told, sent: told });

describe("texts at the edges of their lengths", () => {
  for (const [what, text, code] of [
    ["128 characters of ASCII", "x".repeat(128), ""],
    ["129", "x".repeat(129), "max_length"],
    ["256", "x".repeat(256), "max_length"],
    ["257", "x".repeat(257), "max_length"],
    ["128 letters beyond ASCII", "Å".repeat(128), ""],
    ["129 letters", "Å".repeat(129), "max_length"],
    ["129 letters beyond Latin-1", "ő".repeat(129), "max_length"],
    ["128 emoji", EMOJI.repeat(128), ""],
    ["129 emoji", EMOJI.repeat(129), "max_length"],
    ["127 characters and an emoji", `${"x".repeat(127)}${EMOJI}`, ""],
    ["128 characters and an emoji", `${"x".repeat(128)}${EMOJI}`, "max_length"],
    ["128 characters and NUL", `${"x".repeat(128)}\0`, "unicode"],
    ["128 emoji and NUL", `${EMOJI.repeat(128)}\0`, "unicode"],
    ["128 characters and half an emoji", `${"x".repeat(128)}${LONE}`, "unicode"],
    ["127 emoji and two halves", `${LONE}${EMOJI.repeat(127)}${LONE}`, "unicode"],
  ]) {
    test(`${what}: ${code || "fine"}`, async () => {
      const value = { name: "A", custom_id: text };
      assert.deepEqual(await outcomes(value), same(code && `custom_id ${code}`));
    });
  }

  for (const [what, id, code] of [
    ["a UUID", ID, ""],
    ["in capitals", ID.toUpperCase(), ""],
    ["nothing", "", "format"],
    ["a character less", ID.slice(1), "format"],
    ["a character more", `${ID}0`, "format"],
    ["36 others", "x".repeat(36), "format"],
    ["36 bytes of fewer characters", "Å".repeat(18), "format"],
    ["36 characters of more bytes", "Å".repeat(36), "format"],
    ["18 emoji", EMOJI.repeat(18), "format"],
    ["without hyphens", ID.replaceAll("-", ""), "format"],
    ["in braces", `{${ID}}`, "format"],
    ["with NUL", `${ID}\0`, "unicode"],
    ["with half an emoji", `${ID}${LONE}`, "unicode"],
    ["with half an emoji in place of a digit", `${ID.slice(1)}${LONE}`, "unicode"],
  ]) {
    test(`an id, ${what}: ${code || "fine"}`, async () => {
      const value = { name: "A", organization: { id } };
      assert.deepEqual(await outcomes(value), same(code && `organization.id ${code}`));
    });
  }
});
