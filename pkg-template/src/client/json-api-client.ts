// The client of a JSON:API resource under a parent: documents in and out, optimistic locking.

import { checkDocument, checkValue, Mode } from "../core/check.js";
import { ConflictError, ValidationError } from "../core/errors.js";
import type { AnyResource, Document, ListDocument } from "../core/json-api.js";
import type { Plan } from "../core/plan.js";
import { type ListTarget, listTarget, operationTarget } from "../core/requests.js";
import * as decode from "./decode.js";
import type { CallOptions, PagingOptions, UpdateOptions } from "./options.js";
import type { Session } from "./session.js";
import type { Answer } from "./transport.js";

/** How often a conflict is met with another try: whoever else writes may do so again. */
const LOCK_ATTEMPTS = 3;

type Changes = Record<string, unknown>;

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

  async list(options?: object, call?: CallOptions): Promise<ListDocument<AnyResource>> {
    await this.#session.ready(call?.signal);
    const answer = await this.#session.send(this.#listTarget(options, call), undefined, call);
    return this.#document(answer, true) as ListDocument<AnyResource>;
  }

  async *pages(options?: object, paging?: PagingOptions): AsyncGenerator<ListDocument<AnyResource>> {
    const given = { ...options } as { page?: unknown };
    for (let page = typeof given.page === "number" ? given.page : 1; ; page++) {
      const document = await this.list({ ...given, page }, paging);
      yield document;
      // The server sends numbers back as the text that it got them in.
      if (document.data.length === 0 || page >= Number(document.meta.pagination.total_pages)) return;
    }
  }

  async *iterate(options?: object, paging?: PagingOptions): AsyncGenerator<AnyResource> {
    for await (const { data } of this.pages(options, paging)) yield* data;
  }

  async get(id: string, call?: CallOptions): Promise<Document<AnyResource>> {
    await this.#session.ready(call?.signal);
    const target = operationTarget(this.#plan, "get", id ?? null, this.#session.locale(call), this.#parent);
    return this.#document(await this.#session.send(target, undefined, call), false) as Document<AnyResource>;
  }

  async update(
    id: string,
    changes: object,
    call?: UpdateOptions<AnyResource, object>,
  ): Promise<Document<AnyResource>> {
    const { onConflict = "error" } = call ?? {};
    let next = changes as Changes;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#put(id, next, call);
      } catch (error) {
        if (!(error instanceof ConflictError) || onConflict === "error" || attempt === LOCK_ATTEMPTS)
          throw error;
        if (onConflict === "overwrite") {
          // What is written over regardless cannot be in conflict again.
          if (next.overwrite === true) throw error;
          next = { ...next, overwrite: true };
        } else {
          const { data } = await this.get(id, call);
          const token = (data.attributes as Changes | undefined)?.updated_in_db_at;
          next = { updated_in_db_at: token, ...((await onConflict(data)) as Changes) };
        }
      }
    }
  }

  async #put(id: string, changes: Changes, call: CallOptions | undefined): Promise<Document<AnyResource>> {
    await this.#session.ready(call?.signal);
    const target = operationTarget(
      this.#plan,
      "update",
      id ?? null,
      this.#session.locale(call),
      this.#parent,
    );
    const { issues, cause, body } = checkValue(
      this.#plan,
      Mode.update,
      changes,
      this.#session.checks(call),
      true,
    );
    if (body === undefined) throw new ValidationError(issues, cause === undefined ? undefined : { cause });
    const answer = await this.#session.send(target, new TextDecoder().decode(body), call);
    return this.#document(answer, false) as Document<AnyResource>;
  }

  #listTarget(options: object | undefined, call: CallOptions | undefined): ListTarget {
    const request = listTarget(this.#plan, options, this.#session.locale(call), this.#parent);
    if ("issues" in request) {
      throw new ValidationError(request.issues, "cause" in request ? { cause: request.cause } : undefined);
    }
    return request;
  }

  #document(answer: Answer, many: boolean): unknown {
    if (this.#session.validateResponses) {
      decode.refuse(answer, checkDocument(this.#plan, answer.bytes, many));
    }
    return decode.parse(answer);
  }
}
