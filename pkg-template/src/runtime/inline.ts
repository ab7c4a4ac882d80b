// Takes the module from the code itself, where it lies as base64.

import { startAtOnce } from "../core/ready.js";
import { base64 } from "../wasm/base64.js";

startAtOnce(() => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
