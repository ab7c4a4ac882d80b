// The client of one resource: every operation as a method.

import { checkMany } from "../core/check.js";
import { ValidationError } from "../core/errors.js";
import type { OperationName, Plan } from "../core/plan.js";
import { type ListTarget, operationTarget, type Target } from "../core/requests.js";
import { Mode } from "../generated/layout.js";
import { bulkWrite, type Writing } from "./bulk-write.js";
import { chunksOf, moved, placesOf } from "./chunks.js";
import * as decode from "./decode.js";
import { listRequest } from "./list-request.js";
import { oneByOne } from "./one-by-one.js";
import type { BulkWriteOptions, BulkWriteReport, CallOptions, PagingOptions } from "./options.js";
import { checkCall, later, ownCall, ownOptions, Takes } from "./own.js";
import { pages, Repeats, refuseStatistics, untilAborted } from "./paging.js";
import type { Session } from "./session.js";
import { streamRows } from "./stream.js";
import type { Answer } from "./transport.js";
import { bodyOf, writeRequest } from "./write-request.js";

/** The answer to a list, and what is in it. */
interface Listed {
  readonly answer: Answer;
  readonly found: unknown;
}

/** Every operation; a resource has those that its plan names. */
export class ResourceClient {
  readonly #plan: Plan;
  readonly #session: Session;

  constructor(plan: Plan, session: Session) {
    this.#plan = plan;
    this.#session = session;
  }

