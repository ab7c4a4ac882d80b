// The client of the Pigello Core API: hosts, credentials and the tree of its resources.

import { ConfigError } from "../core/errors.js";
import type { MoreIntegers } from "../core/types.js";
import type { PigelloResources } from "../generated/clients.js";
import { pigelloHeaders, pigelloHosts, plans } from "../generated/plans.js";
import { checkBaseUrl, checkCredential } from "./config.js";
import type { ClientOptions } from "./options.js";
import { ResourceClient } from "./resource-client.js";
import { type Authenticate, Session } from "./session.js";

/** The seven credentials; each travels in a header of its own, all are required together. */
export type PigelloCredentials = { readonly [Option in keyof typeof pigelloHeaders]: string };

/** A documented environment. */
export type PigelloEnvironment = keyof typeof pigelloHosts;

/** The credentials, or a function that gives them, asked before every request. */
type CredentialsSource = PigelloCredentials | (() => PigelloCredentials | Promise<PigelloCredentials>);

/** Options of a {@link Pigello} of a documented host. */
interface PigelloHostOptions extends ClientOptions {
  /** A documented host: `api` or `dev.api`. */
  readonly environment: PigelloEnvironment;
  readonly baseUrl?: undefined;
  /** The credentials, or a function that gives them, asked before every request. */
  readonly credentials: CredentialsSource;
}

/** Options of a {@link Pigello} of another origin: a proxy, the sandbox. */
interface PigelloProxyOptions extends ClientOptions {
  /** Another origin, with an optional prefix: a proxy, the sandbox. HTTPS, except on loopback. */
  readonly baseUrl: string | URL;
  readonly environment?: undefined;
  /**
   * The credentials, or a function that gives them, asked before every request. They may be absent: a same-origin
   * proxy adds them, and the page never holds them.
   */
  readonly credentials?: CredentialsSource | undefined;
}

/** Options of {@link Pigello}. */
export type PigelloOptions = PigelloHostOptions | PigelloProxyOptions;

function headersOf(credentials: unknown): Record<string, string> {
  if (typeof credentials !== "object" || credentials === null) {
    throw new ConfigError("credentials", "must be an object");
  }
  const headers: Record<string, string> = {};
  for (const [option, header] of Object.entries(pigelloHeaders)) {
    // In lower case as all others are, so that no header of one's own stands beside it.
    headers[header.toLowerCase()] = checkCredential(
      `credentials.${option}`,
      (credentials as Record<string, unknown>)[option],
    );
  }
  return headers;
}

function authenticate(options: PigelloOptions): Authenticate {
  const { credentials } = options;
  if (credentials === undefined) {
    if (options.baseUrl === undefined) throw new ConfigError("credentials", "is missing");
    return {};
  }
  if (typeof credentials === "function") return async () => headersOf(await credentials());
  return headersOf(credentials);
}

function originOf(options: PigelloOptions): string {
  const { environment, baseUrl } = options;
  if (environment !== undefined && baseUrl !== undefined) {
    throw new ConfigError("baseUrl", "give either an environment or a baseUrl");
  }
  if (baseUrl !== undefined) return checkBaseUrl(baseUrl);
  if (typeof environment !== "string" || !Object.hasOwn(pigelloHosts, environment)) {
    const known = Object.keys(pigelloHosts).join(", ");
    throw new ConfigError("environment", `must be one of ${known}, where there is no baseUrl`);
  }
  return pigelloHosts[environment];
}

/** Its own options: the compiler sees to it that none is left out. */
const OPTIONS: Readonly<Record<Exclude<keyof PigelloOptions, keyof ClientOptions>, 1>> = {
  environment: 1,
  credentials: 1,
  baseUrl: 1,
};

class PigelloClient {
  constructor(options: PigelloOptions) {
    if (typeof options !== "object" || options === null)
      throw new ConfigError("options", "must be an object");
    const kind = { options: Object.keys(OPTIONS) };
    const session = new Session(originOf(options), authenticate(options), options, kind);
    const apps: Record<string, Record<string, ResourceClient>> = {};
    for (const plan of plans.filter(({ api }) => api === "Pigello")) {
      apps[plan.app] = { ...apps[plan.app], [plan.key]: new ResourceClient(plan, session) };
    }
    Object.assign(this, apps);
  }
}

/**
 * A client of the Pigello Core API: `pigello.sales.organization.create({ ... })`. It is a `Pigello<true>` if it was
 * made with `openEnums: true`: its writes take further integers where an enumeration may go on.
 */
export type Pigello<Open extends boolean = false> = PigelloResources<
  [Open] extends [true] ? MoreIntegers : never
>;

/**
 * Makes a client of the Pigello Core API.
 * @throws {ConfigError} naming the option that is missing or wrong.
 */
export const Pigello = PigelloClient as unknown as {
  new <Open extends boolean = false>(
    options: PigelloOptions & { readonly openEnums?: Open | undefined },
  ): Pigello<Open>;
};
