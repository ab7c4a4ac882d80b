// The engine's memory: where values are laid out, where texts go, and where answers come from.

import { Size, Status } from "../generated/layout.js";
import * as engine from "../wasm/fieldgate.js";
import { FieldgateError, NotReadyError } from "./errors.js";

const AREA = Size.area * 4;

/**
 * Longest text that is written unit by unit. In browsers `encodeInto` takes longer for a few words than that
 * does; in Node, and what names itself so, it never does.
 */
const BY_HAND = (globalThis as { process?: { versions?: { node?: string } } }).process?.versions?.node
  ? 0
  : 128;

const encoder = new TextEncoder();

/** U+FEFF at the beginning of a text is one of its characters. */
export const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** What an instance of the module gives. */
interface Exports {
  readonly memory: WebAssembly.Memory;
}

let memory: WebAssembly.Memory | undefined;
/** Makes another instance of the module. */
let again: () => Exports;
/** Whether the engine has stopped in the middle of a call, or we in the middle of a change, so that it must be made anew. */
let isBroken = false;
/**
 * Levels of uses: a getter may validate something while a value is laid out. Whoever ends one sets it back by
 * themselves: where there is no stack left, {@link leave} cannot be called any more.
 */
export const uses = { depth: 0 };
/** What the calls further out have laid out and not handed over yet. */
const outer: {
  readonly status: number;
  readonly size: number;
  readonly texts: string;
  readonly written: number;
  readonly longest: number;
  readonly sendsTexts: boolean;
}[] = [];

/** Views of all memory. */
let u8: Uint8Array;
export let u32: Uint32Array;
export let f64: Float64Array;

/** Place of the slots among the 32-bit numbers. */
export let slots = 0;
/** The texts of the rows that are laid out, one after another, but for those that are written already. */
export let texts = "";
/** Bytes of those: short ones of a value by itself. */
let written = 0;
/** Longest text that is written as it is laid out. */
let longest = 0;
/** Whether texts are handed over that no rule reads, as a body is written of them. */
export let sendsTexts = true;
/** Whether what was handed over is ASCII. */
export let isAscii = true;

/** Place of the status among the 32-bit numbers; see the engine's `open`. */
let status = 0;
/** Place of what says whether the engine is in a call, which it does not come back from when it traps. */
let busy = 0;
/** Bytes that there are for texts, and where they go. */
let size = 0;
let room: Uint8Array;

/** Why the module is not there, if it should have been there at import. */
export const failure: { cause?: unknown } = {};

/** Takes the instantiated module, and what makes another instance of it; from then on validators work. */
export function start(exports: Exports, another: () => Exports): void {
  if (memory !== undefined) return;
  again = another;
  memory = exports.memory;
  begin();
}

/** Whether the module is there. */
export function isReady(): boolean {
  return memory !== undefined;
}

function begin(): void {
  // Not `>> 2`: addresses beyond 2 GiB would be below zero.
  status = engine.open() >>> 2;
  size = 0;
  texts = "";
  refresh();
}

/** Makes the views anew: memory moves when it grows. */
function refresh(): void {
  const { buffer } = memory as WebAssembly.Memory;
  u8 = new Uint8Array(buffer);
  u32 = new Uint32Array(buffer);
  f64 = new Float64Array(buffer);
  const address = u32[status + Status.slots] as number;
  slots = address >>> 2;
  busy = (u32[status + Status.busy] as number) >>> 2;
  room = u8.subarray(address + AREA, address + AREA + size);
}

/**
 * Begins a use of the engine, of one value or of several, with or without the texts that no rule reads; gives the
 * depth before, for {@link uses}. Every use ends with {@link leave}.
 */
export function enter(withTexts = true, isOne = false): number {
  if (memory === undefined) throw new NotReadyError(failure.cause);
  if (u8.length === 0) refresh();
  const { depth } = uses;
  // A use before this one may have ended for want of stack, at any place.
  if (u32[busy] !== 0 || outer.length !== Math.max(0, depth - 1)) isBroken = true;
  if (depth > 0) {
    if (isBroken) throw stopped();
    isBroken = true;
    const before = { status, size, texts, written, longest, sendsTexts };
    begin();
    outer.push(before);
    isBroken = false;
  } else if (isBroken) {
    memory = again().memory;
    outer.length = 0;
    begin();
    isBroken = false;
  }
  uses.depth = depth + 1;
  texts = "";
  written = 0;
  longest = isOne ? BY_HAND : 0;
  sendsTexts = withTexts;
  return depth;
}

/**
 * Ends a use of the engine.
 * @throws {FieldgateError} `engine_error` when the engine has stopped in this use, or in one within.
 */
export function leave(): void {
  const { depth } = uses;
  if (outer.length !== depth) isBroken = true;
  // Also when memory has moved, which leaves the view empty.
  if (isBroken || u32[busy] !== 0 || u32[status + Status.large] !== 0) settle();
  if (depth > 0) {
    isBroken = true;
    engine.close();
    const before = outer.pop() as (typeof outer)[number];
    ({ status, size, texts, written, longest, sendsTexts } = before);
    refresh();
    isBroken = false;
  }
}

function stopped(): FieldgateError {
  return new FieldgateError(
    "engine_error",
    "the WebAssembly module has stopped, most likely for want of memory or stack; the next use starts it anew",
  );
}

