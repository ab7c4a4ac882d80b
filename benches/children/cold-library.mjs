// A process that checks its first page of 100 rows with a library, whose file is named.

import { pageBytes } from "./page.mjs";
import { tellReady } from "./ready.mjs";

const { checks } = await import(`../peers/${process.argv[2]}.mjs`);
const rows = JSON.parse(new TextDecoder().decode(pageBytes()));
for (const row of rows) if (checks.read.organization(row) !== null) throw new Error("a row is invalid");
tellReady();
