// Splits a body that is still coming into lines, with no more in memory than a line and a piece.

import { joined } from "./body.js";

const LINE_END = 0x0a;

/** Whole lines of a body. */
export interface Lines {
  /** Complete lines, each with its line end. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Number of the first of them, from 1. */
  readonly line: number;
}

function count(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(LINE_END); at >= 0; at = bytes.indexOf(LINE_END, at + 1)) lines++;
  return lines;
}

/** Collects pieces until there are whole lines. */
export class LineSplitter {
  readonly #rest: Uint8Array[] = [];
  #length = 0;
  #line = 1;
  readonly #limit: number;
  readonly #onTooLong: () => Error;

  constructor(limit: number, onTooLong: () => Error) {
    this.#limit = limit;
    this.#onTooLong = onTooLong;
  }

  /** Takes a piece; gives the lines that it completes. */
  push(piece: Uint8Array): Lines | undefined {
    const end = piece.lastIndexOf(LINE_END) + 1;
    if (end === 0) {
      this.#keep(piece);
      return undefined;
    }
    this.#keep(piece.subarray(0, end));
    const lines = this.#taken();
    this.#line += count(lines.bytes);
    this.#keep(piece.subarray(end));
    return lines;
  }

  /** What is left when the body has ended: a last line without its end, or nothing. */
  end(): Lines | undefined {
    return this.#length === 0 ? undefined : this.#taken();
  }

  #taken(): Lines {
    const lines = { bytes: joined(this.#rest, this.#length), line: this.#line };
    this.#rest.length = 0;
    this.#length = 0;
    return lines;
  }

  #keep(piece: Uint8Array): void {
    if (piece.length === 0) return;
    const end = piece.indexOf(LINE_END);
    if (this.#length + (end < 0 ? piece.length : end) > this.#limit) throw this.#onTooLong();
    this.#rest.push(piece);
    this.#length += piece.length;
  }
}
