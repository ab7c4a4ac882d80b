// The sandbox: a fetch handler over state in memory, which routes requests to the APIs.

import { ready } from "../core/ready.js";
import type { schemas } from "../generated/clients.js";
import type { Schema } from "../schema/schema.js";
import type { Rows, SandboxApi } from "./api.js";
import { clock } from "./clock.js";
import { idGenerator } from "./ids.js";
import { MpdxApi } from "./mpdx/api.js";
import { checkSandbox, type SandboxOptions } from "./options.js";
import { PigelloApi } from "./pigello/api.js";
import { refusal } from "./responses.js";
import type { Row } from "./row.js";

/** The key of a resource, as in `schemas`. */
export type SandboxResourceName = keyof typeof schemas;

/** A row of a resource. */
export type SandboxRow<Name extends SandboxResourceName> =
  (typeof schemas)[Name]["read"] extends Schema<infer Entity> ? Entity : never;

/** What a row is seeded with: of a row of JSON:API any attributes, of another any fields. */
export type SandboxSeed<Name extends SandboxResourceName> =
  SandboxRow<Name> extends { attributes: infer Attributes; relationships?: infer Relationships }
    ? { id?: string; attributes?: Partial<Attributes>; relationships?: Relationships }
    : Partial<SandboxRow<Name>>;

/** The id of the account list that a row is under, for the resources that are under one. */
export type SandboxParent<Name extends SandboxResourceName> =
  SandboxRow<Name> extends { attributes: unknown } ? [accountListId: string] : [];

/** A server in memory that behaves as the documents say. */
export interface Sandbox {
  /** Answers a request, as the global `fetch` would: give it to a client, or call it in a server. */
  readonly fetch: (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>;
  /** Copies of the rows of a resource, or of those in an account list, in the order of their creation. */
  rows<Name extends SandboxResourceName>(
    resource: Name,
    ...parent: SandboxParent<Name> | []
  ): SandboxRow<Name>[];
  /**
   * Adds rows as a server may hold them, and returns copies of them: ids, times and tags can be
   * given, and lengths, enumerations and uniqueness are not looked at. An account list exists from
   * the first time that rows, or an empty array of them, are added to it. A row takes the place of the one that has
   * its id from before.
   * @throws {TypeError} when a required field or the account list is missing, a field is not known, or an id is
   * given twice.
   * @throws {ValidationError} when a value has a type that no client could read.
   * @throws {NotReadyError} in a browser before `init()`.
   */
  seed<Name extends SandboxResourceName>(
    resource: Name,
    rows: readonly SandboxSeed<Name>[],
    ...parent: SandboxParent<Name>
  ): SandboxRow<Name>[];
  /** Forgets all rows, and begins with the ids and times anew. */
  reset(): void;
}

class MemorySandbox implements Sandbox {
  readonly #options: SandboxOptions;
  readonly #apis: readonly SandboxApi[];
  #nextId!: () => string;
  #nextTime!: () => string;

  constructor(options: SandboxOptions) {
    this.#options = options;
    const assign = { id: () => this.#nextId(), createdAt: () => this.#nextTime() };
    this.#apis = [new PigelloApi(options, assign), new MpdxApi(options, assign)];
    this.reset();
  }

  /** A property and not a method, so that it can be passed on by itself. */
  readonly fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    await ready();
    await pause(this.#options.latency ?? 0, request.signal);
    const fault = await this.#options.faults?.(request.clone());
    if (fault instanceof Error) throw fault;
    request.signal.throwIfAborted();
    return fault ?? this.#answer(request);
  };

  rows<Name extends SandboxResourceName>(
    resource: Name,
    ...parent: SandboxParent<Name> | []
  ): SandboxRow<Name>[] {
    return copies(this.#store(resource).all(...parent));
  }

  seed<Name extends SandboxResourceName>(
    resource: Name,
    rows: readonly SandboxSeed<Name>[],
    ...parent: SandboxParent<Name>
  ): SandboxRow<Name>[] {
    return copies(this.#store(resource).seed(rows as readonly Row[], ...parent));
  }

  reset(): void {
    for (const api of this.#apis) for (const store of api.stores.values()) store.clear();
    this.#nextId = idGenerator(this.#options.seed ?? 1);
    this.#nextTime = clock(this.#options.now);
  }

  async #answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    for (const api of this.#apis) {
      const answer = api.answer(request, url);
      if (answer !== undefined) return answer;
    }
    const roots = this.#apis.flatMap(({ roots }) => roots).join(", ");
    return refusal(404, `The sandbox has no ${request.method} ${url.pathname}: paths begin with ${roots}.`);
  }

  #store(resource: string): Rows {
    for (const api of this.#apis) {
      const store = api.stores.get(resource);
      if (store !== undefined) return store;
    }
    throw new TypeError(`the sandbox has no resource ${resource}`);
  }
}

/** A change of what is given out must not change what the sandbox holds. */
function copies<Entity>(rows: readonly Row[]): Entity[] {
  return rows.map((row) => structuredClone(row) as Entity);
}

/** Waits, and ends early when the request is aborted. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> | undefined {
  if (milliseconds <= 0) return undefined;
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal.addEventListener("abort", stop, { once: true });
  });
}

/**
 * Makes a sandbox: the documented API as a fetch handler over rows in memory, the same in every
 * runtime and, unless `now` says otherwise, in every run.
 *
 * ```ts
 * const sandbox = createSandbox();
 * const pigello = new Pigello({ baseUrl: "http://localhost", fetch: sandbox.fetch, credentials });
 * ```
 * @throws {ConfigError} naming the option that is wrong, or that no one reads.
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  checkSandbox(options);
  return new MemorySandbox(options);
}
