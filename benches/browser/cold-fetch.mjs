// A page that fetches the rows and checks nothing.

import { fetchedRows, tellReady } from "./cold-ready.mjs";

tellReady(await fetchedRows());
