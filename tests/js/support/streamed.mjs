// An answer of JSON lines as long as one likes, which is made as it is read.
import { client, ID } from "../../support/pigello.mjs";

/** The JSON of a row. */
export const rowText = (i) => `{"id":"${ID}","name":"Kvarter ${i}"}`;

/** An answer of so many lines, and how many of its pieces, of 100 lines each, were asked for. */
export function streamed(count) {
  const asked = { pieces: 0 };
  const body = new ReadableStream({
    pull(controller) {
      const i = asked.pieces++;
      if (i * 100 >= count) return controller.close();
      const lines = Array.from({ length: 100 }, (_, k) => `${rowText(i * 100 + k)}\n`);
      controller.enqueue(new TextEncoder().encode(lines.join("")));
    },
  });
  const { org } = client(() => new Response(body, { headers: { "content-type": "application/x-ndjson" } }));
  return { rows: org.stream(), asked };
}
