// A process that does nothing but make an answer of Node's own fetch, which Node loads on first use.

import { pageBytes } from "./page.mjs";
import { tellReady } from "./ready.mjs";

await new Response(pageBytes()).arrayBuffer();
tellReady();
