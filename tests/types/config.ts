// The options of the client: what must be given together, and what is refused.

import {
  type ClientOptions,
  Mpdx,
  type MpdxOptions,
  Pigello,
  type PigelloCredentials,
  type PigelloOptions,
} from "fieldgate";
import { sv } from "fieldgate/locale/sv";

const credentials: PigelloCredentials = {
  customerId: "a",
  applicationId: "b",
  serviceId: "c",
  serviceVersionId: "d",
  clientCt: "e",
  clientObjectId: "f",
  clientSecret: "g",
};

new Pigello({ environment: "api", credentials });
new Pigello({ environment: "dev.api", credentials: () => credentials });
new Pigello({ environment: "dev.api", credentials: async () => credentials });
new Pigello({ baseUrl: "/api" });
new Pigello({ baseUrl: "https://proxy.example", credentials });
new Pigello({
  baseUrl: "/api",
  fetch,
  timeout: 1,
  headers: { a: "b" },
  locale: sv,
  openEnums: true,
  validateResponses: false,
});
new Pigello({ baseUrl: "/api", locale: "sv" });

/** What someone builds up by steps. */
export const options: PigelloOptions = { environment: "api", credentials };

// @ts-expect-error: an environment needs credentials
new Pigello({ environment: "api" });
// @ts-expect-error: credentials must not be undefined there either
new Pigello({ environment: "api", credentials: undefined });
// @ts-expect-error: an environment or a baseUrl
new Pigello({ credentials });
// @ts-expect-error: not both
new Pigello({ environment: "api", baseUrl: "/api", credentials });
// @ts-expect-error: no such environment
new Pigello({ environment: "prod", credentials });
// @ts-expect-error: all seven
new Pigello({ environment: "api", credentials: { clientSecret: "g" } });
// @ts-expect-error: no other
new Pigello({ environment: "api", credentials: { ...credentials, token: "h" } });
// @ts-expect-error: text only
new Pigello({ environment: "api", credentials: { ...credentials, clientSecret: 7 } });
// @ts-expect-error: a function gives them whole
new Pigello({ environment: "api", credentials: async () => ({ clientSecret: "g" }) });
// @ts-expect-error: a number of milliseconds
new Pigello({ baseUrl: "/api", timeout: "1" });
// @ts-expect-error: no such option
new Pigello({ baseUrl: "/api", retries: 3 });
// @ts-expect-error: options are required
new Pigello();

// MPDX: the documented host needs a token; elsewhere a proxy may add it.
new Mpdx({ token: "t" });
new Mpdx({ token: async () => "t", timeout: 1 });
new Mpdx({ baseUrl: "/mpdx" });
new Mpdx({ baseUrl: "/mpdx", token: undefined });
new Mpdx({ baseUrl: undefined, token: "t" });

/** What someone builds up by steps. */
export const mpdxOptions: MpdxOptions = { token: () => "t", baseUrl: "/mpdx" };
new Mpdx(mpdxOptions);
// @ts-expect-error: a token or a baseUrl
new Mpdx({});
// @ts-expect-error: a token or a baseUrl
new Mpdx({ timeout: 1 });
// @ts-expect-error: a token must not be undefined there either
new Mpdx({ token: undefined });
// @ts-expect-error: a token that may be undefined needs a baseUrl
new Mpdx({ token: "t" as string | undefined });

// A fetch of one's own: more than the global one, or less.
const wrapped = async (url: string, init: RequestInit) => globalThis.fetch(url, init);
export const withWrapped: ClientOptions = { fetch: wrapped };
export const withMore: ClientOptions = {
  fetch: Object.assign(wrapped, { preconnect: (url: string) => void url }),
};
// @ts-expect-error: it must give a response
export const withLess: ClientOptions = { fetch: async () => "no" };
