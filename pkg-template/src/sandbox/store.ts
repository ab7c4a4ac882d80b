// The rows of one resource, in memory.

import { checkValue } from "../core/check.js";
import { ValidationError } from "../core/errors.js";
import type { Plan } from "../core/plan.js";
import { Mode } from "../generated/layout.js";
import type { Rows } from "./api.js";
import { givenIds } from "./ids.js";
import { complete, type Row } from "./row.js";

/** Gives what only the server knows of a new row. */
export interface Assign {
  readonly id: () => string;
  readonly createdAt: () => string;
}

/** The rows of one resource, in the order of their creation. */
export class Store implements Rows {
  readonly plan: Plan;
  readonly #assign: Assign;
  /** Rows are never changed, only replaced: an answer that is still on its way keeps its own. */
  readonly #rows = new Map<string, Row>();

  constructor(plan: Plan, assign: Assign) {
    this.plan = plan;
    this.#assign = assign;
  }

  /** All rows. */
  all(): Row[] {
    return [...this.#rows.values()];
  }

  /** The row of an id, in either case. */
  get(id: string): Row | undefined {
    return this.#rows.get(id.toLowerCase());
  }

  /** The whole row that `values` would be, with an id and a time of its own unless it has them. */
  make(values: Row, taken?: ReadonlySet<string>): Row {
    return complete(this.plan, {
      ...values,
      id: values.id ?? this.#newId(taken),
      created_at: values.created_at ?? this.#assign.createdAt(),
    });
  }

  /** Adds a row or puts it in the place of the one with its id. */
  put(row: Row): void {
    this.#rows.set(row.id as string, row);
  }

  /** Removes a row; says whether there was one. */
  remove(id: string): boolean {
    return this.#rows.delete(id.toLowerCase());
  }

  /** Adds rows as a server may hold them: read-only fields can be given, limits do not count. */
  seed(rows: readonly Row[], parent?: string): Row[] {
    if (parent !== undefined) throw new TypeError(`${this.plan.name} is under no account list`);
    const taken = givenIds(rows);
    const made = rows.map((values, index) => {
      const strange = Object.keys(values).find((name) => !Object.hasOwn(this.plan.fields, name));
      if (strange !== undefined)
        throw new TypeError(`row ${index}: ${this.plan.name} has no field ${strange}`);
      for (const [name, field] of Object.entries(this.plan.fields)) {
        const missing = field.required && !field.readOnly && values[name] === undefined;
        if (missing) throw new TypeError(`row ${index}: ${name} is required`);
      }
      const row = this.make(structuredClone(values), taken);
      const { issues } = checkValue(this.plan, Mode.read, row, undefined);
      if (issues.length > 0) {
        throw new ValidationError(issues.map((issue) => ({ ...issue, path: [index, ...issue.path] })));
      }
      return row;
    });
    for (const row of made) this.put(row);
    return made;
  }

  /** Forgets all rows. */
  clear(): void {
    this.#rows.clear();
  }

  #newId(taken?: ReadonlySet<string>): string {
    let id = this.#assign.id();
    // A seeded row may have an id that the generator comes to later.
    while (this.#rows.has(id) || taken?.has(id)) id = this.#assign.id();
    return id;
  }
}
