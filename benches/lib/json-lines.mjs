// Streams of JSON lines: made piece by piece, and read by hand as an application does with a library.

/** As large as the pieces that a network gives. */
const PIECE = 65_536;

/** A body that gives the same bytes so many times, in pieces; none is kept. */
export function bodyOf(bytes, times = 1) {
  let at = 0;
  let left = times;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) {
        at = 0;
        left -= 1;
      }
      if (left === 0) return controller.close();
      controller.enqueue(bytes.slice(at, at + PIECE));
      at += PIECE;
    },
  });
}

/** An answer with such a body. */
export function streamAnswer(body) {
  return { status: 200, ok: true, headers: new Headers({ "content-type": "application/x-ndjson" }), body };
}

/** The rows of a body: a line splitter, JSON.parse, and the check of a library. */
export async function* rowsOf(body, check) {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  const rowOf = (line) => {
    const row = JSON.parse(line);
    if (check !== undefined && check(row) !== null) throw new Error("a row is invalid");
    return row;
  };
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const lines = (rest + decoder.decode(value, { stream: true })).split("\n");
    rest = lines.pop();
    for (const line of lines) if (line !== "") yield rowOf(line);
  }
  if (rest !== "") yield rowOf(rest);
}
