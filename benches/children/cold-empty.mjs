// A process that does nothing but tell when it was ready.

import { tellReady } from "./ready.mjs";

tellReady();
