// A page that checks its first rows with valibot.

import { checkAll } from "../lib/bodies.mjs";
import { checks } from "../peers/valibot.mjs";
import { fetchedRows, tellReady } from "./cold-ready.mjs";

const rows = await fetchedRows();
checkAll(checks.read.organization, rows);
tellReady(rows);
