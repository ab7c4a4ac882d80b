// The client of one resource: every operation as a method.

import { checkMany, checkValue, Mode } from "../core/check.js";
import { FieldgateError, NetworkError, TimeoutError, ValidationError } from "../core/errors.js";
import type { Issue } from "../core/issues.js";
import type { OperationName, Plan } from "../core/plan.js";
import { listTarget, operationTarget, type Target } from "../core/requests.js";
import * as decode from "./decode.js";
import type { BulkWriteOptions, BulkWriteReport, CallOptions, FailedRow } from "./options.js";
import type { Session } from "./session.js";
import type { Answer } from "./transport.js";

/** Every operation; a resource has those that its plan names. */
export class ResourceClient {
  readonly #plan: Plan;
  readonly #session: Session;

  constructor(plan: Plan, session: Session) {
    this.#plan = plan;
    this.#session = session;
  }

  async list(options?: object, call?: CallOptions): Promise<unknown> {
    await this.#session.ready();
    const request = listTarget(this.#plan, options, this.#session.locale(call));
    if ("issues" in request) {
      throw new ValidationError(request.issues, "cause" in request ? { cause: request.cause } : undefined);
    }
    const answer = await this.#session.send(request, undefined, call);
    if (request.raw) return decode.parse(answer);
    const body = request.lines ? decode.lines(answer) : answer;
    return request.slim ? decode.ids(body) : this.#rows(body, true);
  }

  async get(id: string, call?: CallOptions): Promise<unknown> {
    return this.#rows(await this.#one("get", id, call), false);
  }

  async delete(id: string, call?: CallOptions): Promise<void> {
    const answer = await this.#one("delete", id, call);
    // Nothing is asked of the body, but a page of HTML is some proxy's, not the API's.
    if (/^\s*</.test(new TextDecoder().decode(answer.bytes.subarray(0, 64)))) {
      throw decode.broken(answer, "the answer to a delete is HTML", []);
    }
  }

  async create(value: object, call?: CallOptions): Promise<unknown> {
    await this.#session.ready();
    const body = this.#body(Mode.create, value, call);
    const answer = await this.#session.send(this.#target("create", undefined, call), body, call);
    return this.#rows(answer, false);
  }

  async update(id: string, changes: object, call?: CallOptions): Promise<unknown> {
    await this.#session.ready();
    const target = this.#target("update", id ?? null, call);
    const body = this.#body(Mode.update, changes, call);
    return this.#rows(await this.#session.send(target, body, call), false);
  }

  async bulkWrite(
    rows: readonly object[],
    options?: BulkWriteOptions,
  ): Promise<BulkWriteReport<unknown, object>> {
    await this.#session.ready();
    const checks = this.#session.checks(options);
    const { issues, cause, body, valid } = checkMany(this.#plan, Mode.bulkRow, rows, checks, true);
    if (issues.length > 0 && (options?.skipInvalid !== true || !Array.isArray(rows))) {
      throw new ValidationError(issues, cause === undefined ? undefined : { cause });
    }
    const failed = failedRows(rows, issues);
    const report = { written: [] as unknown[], failed, unsent: [] as number[], unknown: [] as number[] };
    if (body === undefined || valid.length === 0) return report;
    let left = false;
    try {
      const target = this.#target("bulkWrite", undefined, options);
      const answer = await this.#session.send(target, body, options, () => {
        left = true;
      });
      report.written = this.#rows(answer, true) as unknown[];
      return report;
    } catch (error) {
      // Until the first row has left there is nothing to report.
      if (!left) throw error;
      return { ...unwritten(error, rows, valid, report), stopped: error };
    }
  }

  #target(operation: OperationName, id: string | null | undefined, call?: CallOptions): Target {
    return operationTarget(this.#plan, operation, id, this.#session.locale(call));
  }

  async #one(operation: OperationName, id: string, call?: CallOptions): Promise<Answer> {
    await this.#session.ready();
    return this.#session.send(this.#target(operation, id ?? null, call), undefined, call);
  }

  #body(mode: 0 | 1, value: object, call?: CallOptions): string {
    const { issues, cause, body } = checkValue(this.#plan, mode, value, this.#session.checks(call), true);
    if (body === undefined) throw new ValidationError(issues, cause === undefined ? undefined : { cause });
    return new TextDecoder().decode(body);
  }

  #rows(answer: Answer, many: boolean): unknown {
    return decode.rows(this.#plan, answer, many, this.#session.validateResponses);
  }
}

/** The invalid rows, each with its issues, whose paths begin within the row. */
function failedRows(rows: readonly object[], issues: readonly Issue[]): FailedRow<object>[] {
  const byRow = new Map<number, Issue[]>();
  for (const issue of issues) {
    const [row, ...path] = issue.path as [number, ...(string | number)[]];
    const list = byRow.get(row) ?? [];
    list.push({ ...issue, path });
    byRow.set(row, list);
  }
  return [...byRow].map(([index, issues]) => ({ index, row: rows[index] as object, issues }));
}

/** Accounts for rows of a request that failed, by what is known of it. */
function unwritten(
  error: unknown,
  rows: readonly object[],
  sent: readonly number[],
  report: BulkWriteReport<unknown, object>,
): BulkWriteReport<unknown, object> {
  const onTheWay = error instanceof NetworkError || error instanceof TimeoutError;
  if (onTheWay && error.outcome === "not_sent") return { ...report, unsent: [...sent] };
  // A refusal is an answer; whatever else ended the call leaves the outcome open.
  const answered = error instanceof FieldgateError && "status" in error && Number(error.status) >= 300;
  if (!answered) return { ...report, unknown: [...sent] };
  const refused = sent.map((index) => ({ index, row: rows[index] as object, error }));
  return { ...report, failed: [...report.failed, ...refused].sort((a, b) => a.index - b.index) };
}
