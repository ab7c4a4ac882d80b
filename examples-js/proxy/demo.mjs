// Runs the proxy in front of a sandbox, and a client behind it that has no credentials.

import { Pigello } from "fieldgate";
import { createSandbox } from "fieldgate/sandbox";
import { serve } from "fieldgate/sandbox/node";
import { createProxy } from "./proxy.mjs";

// They stand in the server's environment, and nowhere else.
const headers = {
  "X-PIGELLO-CUSTOMER-ID": "proxy-customer",
  "X-PIGELLO-APPLICATION-ID": "proxy-application",
  "X-PIGELLO-SERVICE-ID": "proxy-service",
  "X-PIGELLO-SERVICE-VERSION-ID": "proxy-version",
  "X-PIGELLO-CLIENT-CT": "sales.organization",
  "X-PIGELLO-CLIENT-ENTITY": "proxy-object",
  "X-PIGELLO-CLIENT-SECRET": "proxy-secret",
};
const api = await serve(createSandbox());
const proxy = createProxy({
  upstream: api.url,
  headers,
  isAllowed: (request) => request.headers.get("cookie") === "session=demo",
});
const server = await serve({ fetch: proxy });

try {
  // In a page `baseUrl: "/pigello"` is enough, and the browser sends the cookie.
  const organizations = (cookie) =>
    new Pigello({ baseUrl: `${server.url}/pigello`, headers: { cookie } }).sales.organization;

  const signedIn = organizations("session=demo");
  await signedIn.create({ name: "Norra Kvarteret" });
  for await (const row of signedIn.stream()) console.log(`Streamed through the proxy: ${row.name}`);

  const stranger = await organizations("session=other")
    .list()
    .catch((error) => error);
  console.log(`Without a session: ${stranger.name} ${stranger.status}`);
} finally {
  await server.close();
  await api.close();
}
