// A page that does nothing.

import { tellReady } from "./cold-ready.mjs";

tellReady();
