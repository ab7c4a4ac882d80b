// A process that checks its first page of 100 rows without a client.

import { schemas } from "fieldgate/validators";
import { pageBytes } from "./page.mjs";
import { tellReady } from "./ready.mjs";

const rows = JSON.parse(new TextDecoder().decode(pageBytes()));
for (const row of rows) if (!schemas.organization.read.validate(row).ok) throw new Error("a row is invalid");
tellReady();
