// The client of a JSON:API resource under a parent: documents in and out, optimistic locking.

import { ConfigError, ConflictError, type Outcome } from "../core/errors.js";
import type { AnyResource, Document, ListDocument } from "../core/json-api.js";
import type { Plan } from "../core/plan.js";
import { type ListTarget, operationTarget, type Target } from "../core/requests.js";
import { Mode } from "../generated/layout.js";
import * as decode from "./decode.js";
import type { Limit } from "./limit.js";
import { listRequest } from "./list-request.js";
import { oneByOne } from "./one-by-one.js";
import type { CallOptions, PagingOptions, UpdateOptions } from "./options.js";
import { checkCall, later, ownCall, ownOptions, Takes } from "./own.js";
import { Repeats, untilAborted, walk } from "./paging.js";
import type { Session } from "./session.js";
import type { Answer, Whole } from "./transport.js";
import { bodyOf, type WriteRequest, writeRequest } from "./write-request.js";

/** How often a conflict is met with another try: whoever else writes may do so again. */
const LOCK_ATTEMPTS = 3;

/** The attribute that is the lock token. */
const TOKEN = "updated_in_db_at";

/**
 * Whether the row has changed since its token was read: the server answers 409 to other faults too, which no other
 * try would mend.
 */
function isLockConflict(error: unknown): error is ConflictError {
  if (!(error instanceof ConflictError)) return false;
  return error.updatedInDbAt !== undefined || error.issues.some(({ path }) => path[0] === TOKEN);
}

/**
 * Changes with the token of the row, unless they name one; the one that was in conflict already is none. What is no
 * plain object goes on as it is and is refused: a missing `return` changes nothing in silence.
 */
function withToken(changes: unknown, token: unknown, refused: unknown): unknown {
  if (changes === undefined) return changes;
  const { own: named, given } = ownOptions(changes);
  if (named === undefined) return given;
  const isNamed = named[TOKEN] !== undefined && String(named[TOKEN]) !== String(refused);
  return isNamed ? named : { ...named, [TOKEN]: token };
}

type Changes = Record<string, unknown>;
type OnConflict = NonNullable<UpdateOptions<AnyResource, object>["onConflict"]>;

/** A call whose rows may be wanted as plain objects. */
interface Call extends CallOptions {
  readonly flatten?: boolean | undefined;
}

/** A call of several requests, its end, and what it does on a conflict. */
interface Locking {
  readonly call: CallOptions;
  readonly limit: Limit;
  readonly onConflict: OnConflict;
}

/** An answer, and the document in it. */
interface Answered<Of> {
  readonly answer: Answer;
  readonly document: Of;
}

/** The operations of a JSON:API resource. */
export class JsonApiClient {
  readonly #plan: Plan;
  readonly #session: Session;
  readonly #parent: string;

  constructor(plan: Plan, session: Session, parent: string) {
    this.#plan = plan;
    this.#session = session;
    this.#parent = parent;
  }

