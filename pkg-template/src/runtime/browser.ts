// Tells where the module is; it is fetched on first use.

import { setSource } from "../core/ready.js";

setSource(() => new URL("../fieldgate.wasm", import.meta.url));
