// What the resources of one client share: host, credentials, transport, options.

import type { ValidateOptions } from "../core/check.js";
import { isReady } from "../core/memory.js";
import { type Locale, localeOf } from "../core/messages.js";
import { checkNames } from "../core/option-checks.js";
import { ready } from "../core/ready.js";
import type { Target } from "../core/requests.js";
import { checkHeaders } from "./config.js";
import type { Info, Limit } from "./limit.js";
import type { CallOptions, ClientOptions } from "./options.js";
import {
  type Answer,
  type Authenticate,
  type Exchange,
  type OpenAnswer,
  Transport,
  type Whole,
} from "./transport.js";

export type { Authenticate };

/** Every option that all clients take: the compiler sees to it that none is left out. */
const CLIENT_OPTIONS: Readonly<Record<keyof ClientOptions, 1>> = {
  fetch: 1,
  timeout: 1,
  deadline: 1,
  retry: 1,
  rateLimit: 1,
  maxResponseBytes: 1,
  hooks: 1,
  headers: 1,
  locale: 1,
  openEnums: 1,
  validateResponses: 1,
};

/** What a client is, besides the options that all take. */
export interface Kind {
  /** The names of its own options. */
  readonly options: readonly string[];
  /** Named by every request, with a body or without; otherwise a body is JSON. */
  readonly mediaType?: string;
}

/** What the resources of one client share. */
export class Session {
  readonly #baseUrl: string;
  readonly #authenticate: Authenticate;
  readonly #transport: Transport;
  readonly #options: ClientOptions;
  readonly #mediaType: string | undefined;
  /** Whether answers are checked. */
  readonly validateResponses: boolean;

  constructor(baseUrl: string, authenticate: Authenticate, options: ClientOptions, kind: Kind) {
    this.#mediaType = kind.mediaType;
    this.#baseUrl = baseUrl;
    this.#authenticate = authenticate;
    this.#options = options;
    this.#transport = new Transport(options, authenticate);
    this.validateResponses = options.validateResponses !== false;
    localeOf(options.locale);
    checkNames("", options, [...kind.options, ...Object.keys(CLIENT_OPTIONS)]);
  }

  /** Whether the module is there; then what a call is given is read before the call returns. */
  get isReady(): boolean {
    return isReady();
  }

  /** Waits for the module, until the caller's abort, or as long as a call may take. */
  async ready(call: CallOptions | undefined): Promise<void> {
    const limit = this.#limit({ attempts: 0 }, call);
    try {
      await limit.race(ready());
    } finally {
      limit.end();
    }
  }

  /** The end of a call that sends several requests. */
  limit({ method, target }: Target, call: CallOptions | undefined): Limit {
    return this.#limit({ method, url: this.#baseUrl + target, attempts: 0 }, call);
  }

  #limit(info: Info, call: CallOptions | undefined): Limit {
    const { signal, timeout, deadline, headers } = call ?? {};
    return this.#transport.limit(info, { signal, timeout, deadline, headers: checkHeaders(headers) });
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

  /** Sends a request with the client's credentials and reads the answer whole. */
  async send(
    request: Target,
    body: string | Uint8Array<ArrayBuffer> | undefined,
    call: CallOptions | undefined,
    whole?: Whole,
  ): Promise<Answer> {
    return this.#transport.send(this.#exchange(request, body, call, whole));
  }

  /** Sends a request with the client's credentials and leaves the body of the answer to be read. */
  async open(request: Target, call: CallOptions | undefined): Promise<OpenAnswer> {
    return this.#transport.open(this.#exchange(request, undefined, call));
  }

  /** Most bytes of a line of a stream. */
  get maxLineBytes(): number {
    return this.#transport.maxResponseBytes;
  }

  #exchange(
    request: Target,
    body: string | Uint8Array<ArrayBuffer> | undefined,
    call: CallOptions | undefined,
    whole?: Whole,
  ): Exchange {
    const own = checkHeaders(call?.headers);
    const media = this.#mediaType;
    const plain = body === undefined ? {} : { "content-type": "application/json" };
    const type = media === undefined ? plain : { "content-type": media, accept: media };
    return {
      method: request.method,
      url: this.#baseUrl + request.target,
      body,
      headers: { ...own, ...type },
      authenticate: this.#authenticate,
      locale: this.locale(call),
      whole,
      signal: call?.signal,
      timeout: call?.timeout,
      deadline: call?.deadline,
    };
  }
}