  async list(options?: object, call?: CallOptions): Promise<unknown> {
    checkCall(call);
    return (await this.#list(options, call)).found;
  }

  async #list(options?: object, call?: CallOptions): Promise<Listed> {
    if (!this.#session.isReady) await this.#session.ready(call);
    const request = this.#listTarget(options, call);
    const answer = await this.#session.send(request, undefined, call);
    return { answer, found: this.#listed(request, answer) };
  }

  #listed({ raw, lines, slim }: ListTarget, answer: Answer): unknown {
    if (raw) return decode.parse(answer);
    if (lines) return decode.lines(this.#plan, answer, { slim, validate: this.#session.validateResponses });
    return slim ? decode.ids(this.#plan, answer, this.#session.validateResponses) : this.#rows(answer, true);
  }

  async get(id: string, call?: CallOptions): Promise<unknown> {
    return this.#rows(await this.#one("get", id, call), false);
  }

  async delete(id: string, call?: CallOptions): Promise<void> {
    const answer = await this.#one("delete", id, call);
    // Nothing is asked of the body, but a page of HTML is some proxy's, not the API's.
    const body = new TextDecoder().decode(answer.bytes).trimStart();
    if (body.startsWith("<") || (body !== "" && /html/i.test(answer.headers.get("content-type") ?? ""))) {
      throw decode.broken(answer, "the answer to a delete is HTML", []);
    }
  }

  async create(value: object, call?: CallOptions): Promise<unknown> {
    checkCall(call);
    if (!this.#session.isReady) await this.#session.ready(call);
    const body = this.#body(Mode.create, value, call);
    const answer = await this.#session.send(this.#target("create", undefined, call), body, call);
    return this.#rows(answer, false);
  }

  async update(id: string, changes: object, call?: CallOptions): Promise<unknown> {
    checkCall(call);
    if (!this.#session.isReady) await this.#session.ready(call);
    const { target, body } = writeRequest(
      () => this.#target("update", id ?? null, call),
      () => this.#body(Mode.update, changes, call),
    );
    return this.#rows(await this.#session.send(target, body, call), false);
  }

  async bulkWrite(
    rows: readonly object[],
    options?: BulkWriteOptions,
  ): Promise<BulkWriteReport<unknown, object>> {
    checkCall(options, Takes.bulk);
    if (!this.#session.isReady) await this.#session.ready(options);
    // Each chunk is sent with what stands here now.
    const call = ownCall(options, Takes.bulk);
    const only = Array.isArray(rows) ? options?.only : undefined;
    const places = only === undefined ? undefined : placesOf(rows, only);
    const asked = places === undefined ? rows : places.map((place) => rows[place]);
    const found = checkMany(this.#plan, Mode.bulkRow, asked, this.#session.checks(options), true);
    const { cause, valid, body = new Uint8Array(), ends = new Uint32Array() } = found;
    const issues = places === undefined ? found.issues : found.issues.map((issue) => moved(issue, places));
    if (issues.length > 0 && (options?.skipInvalid !== true || !Array.isArray(rows))) {
      throw new ValidationError(issues, cause === undefined ? undefined : { cause });
    }
    const sent = places === undefined ? valid : valid.map((place) => places[place] as number);
    const chunks = chunksOf(sent, body, ends, options);
    const target = this.#target("bulkWrite", undefined, options);
    const limit = this.#session.limit(target, options);
    const writing: Writing = {
      // The report tells of them as they were.
      rows: rows.slice(),
      total: asked.length,
      issues,
      chunks,
      limit,
      send: async (chunk, onOutcome) => {
        const answer = await this.#session.send(target, chunk.body, call, {
          limit,
          onOutcome,
          places: chunk.rows,
        });
        const written = this.#rows(answer, true);
        // An answer about fewer rows would leave some of which nothing is known.
        if (Array.isArray(written) && written.length === chunk.rows.length) return written;
        throw decode.broken(answer, `the answer does not tell of ${chunk.rows.length} rows`, []);
      },
    };
    return bulkWrite(writing, options);
  }

  pages(options?: object, paging?: PagingOptions): AsyncGenerator<unknown[]> {
    const call = later(() => ({ ...ownCall(paging, Takes.paging), locale: this.#session.locale(paging) }));
    const repeats = new Repeats();
    const list = async (page: object, one: CallOptions) => {
      const { answer, found } = await this.#list(page, one);
      if (Array.isArray(found)) repeats.check(found, answer);
      return found as unknown[];
    };
    return pages(list, options, call);
  }

  iterate(options?: object, paging?: PagingOptions): AsyncGenerator<unknown> {
    return oneByOne(this.#iterated(this.pages(options, paging), paging?.signal));
  }

  async *#iterated(
    of: AsyncGenerator<unknown[]>,
    signal: AbortSignal | null | undefined,
  ): AsyncGenerator<Iterable<unknown>> {
    for await (const page of of) yield untilAborted(page, signal);
  }

  stream(options?: object, call?: CallOptions): AsyncGenerator<unknown> {
    const { own, given } = ownOptions(options);
    const asked = own === undefined ? given : { ...own, jsonl: true };
    const kept = later(() => ownCall(call, Takes.nothing));
    return oneByOne(this.#streamed(own, asked, kept));
  }

  async *#streamed(
    own: Record<string, unknown> | undefined,
    asked: object,
    kept: () => CallOptions,
  ): AsyncGenerator<Iterable<unknown>> {
    const call = kept();
    if (!this.#session.isReady) await this.#session.ready(call);
    refuseStatistics(own, this.#session.locale(call));
    const request = this.#listTarget(asked, call);
    yield* streamRows(await this.#session.open(request, call), {
      plan: this.#plan,
      slim: request.slim,
      validate: this.#session.validateResponses,
      maxLineBytes: this.#session.maxLineBytes,
    });
  }

  #listTarget(options: object | undefined, call: CallOptions | undefined): ListTarget {
    return listRequest(this.#plan, options, this.#session.locale(call));
  }

  #target(operation: OperationName, id: string | null | undefined, call?: CallOptions): Target {
    return operationTarget(this.#plan, operation, id, this.#session.locale(call));
  }

  async #one(operation: OperationName, id: string, call?: CallOptions): Promise<Answer> {
    checkCall(call);
    if (!this.#session.isReady) await this.#session.ready(call);
    return this.#session.send(this.#target(operation, id ?? null, call), undefined, call);
  }

  #body(mode: 0 | 1, value: object, call?: CallOptions): string {
    return bodyOf(this.#plan, mode, value, this.#session.checks(call));
  }

  #rows(answer: Answer, many: boolean): unknown {
    return decode.rows(this.#plan, answer, many, this.#session.validateResponses);
  }
}
