// A same-origin proxy for a browser application: it adds the credentials, so that no page ever holds them.

const PREFIX = "/pigello";

/** What a page may say; everything else, cookies included, stays here. */
const PASSED_ON = ["accept", "content-type"];
const PASSED_BACK = ["content-type", "retry-after", "x-request-id"];

/** What a page may ask for: nothing but the resources that it needs. */
const ALLOWED = /^\/sales\/organization\/(?:list\/|[0-9a-f-]{36}\/)?$/i;

const pick = (headers, names) =>
  Object.fromEntries(names.flatMap((name) => (headers.has(name) ? [[name, headers.get(name)]] : [])));

const refuse = (status, detail) => Response.json({ detail }, { status });

/**
 * A handler of requests below `/pigello`; `isAllowed` is your application's own check of its session.
 * `upstream` is the API's address, `headers` are the seven headers of the credentials.
 */
export function createProxy({ upstream, headers, isAllowed, fetch = globalThis.fetch }) {
  return async (request) => {
    const url = new URL(request.url);
    if (!url.pathname.startsWith(`${PREFIX}/`)) return refuse(404, "Not found.");
    const path = url.pathname.slice(PREFIX.length);
    // A browser says from where a page asks: another site has no business here.
    const site = request.headers.get("sec-fetch-site");
    if (site !== null && site !== "same-origin") return refuse(403, "Another origin.");
    if (!(await isAllowed(request))) return refuse(401, "Sign in first.");
    if (!ALLOWED.test(path)) return refuse(403, "Not through this proxy.");
    let answer;
    try {
      answer = await fetch(upstream + path + url.search, {
        method: request.method,
        headers: { ...pick(request.headers, PASSED_ON), ...headers },
        body: request.body,
        duplex: "half",
        redirect: "manual",
        signal: request.signal,
      });
    } catch {
      // Whether the API has acted is not known, which 504 says and 502 does as well.
      return refuse(504, "The API did not answer.");
    }
    // The body is passed on as it comes, so that streams stay streams.
    return new Response(answer.body, {
      status: answer.status >= 300 && answer.status < 400 ? 502 : answer.status,
      headers: pick(answer.headers, PASSED_BACK),
    });
  };
}
