// The engine's memory: views of its input, and the writing of text into it.

import { Engine, type InitOutput } from "../wasm/fieldgate.js";
import { NotReadyError } from "./errors.js";

/** Bytes from one field to the next, and of all fields together; the engine's layout. */
export const STRIDE = 256;
export const ROOM = 248;
export const AREA = 16_384;
const FIELDS = AREA / STRIDE;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

let memory: WebAssembly.Memory | undefined;
/** One engine for each level of calls within calls (a getter may validate something). */
const engines: Engine[] = [];
let depth = 0;
/** How much the calls further out have written, to go on there. */
const outer: { readonly size: number; readonly far: number }[] = [];

/** The engine in use. */
export let engine: Engine;
/** Views of the input: bytes, 32-bit numbers, 64-bit floats, and the text of each field. */
export let u8: Uint8Array;
export let u32: Uint32Array;
export let f64: Float64Array;
export let rooms: Uint8Array[] = [];

/** Bytes of the input, and where the next far text goes. */
let size = AREA;
let far = AREA;
/** Where the last far text lies. */
export let farStart = 0;
export let farEnd = 0;

/** Takes the instantiated module; from then on validators work. */
export function start(exports: InitOutput): void {
  if (memory !== undefined) return;
  memory = exports.memory;
  engines.push(new Engine());
  select(0);
}

/** Whether the module is there. */
export function isReady(): boolean {
  return memory !== undefined;
}

function select(level: number): void {
  let chosen = engines[level];
  if (chosen === undefined) {
    chosen = new Engine();
    engines.push(chosen);
  }
  engine = chosen;
  size = AREA;
  far = AREA;
  refresh();
}

/** Makes the views anew: memory moves when it grows. */
function refresh(): void {
  if (memory === undefined) throw new NotReadyError();
  const address = engine.input(size);
  const buffer = memory.buffer;
  u8 = new Uint8Array(buffer, address, size);
  u32 = new Uint32Array(buffer, address, AREA / 4);
  f64 = new Float64Array(buffer, address, AREA / 8);
  rooms = [];
  for (let i = 0; i < FIELDS; i++) rooms.push(new Uint8Array(buffer, address + i * STRIDE + 8, ROOM));
}

/** Begins a use of the engine; every use ends with {@link leave}. */
export function enter(): void {
  if (memory === undefined) throw new NotReadyError();
  if (depth++ > 0) {
    outer.push({ size, far });
    select(depth - 1);
  } else if (u8.length === 0) refresh();
  far = AREA;
}

/** Ends a use of the engine. */
export function leave(): void {
  // Large texts are given back; the usual ones keep their room.
  if (size > 1 << 20) {
    engine.shrink();
    size = AREA;
    refresh();
  }
  if (--depth > 0) {
    const before = outer.pop();
    select(depth - 1);
    size = before?.size ?? AREA;
    far = before?.far ?? AREA;
    refresh();
  }
}

/** Forgets the far texts of the value before. */
export function clearFar(): void {
  far = AREA;
  // The check of the value before may have made memory grow, which leaves the views empty.
  if (u8.length === 0) refresh();
}

function reserve(bytes: number): void {
  if (far + bytes > size) {
    size = Math.max(size * 2, far + bytes + 64);
    refresh();
  }
}

/** Writes text behind the slots; says whether it was well-formed. */
export function putFar(text: string): boolean {
  reserve(text.length);
  let written = encoder.encodeInto(text, u8.subarray(far));
  if (written.read < text.length) {
    reserve(text.length * 3);
    written = encoder.encodeInto(text, u8.subarray(far));
  }
  farStart = far;
  farEnd = far += written.written;
  return written.written === text.length || text.isWellFormed();
}

/** Writes bytes behind the slots. */
export function putFarBytes(bytes: Uint8Array): void {
  reserve(bytes.length);
  u8.set(bytes, far);
  farStart = far;
  farEnd = far += bytes.length;
}

/**
 * Longest text that is copied character by character. `encodeInto` costs more than that in browsers,
 * whatever the text; Node's is quick, so there only short texts gain.
 */
let copied = 64;

/** Says that this runtime's `encodeInto` is quick. */
export function preferEncodeInto(): void {
  copied = 20;
}

/** Writes text into the room of a field if it is ASCII; says whether it was. */
function putAscii(at: number, text: string): boolean {
  const { length } = text;
  let all = 0;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    all |= code;
    u8[at + 8 + i] = code;
  }
  if (all > 127) return false;
  u8[at + 2] = 0;
  u32[(at >> 2) + 1] = length;
  return true;
}

/** Writes a string into the room of a field; the tag is 5, or 10 when it is not well-formed. */
export function putText(place: number, text: string, tagAt: number): void {
  if (text.length <= copied && putAscii(place * STRIDE, text)) {
    u8[tagAt] = 5;
    return;
  }
  const room = rooms[place] as Uint8Array;
  const { read, written } = encoder.encodeInto(text, room);
  const at = place * STRIDE;
  if (read === text.length) {
    u8[at + 2] = 0;
    u32[(at >> 2) + 1] = written;
    u8[tagAt] = written === read || text.isWellFormed() ? 5 : 10;
  } else {
    const fine = putFar(text);
    putFarAt(at);
    u8[tagAt] = fine ? 5 : 10;
  }
}

/** Notes that the text of a field is the last far text. */
export function putFarAt(at: number): void {
  u8[at + 2] = 1;
  u32[(at >> 2) + 1] = farEnd - farStart;
  u32[(at >> 2) + 2] = farStart;
}

/** The engine's output, as bytes of one's own. */
export function outputBytes(): Uint8Array<ArrayBuffer> {
  const start = engine.output();
  const copy = new Uint8Array(engine.output_length());
  copy.set(new Uint8Array((memory as WebAssembly.Memory).buffer, start, copy.length));
  return copy;
}

/** The engine's output, as text. */
export function outputText(): string {
  const start = engine.output();
  return decoder.decode(new Uint8Array((memory as WebAssembly.Memory).buffer, start, engine.output_length()));
}

/** Where each row of a bulk body ends in the engine's output. */
export function rowEnds(count: number): Uint32Array {
  return new Uint32Array((memory as WebAssembly.Memory).buffer, engine.ends(), count).slice();
}

/** The engine's records of issues, four numbers each. */
export function recordWords(count: number): Uint32Array {
  return new Uint32Array((memory as WebAssembly.Memory).buffer, engine.records(), count * 4);
}
