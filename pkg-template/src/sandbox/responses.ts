// The responses of the sandbox, in the forms of Django REST framework.

import type { Row } from "./row.js";

/** Any data as JSON. */
export function json(status: number, data: unknown, headers?: Record<string, string>): Response {
  return new Response(JSON.stringify(data), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });
}

/** A refusal of the request as a whole. */
export function refusal(status: number, detail: string, headers?: Record<string, string>): Response {
  return json(status, { detail }, headers);
}

/** A success without a body. */
export function empty(): Response {
  return new Response(null, { status: 204 });
}

/** Rows as newline-delimited JSON, each written when the reader asks for it. */
export function lines(rows: readonly Row[]): Response {
  const encoder = new TextEncoder();
  let next = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (next < rows.length) controller.enqueue(encoder.encode(`${JSON.stringify(rows[next++])}\n`));
      else controller.close();
    },
  });
  return new Response(body, { headers: { "content-type": "application/x-ndjson" } });
}
