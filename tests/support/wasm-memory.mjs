// Import this before the package: it notes the memory of the one wasm instance, which no public name leads to.

let memory;

// The package makes its instance while it is imported, by the global constructor.
const Instance = WebAssembly.Instance;
WebAssembly.Instance = new Proxy(Instance, {
  construct(target, args) {
    const instance = Reflect.construct(target, args);
    memory = instance.exports.memory;
    return instance;
  },
});

function theMemory() {
  if (!(memory instanceof WebAssembly.Memory)) throw new Error("no instance was made after this import");
  return memory;
}

/** Bytes of the package's wasm memory. */
export function wasmBytes() {
  return theMemory().buffer.byteLength;
}

/** Makes the package's wasm memory so large; what is added is not touched, and so takes no room. */
export function growWasmTo(bytes) {
  theMemory().grow((bytes - wasmBytes()) >>> 16);
}
