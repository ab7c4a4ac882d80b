// Says at once what React Native lacks, where importing the rest would fail without saying why.

import { FieldgateError } from "../core/errors.js";

if (typeof TextDecoder === "undefined" || typeof TextEncoder === "undefined") {
  const lacks = typeof WebAssembly === "undefined" ? "WebAssembly and TextDecoder" : "TextDecoder";
  throw new FieldgateError("load_error", `this JavaScript engine has no ${lacks}, which fieldgate needs`);
}
