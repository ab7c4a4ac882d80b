// Reading the body of an answer, no further than a limit.

import { ResponseError } from "../core/errors.js";
import { isA } from "../core/realm.js";
import type { Head } from "./transport.js";

/** The error of a body that is larger than allowed. */
export function tooLarge(limit: number, head: Head): ResponseError {
  return new ResponseError(`the answer is larger than ${limit} bytes`, {
    ...head.info,
    status: head.status,
    headers: head.redactor.headers(head.headers),
    body: "",
  });
}

/** What was read of a body. */
export interface Reading {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Whether that is all; a larger body is cut. */
  readonly whole: boolean;
}

/** The next piece of a body; nothing when it has ended. */
export async function pieceOf(
  reader: ReadableStreamDefaultReader<Uint8Array>,
): Promise<Uint8Array | undefined> {
  const { done, value } = await reader.read();
  if (done) return undefined;
  // A fetch of one's own may stream anything.
  if (!isA(value, "Uint8Array")) throw new TypeError("the body is not made of bytes");
  return value;
}

/** The body up to a limit; what is left of it is not loaded. */
export async function readUpTo(response: Response, limit: number, signal: AbortSignal): Promise<Reading> {
  const stream = response.body;
  // A fetch of one's own may give less than a whole Response.
  if (!isA(stream, "ReadableStream")) {
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { bytes: bytes.subarray(0, limit), whole: bytes.length <= limit };
  }
  const reader = stream.getReader();
  // That a body that has ended or broken cannot be cancelled changes nothing.
  const cancel = () => void reader.cancel().catch(() => {});
  // The platform's fetch ends the body by itself, one of one's own may not.
  signal.addEventListener("abort", cancel, { once: true });
  const pieces: Uint8Array[] = [];
  let length = 0;
  let hasEnded = false;
  try {
    while (length <= limit) {
      const piece = await pieceOf(reader);
      if (piece === undefined) {
        hasEnded = true;
        return { bytes: joined(pieces, length), whole: true };
      }
      pieces.push(piece);
      length += piece.length;
    }
    return { bytes: joined(pieces, length).subarray(0, limit), whole: false };
  } finally {
    // Whatever ends the reading early, too: the rest is not loaded, and nothing waits for the signal any more.
    signal.removeEventListener("abort", cancel);
    if (!hasEnded) cancel();
  }
}

/** Pieces as one array; a single one is not copied. */
export function joined(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const [first] = pieces;
  if (pieces.length === 1 && first?.buffer instanceof ArrayBuffer) return first as Uint8Array<ArrayBuffer>;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
