// What the resources of one client share: host, credentials, transport, options.

import type { ValidateOptions } from "../core/check.js";
import { type Locale, localeOf } from "../core/messages.js";
import { ready } from "../core/ready.js";
import type { Target } from "../core/requests.js";
import { checkHeaders } from "./config.js";
import type { CallOptions, ClientOptions } from "./options.js";
import { type Answer, type Authenticate, Transport } from "./transport.js";

export type { Authenticate };

/** What the resources of one client share. */
export class Session {
  readonly #baseUrl: string;
  readonly #authenticate: Authenticate;
  readonly #transport: Transport;
  readonly #options: ClientOptions;
  /** Whether answers are checked. */
  readonly validateResponses: boolean;

  constructor(baseUrl: string, authenticate: Authenticate, options: ClientOptions) {
    this.#baseUrl = baseUrl;
    this.#authenticate = authenticate;
    this.#options = options;
    this.#transport = new Transport(options);
    this.validateResponses = options.validateResponses !== false;
    localeOf(options.locale);
  }

  /** Waits for the module. */
  ready(): Promise<void> {
    return ready();
  }

  /** The language of a call. */
  locale(call: CallOptions | undefined): Locale | string | undefined {
    return call?.locale ?? this.#options.locale;
  }

  /** How strictly a call checks. */
  checks(call: CallOptions | undefined): ValidateOptions {
    return {
      locale: this.locale(call),
      openEnums: call?.openEnums ?? this.#options.openEnums,
      complete: call?.complete,
    };
  }

  /** Sends a request with the client's credentials. */
  async send(
    request: Target,
    body: string | Uint8Array<ArrayBuffer> | undefined,
    call: CallOptions | undefined,
    onSend?: () => void,
  ): Promise<Answer> {
    const own = checkHeaders(call?.headers);
    const type = body === undefined ? {} : { "content-type": "application/json" };
    return this.#transport.send({
      method: request.method,
      url: this.#baseUrl + request.target,
      body,
      headers: { ...own, ...type },
      authenticate: this.#authenticate,
      onSend,
      signal: call?.signal,
      timeout: call?.timeout,
    });
  }
}
