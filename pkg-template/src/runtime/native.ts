// Says at once what React Native lacks, where importing the rest would fail without saying why.

if (typeof TextDecoder === "undefined" || typeof TextEncoder === "undefined") {
  const lacks = typeof WebAssembly === "undefined" ? "WebAssembly and TextDecoder" : "TextDecoder";
  // As a FieldgateError, whose class is in what cannot be imported.
  throw Object.assign(new Error(`this JavaScript engine has no ${lacks}, which fieldgate needs`), {
    name: "FieldgateError",
    code: "load_error",
  });
}

export {};
