// Reading the body of an answer, no further than a limit.

import { ResponseError } from "../core/errors.js";
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

/** The whole body. */
export async function readWhole(
  response: Response,
  limit: number,
  head: Head,
): Promise<Uint8Array<ArrayBuffer>> {
  const stream = response.body;
  // A fetch of one's own may give less than a whole Response.
  if (!(stream instanceof ReadableStream)) {
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.length > limit) throw tooLarge(limit, head);
    return bytes;
  }
  const reader = stream.getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > limit) {
      // What is left of it is not wanted; that it cannot be cancelled changes nothing.
      reader.cancel().catch(() => {});
      throw tooLarge(limit, head);
    }
    pieces.push(value);
  }
  return joined(pieces, length);
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
