// Writes the fault matrix into docs/transport.md: node tests/faults/write-docs.mjs

import { readFileSync, writeFileSync } from "node:fs";
import { BEGIN, END, section } from "./docs.mjs";

const file = new URL("../../docs/transport.md", import.meta.url);
const text = readFileSync(file, "utf8");
const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)];
if (before < 0 || after < before) throw new Error("docs/transport.md has no marks for the fault matrix");
writeFileSync(file, text.slice(0, before) + section() + text.slice(after + END.length));
