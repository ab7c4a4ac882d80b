// compareDecimals and parseInstant: odd values made usable, without binary floats and wrong instants.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { compareDecimals, parseInstant } from "fieldgate";

describe("compareDecimals", () => {
  for (const [a, b, order] of [
    ["9.99", 9.99, 0],
    ["9.990", "9.99", 0],
    ["0.1", "0.10000000000000000001", -1],
    ["12345678901234567.89", "12345678901234567.88", 1],
    ["9", "10", -1],
    ["-9", "-10", 1],
    ["-1", "1", -1],
    ["-0.00", "0", 0],
    [0, "-0", 0],
    ["+5", 5, 0],
    ["007", 7, 0],
    [1e21, "1000000000000000000000", 0],
    [1e-7, "0.0000001", 0],
    [-1.5e-7, "-0.00000015", 0],
    [1.25e25, "12500000000000000000000000", 0],
    [" 1.5 ", 1.5, 0],
    ["missing", 1, undefined],
    ["", 0, undefined],
    [null, 0, undefined],
    [0, undefined, undefined],
    [Number.NaN, 0, undefined],
    [Number.POSITIVE_INFINITY, 0, undefined],
    ["1,5", 1, undefined],
    ["1e3", 1000, undefined],
  ]) {
    test(`${JSON.stringify(a)} and ${JSON.stringify(b)}`, () => {
      const sign = (value) => (value === undefined ? undefined : Math.sign(value) + 0);
      assert.equal(sign(compareDecimals(a, b)), order);
      assert.equal(sign(compareDecimals(b, a)), order === undefined ? undefined : 0 - order);
    });
  }

  test("a fraction of very many digits", () => {
    const zeros = "0".repeat(100_000);
    assert.equal(compareDecimals(`0.${zeros}1`, "0"), 1);
    assert.equal(compareDecimals(`0.1${zeros}`, "0.1"), 0);
  });

  test("sorts", () => {
    const sorted = ["10", "9.5", -3, "0", "-3.01"].sort((a, b) => compareDecimals(a, b) ?? 0);
    assert.deepEqual(sorted, ["-3.01", -3, "0", "9.5", "10"]);
  });
});

describe("parseInstant", () => {
  for (const [text, instant] of [
    ["2026-01-31T12:00:00Z", "2026-01-31T12:00:00.000Z"],
    ["2026-01-31 12:00:00 UTC", "2026-01-31T12:00:00.000Z"],
    ["2026-01-31t12:00:00.987654z", "2026-01-31T12:00:00.987Z"],
    ["2026-01-31T12:00:00.9999999999999999999Z", "2026-01-31T12:00:00.999Z"],
    ["2026-01-31T12:00:00.1Z", "2026-01-31T12:00:00.100Z"],
    ["2026-01-31T12:00:00+05:30", "2026-01-31T06:30:00.000Z"],
    ["2026-01-31T00:00:00-01:00", "2026-01-31T01:00:00.000Z"],
    ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"],
    ["0099-12-31T00:00:00Z", "0099-12-31T00:00:00.000Z"],
    ["2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z"],
  ]) {
    test(text, () => assert.equal(parseInstant(text).toISOString(), instant));
  }

  for (const text of [
    "-4712-01-01T00:00:00Z",
    "-4712-01-01 00:00:00 UTC",
    "0000-01-01T00:00:00Z",
    "2026-02-29T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-01-31T24:00:00Z",
    "2026-01-31T12:00:60Z",
    "2026-01-31T12:00:00",
    "2026-01-31T12:00:00+24:00",
    "2026-01-31",
    "yesterday",
    "",
    null,
    undefined,
  ]) {
    test(`${text} is no instant of which Date would be sure`, () => assert.equal(parseInstant(text), null));
  }

  test("every millisecond", () => {
    for (let i = 0; i < 1000; i++) {
      const text = `2026-01-31T12:00:00.${String(i).padStart(3, "0")}Z`;
      assert.equal(parseInstant(text).getTime(), Date.parse(text));
    }
  });
});
