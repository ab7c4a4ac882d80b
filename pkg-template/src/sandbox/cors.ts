// Pages of other origins: what browsers ask before their requests and are told with the answers (Fetch Standard, CORS).

/** The headers of an answer, with those that let a page of the allowed origin read it. */
export function headersFor(allowed: string | undefined, asked: Headers, answer: Headers): Headers {
  const headers = new Headers(answer);
  if (allowed === undefined) return headers;
  // An answer that depends on who asks must not be kept for others.
  if (allowed !== "*") headers.append("vary", "origin");
  if (allowed === "*" || asked.get("origin") === allowed) {
    headers.set("access-control-allow-origin", allowed);
    headers.set("access-control-expose-headers", "*");
  }
  return headers;
}

/** The answer to the question that a browser asks before a request; nothing when that is no such question. */
export function preflight(allowed: string | undefined, { method, headers }: Request): Response | undefined {
  const wanted = headers.get("access-control-request-method");
  if (allowed === undefined || method !== "OPTIONS" || wanted === null) return undefined;
  const answer = new Response(null, { status: 204 });
  answer.headers.set("access-control-allow-methods", wanted);
  answer.headers.set("access-control-allow-headers", headers.get("access-control-request-headers") ?? "");
  answer.headers.set("access-control-max-age", "600");
  return answer;
}
