// Rows whose texts repeat, or are not ASCII: many of them, and long ones.

export const ID = "0b6e2a55-6f0e-4c11-9a43-9d2d1f6b7a10";

const uuid = (number) => `0b6e2a55-6f0e-4c11-9a43-${String(number).padStart(12, "0")}`;
export const rowsOf = (count, row) =>
  Array.from({ length: count }, (_, i) => ({ id: uuid(i), created_at: "2026-01-01T00:00:00Z", ...row(i) }));

/** Pieces that a decoder of parts must not tear: pairs, a byte order mark, and both at any place. */
const pieces = ["å", "😀", "語", "\ufeff", "plain", "\\", '"', "\n"];
const long = (length, from) =>
  Array.from({ length }, (_, i) => pieces[(i * 7 + from) % pieces.length]).join("");

/** By what they hold. */
export const textCases = {
  "one text in all rows": rowsOf(500, () => ({ name: "The same", custom_id: "x" })),
  "more texts than are remembered, by turns": rowsOf(2000, (i) => ({
    name: `Name ${i % 700}`,
    custom_id: `${i % 3}`,
  })),
  "texts that differ in one character": rowsOf(600, (i) => ({
    name: `${"a".repeat(i % 60)}b${"a".repeat(60 - (i % 60))}`,
    custom_id: `${"-".repeat(i % 9)}|`,
  })),
  "references that repeat, each an object of its own": rowsOf(500, (i) => ({
    name: "Name",
    organization: i % 5 === 0 ? null : { id: i % 2 === 0 ? ID : uuid(i % 40) },
  })),
  "texts of 62 to 65 characters, twice": rowsOf(40, (i) => ({ name: "n".repeat(62 + (i % 4)) })),
  "short texts of all kinds of characters": rowsOf(5000, (i) => ({ name: long(1 + (i % 9), i) })),
  "long texts of all kinds of characters": rowsOf(800, (i) => ({ name: long(40 + (i % 20), i) })),
  "rows of more text than is decoded at once": rowsOf(3, (i) => ({
    name: "Name",
    customer_columns: { text: long(90_000, i) },
  })),
};