/** Sees to what the engine says of itself. */
function settle(): void {
  if (u8.length === 0) refresh();
  // A call that has not come to its end has trapped: nothing in that instance can be relied on.
  if (isBroken || u32[busy] !== 0) {
    isBroken = true;
    throw stopped();
  }
  // What is large is given back to the module, whose memory never shrinks; the next response of the usual size
  // would only fill it with zeros again.
  if (u32[status + Status.large] !== 0) {
    isBroken = true;
    engine.shrink();
    size = 0;
    refresh();
    isBroken = false;
  }
}

/** Makes sure of the views: what the engine did may have made memory grow, which leaves them empty. */
export function renew(): void {
  if (u8.length === 0) refresh();
}

/** Adds a text. */
export function addText(text: string): void {
  // Nothing may move while a value is laid out: what there is no room for waits.
  const fits = text.length <= longest && written + text.length <= size && texts === "";
  if (fits && putAscii(text)) written += text.length;
  else texts += text;
}

/** Takes back the texts that were added since. */
export function dropTexts(before: string): void {
  texts = before;
}

function reserve(bytes: number): void {
  if (bytes <= size && u8.length > 0) return;
  const was = isBroken;
  isBroken = true;
  if (bytes > size) {
    const wanted = Math.max(size * 2, bytes, 4096);
    engine.grow(AREA + wanted);
    size = wanted;
  }
  refresh();
  isBroken = was;
}

/** Hands the texts over: writes those behind the slots that are not there yet. */
export function handOver(): void {
  const text = texts;
  const before = written;
  texts = "";
  written = 0;
  putText(text, before);
}

/** Writes a text behind the slots and what is there already, and says how many bytes it takes. */
export function putText(text: string, offset = 0): number {
  isAscii = true;
  if (text === "") return 0;
  let { read, written: bytes } = encode(text, offset, text.length);
  if (read < text.length) ({ read, written: bytes } = encode(text, offset, text.length * 3));
  if (bytes === text.length) return bytes;
  isAscii = false;
  // To look at the bytes takes the module a fraction of what the text takes here.
  if (engine.may_be_replaced(offset, bytes) && !text.isWellFormed()) putSurrogates(text, offset);
  return bytes;
}

/** Writes a text behind those that are written already, if it is ASCII; there must be room for it. */
function putAscii(text: string): boolean {
  let bits = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    room[written + i] = unit;
    bits |= unit;
  }
  return bits < 0x80;
}

function encode(text: string, offset: number, bytes: number): TextEncoderEncodeIntoResult {
  reserve(offset + bytes);
  return encoder.encodeInto(text, offset === 0 ? room : room.subarray(offset));
}

/** UTF-8 has no lone surrogates: each is written over the character that took its place. */
function putSurrogates(text: string, offset: number): void {
  let before = 0;
  let at = offset;
  for (const { index } of text.matchAll(/\p{Surrogate}/gu)) {
    at += encoder.encode(text.slice(before, index)).length;
    const unit = text.charCodeAt(index);
    room[at] = 0xed;
    room[at + 1] = 0x80 | ((unit >> 6) & 0x3f);
    room[at + 2] = 0x80 | (unit & 0x3f);
    at += 3;
    before = index + 1;
  }
}

/** Writes bytes behind the slots and what is there already. */
export function putBytes(bytes: Uint8Array, offset = 0): void {
  reserve(offset + bytes.length);
  room.set(bytes, offset);
}

/** A number of the status. */
function statusOf(place: Status): number {
  if (u8.length === 0) refresh();
  return u32[status + place] as number;
}

/** Bytes whose address and count are in the status. */
function bytes(place: Status): Uint8Array {
  const start = statusOf(place);
  return u8.subarray(start, start + statusOf(place + 1));
}

/** Numbers whose address and count are in the status. */
function numbers(place: Status): Int32Array {
  const start = statusOf(place);
  return new Int32Array(u32.buffer, start, statusOf(place + 1));
}

/** The engine's output: a view that lasts until the next use. */
function output(): Uint8Array {
  return bytes(Status.output);
}

/** The engine's output, as bytes of one's own. */
export function outputBytes(): Uint8Array<ArrayBuffer> {
  return output().slice() as Uint8Array<ArrayBuffer>;
}

/** The engine's output, which are members of an array, as the array. */
export function outputArray(): Uint8Array<ArrayBuffer> {
  const members = output();
  const array = new Uint8Array(members.length + 2);
  array[0] = 0x5b;
  array.set(members, 1);
  array[array.length - 1] = 0x5d;
  return array;
}

/** The engine's output, as text. */
export function outputText(): string {
  return decoder.decode(output());
}

/** A part of the bytes behind the slots, which are ASCII. */
export function asciiText(from: number, to: number): string {
  return decoder.decode(room.subarray(from, to));
}

/** The index of the rows of a response: a view that lasts until the next use. */
export function indexWords(): Int32Array {
  return numbers(Status.index);
}

/** The texts that the index speaks of, as UTF-8: a view that lasts until the next use. */
export function indexTexts(): Uint8Array {
  return bytes(Status.texts);
}

/** Where the parts of these texts begin, in bytes and in UTF-16 units: a view that lasts until the next use. */
export function indexParts(): Int32Array {
  return numbers(Status.parts);
}

/** The relationships that the index speaks of: a view that lasts until the next use. */
export function indexLinks(): Int32Array {
  return numbers(Status.links);
}

/** Where each row of a bulk body ends in the engine's output. */
export function rowEnds(count: number): Uint32Array {
  const start = statusOf(Status.ends) >>> 2;
  return u32.slice(start, start + count);
}

/** Where the engine's records of issues are, four 32-bit numbers each. */
export function recordsPlace(): number {
  return statusOf(Status.records) >>> 2;
}
