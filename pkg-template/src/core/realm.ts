// Telling kinds of objects apart whatever realm made them.

/** The kinds that come from outside. */
interface Kinds {
  ArrayBuffer: ArrayBuffer;
  Date: Date;
  Error: Error;
  HTMLFormElement: HTMLFormElement;
  Headers: Headers;
  ReadableStream: ReadableStream<Uint8Array>;
  Response: Response;
  Uint8Array: Uint8Array;
  URL: URL;
  "WebAssembly.Module": WebAssembly.Module;
}

/** By its tag, as test runners and polyfills bring classes of their own, for which instanceof says no. */
export function isA<T extends keyof Kinds>(value: unknown, tag: T): value is Kinds[T] {
  return Object.prototype.toString.call(value) === `[object ${tag}]`;
}
