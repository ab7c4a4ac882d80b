// A page that checks its first rows with ajv-standalone.

import { checkAll } from "../lib/bodies.mjs";
import { checks } from "../peers/ajv-standalone.mjs";
import { fetchedRows, tellReady } from "./cold-ready.mjs";

const rows = await fetchedRows();
checkAll(checks.read.organization, rows);
tellReady(rows);
