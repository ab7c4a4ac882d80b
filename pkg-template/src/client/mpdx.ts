// The client of MPDX: host, token, and the account lists with their resources.

import { ConfigError } from "../core/errors.js";
import type { DesignationAccountClient } from "../generated/clients.js";
import { designationAccount, mpdxHosts } from "../generated/plans.js";
import { checkBaseUrl, checkCredential } from "./config.js";
import { JsonApiClient } from "./json-api-client.js";
import type { ClientOptions } from "./options.js";
import { type Authenticate, Session } from "./session.js";

interface MpdxBaseOptions extends ClientOptions {
  /**
   * The bearer token, or a function that gives it, asked before every request. With a `baseUrl` it
   * may be absent: a same-origin proxy adds it, and the page never holds it.
   */
  readonly token?: string | (() => string | Promise<string>) | undefined;
  /** Another origin than the documented one, with an optional prefix. HTTPS, except on loopback. */
  readonly baseUrl?: string | URL | undefined;
}

/** Options of {@link Mpdx}: a token, a `baseUrl`, or both. */
export type MpdxOptions = MpdxBaseOptions &
  ({ readonly token: NonNullable<MpdxBaseOptions["token"]> } | { readonly baseUrl: string | URL });

/** Its own options: the compiler sees to it that none is left out. */
const OPTIONS: Readonly<Record<Exclude<keyof MpdxOptions, keyof ClientOptions>, 1>> = {
  token: 1,
  baseUrl: 1,
};

/** The resources of one account list. */
export interface AccountList {
  /** The designation accounts. */
  readonly designationAccounts: DesignationAccountClient;
}

function headersOf(given: unknown): Record<string, string> {
  const token = checkCredential("token", given);
  if (/^bearer\s/i.test(token))
    throw new ConfigError("token", "must be given without the word Bearer before it");
  return { authorization: `Bearer ${token}` };
}

function authenticate({ token, baseUrl }: MpdxOptions): Authenticate {
  if (token === undefined) {
    if (baseUrl === undefined) throw new ConfigError("token", "is missing");
    return {};
  }
  if (typeof token === "function") return async () => headersOf(await token());
  return headersOf(token);
}

/** A client of MPDX: `mpdx.accountList(id).designationAccounts.list()`. */
export class Mpdx {
  readonly #session: Session;

  /** @throws {ConfigError} naming the option that is missing or wrong. */
  constructor(options: MpdxOptions) {
    if (typeof options !== "object" || options === null)
      throw new ConfigError("options", "must be an object");
    const origin = options.baseUrl === undefined ? mpdxHosts.api : checkBaseUrl(options.baseUrl);
    this.#session = new Session(origin, authenticate(options), options, {
      options: Object.keys(OPTIONS),
      mediaType: "application/vnd.api+json",
    });
  }

  /** The resources of the account list of that id; the id is checked with each request. */
  accountList(id: string): AccountList {
    // What is no text is no id, and the request says so.
    const parent = typeof id === "string" ? id : "";
    const client: unknown = new JsonApiClient(designationAccount, this.#session, parent);
    return { designationAccounts: client as DesignationAccountClient };
  }
}