  async list(options?: object, call?: Call): Promise<ListDocument<AnyResource>> {
    checkCall(call, Takes.flatten);
    return (await this.#list(options, call)).document;
  }

  async #list(options?: object, call?: Call): Promise<Answered<ListDocument<AnyResource>>> {
    if (!this.#session.isReady) await this.#session.ready(call);
    const answer = await this.#session.send(this.#listTarget(options, call), undefined, call);
    return { answer, document: this.#document(answer, true, call) as ListDocument<AnyResource> };
  }

  /** A page of several, whose rows are looked at. */
  async #page(repeats: Repeats, options?: object, call?: Call): Promise<ListDocument<AnyResource>> {
    const { answer, document } = await this.#list(options, call);
    repeats.check(decode.dataOf(answer, { ...document }, true), answer);
    return document;
  }

  pages(options?: object, paging?: PagingOptions & Call): AsyncGenerator<ListDocument<AnyResource>> {
    const { own, given } = ownOptions(options);
    const { page: from = 1, ...same } = own ?? {};
    const repeats = new Repeats();
    return walk(
      {
        // What is no number goes out as it is, for the list to refuse.
        ask: (ahead, call) => {
          if (own === undefined) return this.#page(repeats, given, call);
          return this.#page(repeats, { ...same, page: ahead === 0 ? from : Number(from) + ahead }, call);
        },
        rows: (document) => document.data,
        // A server that does not tell how many pages there are is asked until one is empty.
        isLast: ({ data, meta }, ahead) =>
          own === undefined ||
          data.length === 0 ||
          Number(from) + ahead >= Number(meta?.pagination?.total_pages ?? Number.NaN),
      },
      later(() => ownCall(paging, Takes.paging | Takes.flatten)),
    );
  }

  iterate(options?: object, paging?: PagingOptions & Call): AsyncGenerator<AnyResource> {
    return oneByOne(this.#iterated(this.pages(options, paging), paging?.signal));
  }

  async *#iterated(
    of: AsyncGenerator<ListDocument<AnyResource>>,
    signal: AbortSignal | null | undefined,
  ): AsyncGenerator<Iterable<AnyResource>> {
    for await (const { data } of of) yield untilAborted(data, signal);
  }

  async get(id: string, call?: Call): Promise<Document<AnyResource>> {
    checkCall(call, Takes.flatten);
    if (!this.#session.isReady) await this.#session.ready(call);
    return (await this.#get(id, call)).document;
  }

  async #get(id: string, call?: Call, whole?: Whole): Promise<Answered<Document<AnyResource>>> {
    const answer = await this.#session.send(this.#target("get", id, call), undefined, call, whole);
    return { answer, document: this.#document(answer, false, call) as Document<AnyResource> };
  }

  async update(
    id: string,
    changes: object,
    call?: UpdateOptions<AnyResource, object>,
  ): Promise<Document<AnyResource>> {
    checkCall(call, Takes.onConflict);
    const { onConflict = "error" } = call ?? {};
    if (onConflict !== "error" && onConflict !== "overwrite" && typeof onConflict !== "function")
      throw new ConfigError("onConflict", 'must be "error", "overwrite" or a function');
    if (!this.#session.isReady) await this.#session.ready(call);
    // They may be sent again: what is changed afterwards is not sent.
    const { own: copy, given } = ownOptions(changes);
    const own = (changes === undefined ? changes : (copy ?? given)) as Changes;
    const request = writeRequest(
      () => this.#target("update", id, call),
      () => this.#body(own, call),
    );
    // Tries again, reads and the caller's own work between them stand under one deadline.
    const limit = this.#session.limit(request.target, call);
    try {
      const within = {
        ...ownCall(call, Takes.onConflict),
        signal: limit.signal,
        deadline: 0,
      };
      return await limit.race(this.#locked(id, own, request, { call: within, limit, onConflict }));
    } finally {
      limit.end();
    }
  }

  /** Updates, and does on a conflict what is asked for, so often and no more. */
  async #locked(
    id: string,
    changes: Changes,
    first: WriteRequest,
    { call, limit, onConflict }: Locking,
  ): Promise<Document<AnyResource>> {
    let next: unknown = changes;
    let request = first;
    for (let attempt = 1; ; attempt++) {
      const { whole, turnedAway } = this.#whole(limit);
      try {
        return await this.#put(request, call, whole);
      } catch (error) {
        if (!isLockConflict(error) || onConflict === "error" || attempt === LOCK_ATTEMPTS) throw error;
        turnedAway();
        if (onConflict === "overwrite") {
          // What is written over regardless cannot be in conflict again.
          if ((next as Changes).overwrite === true) throw error;
          next = { ...(next as Changes), overwrite: true };
        } else {
          // To read the row writes nothing, but an earlier attempt may have.
          const reading = { limit, earlier: limit.outcome, reads: true, onOutcome: () => {} };
          const { answer: read, document } = await this.#get(id, call, reading);
          const data = decode.dataOf(read, { ...document }, false);
          const token = (data.attributes as Changes | undefined)?.[TOKEN];
          next = withToken(await onConflict(data), token, (next as Changes)[TOKEN]);
        }
        request = { target: first.target, body: this.#body(next, call) };
      }
    }
  }

  /** One write of several, and what to do when its last attempt has written nothing: earlier ones may have. */
  #whole(limit: Limit): { readonly whole: Whole; readonly turnedAway: () => void } {
    let before = limit.outcome;
    const onOutcome = (outcome: Outcome) => {
      before = limit.outcome;
      limit.outcome = outcome;
    };
    const turnedAway = () => {
      limit.outcome = before;
    };
    return { whole: { limit, earlier: limit.outcome, onOutcome }, turnedAway };
  }

  async #put(request: WriteRequest, call: CallOptions, whole: Whole): Promise<Document<AnyResource>> {
    const answer = await this.#session.send(request.target, request.body, call, whole);
    return this.#document(answer, false) as Document<AnyResource>;
  }

  #body(changes: unknown, call: CallOptions | undefined): string {
    return bodyOf(this.#plan, Mode.update, changes, this.#session.checks(call));
  }

  #target(operation: "get" | "update", id: string, call: CallOptions | undefined): Target {
    return operationTarget(this.#plan, operation, id ?? null, this.#session.locale(call), this.#parent);
  }

  #listTarget(options: object | undefined, call: CallOptions | undefined): ListTarget {
    return listRequest(this.#plan, options, this.#session.locale(call), this.#parent);
  }

  #document(answer: Answer, many: boolean, call?: Call): unknown {
    const validate = this.#session.validateResponses;
    return decode.document(this.#plan, answer, { many, flat: call?.flatten === true, validate });
  }
}
