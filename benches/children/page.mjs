// The page of 100 rows that a fresh process reads first; the parent has written it.

const { readFileSync } = process.getBuiltinModule("node:fs");

export const pageBytes = () => new Uint8Array(readFileSync(new URL("../out/page.json", import.meta.url)));
