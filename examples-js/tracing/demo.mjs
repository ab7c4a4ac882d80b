// Runs a client with tracing against a sandbox that is in trouble once.

import { Pigello } from "fieldgate";
import { createSandbox } from "fieldgate/sandbox";
import { printer, tracing } from "./tracing.mjs";

let requests = 0;
const sandbox = createSandbox({
  // The second request meets a server in trouble.
  faults: () =>
    ++requests === 2 ? new Response("", { status: 503, headers: { "retry-after": "0" } }) : undefined,
});

const pigello = new Pigello({
  baseUrl: "http://localhost",
  fetch: sandbox.fetch,
  hooks: tracing(printer()),
  credentials: {
    customerId: "tracing-customer",
    applicationId: "tracing-application",
    serviceId: "tracing-service",
    serviceVersionId: "tracing-version",
    clientCt: "sales.organization",
    clientObjectId: "tracing-object",
    clientSecret: "tracing-secret",
  },
});

const { id } = await pigello.sales.organization.create({ name: "Norra Kvarteret" });
await pigello.sales.organization.get(id);
await pigello.sales.organization.delete(id);
await pigello.sales.organization.get(id).catch((error) => console.log(`${error.name}: ${error.message}`));
