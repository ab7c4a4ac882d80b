// What the wasm is made of: the bytes of its code by module of the crate, read from a build that keeps names.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { at, buildDir, toolBinDir } from "./paths.mjs";
import { must } from "./run.mjs";
import { optimiseFlags, PATH_WITH_TOOLS, WASM_NAME } from "./wasm.mjs";

const CUSTOM = 0;
const IMPORT = 2;
const CODE = 10;
const DATA = 11;

/** Reads the numbers and names of the binary format. */
class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }

  name() {
    const length = this.number();
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at).toString();
  }
}

function* sectionsOf(bytes) {
  const reader = new Reader(bytes, 8);
  while (reader.at < bytes.length) {
    const id = bytes[reader.at++];
    const end = reader.number() + reader.at;
    yield { id, reader: new Reader(bytes.subarray(0, end), reader.at), size: end - reader.at };
    reader.at = end;
  }
}

/** Functions that are imported come first in the numbers of all functions. */
function countImports(reader) {
  let functions = 0;
  for (let left = reader.number(); left > 0; left--) {
    reader.name();
    reader.name();
    const kind = reader.bytes[reader.at++];
    if (kind !== 0)
      throw new Error(`an import of kind ${kind} is new: tools/lib/wasm-parts.mjs must learn it`);
    reader.number();
    functions += 1;
  }
  return functions;
}

function functionSizes(reader) {
  return Array.from({ length: reader.number() }, () => {
    const size = reader.number();
    reader.at += size;
    return size;
  });
}

function functionNames(reader) {
  const names = new Map();
  while (reader.at < reader.bytes.length) {
    const kind = reader.bytes[reader.at++];
    const end = reader.number() + reader.at;
    if (kind === 1) {
      for (let left = reader.number(); left > 0; left--) names.set(reader.number(), reader.name());
    }
    reader.at = end;
  }
  return names;
}

/** The part that a function belongs to. */
function partOf(name = "") {
  const module = /fieldgate::(\w+)(?:::(\w+))?/.exec(name);
  if (module?.[1] === "validate") return module[2] === "formats" ? "formats" : "validation";
  if (module) return { read: "readers", json: "JSON", request: "requests" }[module[1]] ?? "exports";
  if (/talc|__rust_(re|de)?alloc/.test(name)) return "allocator";
  if (/^[a-z_]+$/.test(name)) return "exports";
  return "Rust's library";
}

/** The bytes of each part's code, and of the data; uncompressed. */
export function wasmParts() {
  const folder = join(buildDir, "parts");
  mkdirSync(folder, { recursive: true });
  const compiled = at("target", "wasm32-unknown-unknown", "release", `${WASM_NAME}.wasm`);
  must(join(toolBinDir, "wasm-bindgen"), ["--target", "web", "--out-dir", folder, compiled]);
  const named = join(folder, "named.wasm");
  const env = { ...process.env, PATH: PATH_WITH_TOOLS };
  must("wasm-opt", [...optimiseFlags(), "-g", join(folder, `${WASM_NAME}_bg.wasm`), "-o", named], { env });
  const parts = new Map();
  const add = (part, size) => parts.set(part, (parts.get(part) ?? 0) + size);
  let imports = 0;
  let sizes = [];
  let names = new Map();
  for (const { id, reader, size } of sectionsOf(readFileSync(named))) {
    if (id === IMPORT) imports = countImports(reader);
    else if (id === CODE) sizes = functionSizes(reader);
    else if (id === DATA) add("data: field names, tables", size);
    else if (id === CUSTOM && reader.name() === "name") names = functionNames(reader);
  }
  sizes.forEach((size, place) => {
    add(partOf(names.get(place + imports)), size);
  });
  return [...parts].sort((a, b) => b[1] - a[1]);
}
