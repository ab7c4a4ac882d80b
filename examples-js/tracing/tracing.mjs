// Spans from hooks, named as OpenTelemetry names those of HTTP clients; any tracer takes the place of the small one here.

/** Hooks that make one span of each attempt; `tracer` has OpenTelemetry's `startSpan`. */
export function tracing(tracer) {
  const spans = new Map();
  const key = ({ id, attempt }) => `${id}/${attempt}`;
  return {
    onRequest(event) {
      const attributes = { "http.request.method": event.method, "url.full": event.url };
      // The first attempt is no resend.
      if (event.attempt > 1) attributes["http.request.resend_count"] = event.attempt - 1;
      spans.set(key(event), tracer.startSpan(event.method, { attributes }));
    },
    onResponse(event) {
      const span = spans.get(key(event));
      spans.delete(key(event));
      if (event.status !== undefined) span.setAttribute("http.response.status_code", event.status);
      const requestId = event.responseHeaders?.get("x-request-id");
      if (requestId) span.setAttribute("http.response.header.x-request-id", requestId);
      if (event.error !== undefined) {
        span.setAttribute("error.type", event.error?.code ?? event.error?.name ?? "error");
        span.setStatus({ code: 2, message: event.error?.message });
      }
      span.end();
    },
    onRetry({ method, url, attempt, delay, status }) {
      console.log(
        `retry of ${method} ${new URL(url).pathname} after attempt ${attempt} (${status}) in ${delay} ms`,
      );
    },
  };
}

/** A tracer that prints each span when it ends. */
export function printer(print = console.log) {
  return {
    startSpan(name, { attributes }) {
      const all = { ...attributes };
      let verdict = "ok";
      return {
        setAttribute: (attribute, value) => {
          all[attribute] = value;
        },
        setStatus: ({ code }) => {
          verdict = code === 2 ? "error" : "ok";
        },
        end: () => print(`span ${name} ${verdict} ${JSON.stringify(all)}`),
      };
    },
  };
}
