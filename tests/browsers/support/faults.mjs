// The faults that a page meets: what the site answers below /faults/<name>/, and what it was asked.

/** The requests that have arrived. */
export const seen = [];
export const resetFaults = () => {
  seen.length = 0;
};

const ROW = '{"id":"497f6eca-6276-4993-bfeb-53cbbbba6f08","name":"Norra"}';
const JSON_TYPE = { "content-type": "application/json" };

/** What is answered; a stream is asked for in lines, a list and a bulk write in arrays. */
const body = (request) => {
  const path = new URL(request.url, "http://site").searchParams.has("_jsonl") ? "lines" : request.url;
  if (path === "lines") return `${ROW}\n`;
  return /list\//.test(path) ? `[${ROW}]` : ROW;
};

const faults = {
  silence: () => {},
  "cut-body": (request, response) => {
    const text = body(request);
    response.writeHead(200, { ...JSON_TYPE, "content-length": text.length + 50 });
    response.write(text);
    // Once it has arrived, so that the answer has begun for the page.
    setTimeout(() => response.destroy(), 100);
  },
  "cut-json": (request, response) => response.writeHead(200, JSON_TYPE).end(body(request).slice(0, -4)),
  html: (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<h1>Sign in</h1>"),
  redirect: (_, response) => response.writeHead(307, { location: "/faults/not-found/" }).end(),
  large: (_, response) => response.writeHead(200, JSON_TYPE).end(`"${"x".repeat(5_000_000)}"`),
  "not-found": (_, response) => response.writeHead(404, JSON_TYPE).end('{"detail":"No."}'),
  throttled: (_, response) => response.writeHead(429, { "retry-after": "7" }).end(),
  gateway: (_, response) =>
    response.writeHead(502, { "content-type": "text/html" }).end("<h1>Bad gateway</h1>"),
};

export const NAMES = Object.keys(faults);

/** Answers a request when it is for a fault. */
export function answer(request, response) {
  const name = /^\/faults\/([a-z-]+)\//.exec(request.url)?.[1];
  if (name === undefined || faults[name] === undefined) return false;
  seen.push(request.method);
  request.resume();
  request.on("end", () => faults[name](request, response));
  return true;
}
