// The texts of made rows in an engine whose decoders know UTF-8 alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { textCases } from "./support/made-texts.mjs";

globalThis.TextDecoder = class extends TextDecoder {
  constructor(label = "utf-8", options = {}) {
    if (label !== "utf-8") throw new RangeError(`no ${label} here`);
    super(label, options);
  }
};

// The package looks for a decoder when it is loaded.
const { client } = await import("../support/pigello.mjs");

for (const [name, rows] of Object.entries(textCases)) {
  test(name, async () => {
    assert.throws(() => new TextDecoder("utf-16le"), RangeError);
    const answer = () => Response.json(rows);
    assert.deepStrictEqual(await client(answer).pigello.sales.organization.list(), rows);
  });
}
