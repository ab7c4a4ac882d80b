// The rows of a JSON:API resource in the sandbox, each in the list that it is under.

import { checkResource } from "../../core/check.js";
import { ValidationError } from "../../core/errors.js";
import { isUuid } from "../../core/plain.js";
import type { Rows } from "../api.js";
import { givenIds } from "../ids.js";
import type { Row } from "../row.js";
import type { Assign } from "../store.js";
import type { JsonApiSandboxResource } from "../table.js";

/** A row: a resource object with all of its attributes. */
export interface Resource {
  readonly id: string;
  readonly type: string;
  readonly attributes: Row;
  readonly relationships: Row;
}

/** What a seeded row may hold. */
const MEMBERS = ["id", "type", "attributes", "relationships"];

/** The rows of a resource by the lists that they are under. */
export class Accounts implements Rows {
  readonly resource: JsonApiSandboxResource;
  readonly #assign: Assign;
  readonly #lists = new Map<string, Map<string, Resource>>();
  /** The ids of organizations by name: rows of one organization share it. */
  readonly #organizations = new Map<string, string>();

  constructor(resource: JsonApiSandboxResource, assign: Assign) {
    this.resource = resource;
    this.#assign = assign;
  }

  /** Whether there is a list of that id. */
  has(parent: string): boolean {
    return this.#lists.has(parent.toLowerCase());
  }

  /** The row of an id in a list. */
  get(parent: string, id: string): Resource | undefined {
    return this.#lists.get(parent.toLowerCase())?.get(id.toLowerCase());
  }

  /** The rows of a list. */
  of(parent: string): Resource[] {
    return [...(this.#lists.get(parent.toLowerCase())?.values() ?? [])];
  }

  all(parent?: string): Row[] {
    const parents = parent === undefined ? [...this.#lists.keys()] : [parent];
    return parents.flatMap((one) => this.of(one)) as unknown as Row[];
  }

  /** Puts a row in the place of the one with its id. */
  put(parent: string, row: Resource): void {
    this.#lists.get(parent.toLowerCase())?.set(row.id, row);
  }

  /** The time of a change. */
  now(): string {
    return this.#assign.createdAt();
  }

  seed(rows: readonly Row[], parent?: string): Row[] {
    const { plan } = this.resource;
    if (parent === undefined || !isUuid(parent))
      throw new TypeError(`${plan.name} needs the id of its account list, a UUID`);
    const taken = givenIds(rows);
    const made = rows.map((values, index) => {
      const attributes = Object.keys(values.attributes ?? {});
      const strange =
        Object.keys(values).find((name) => !MEMBERS.includes(name)) ??
        attributes.find((name) => !Object.hasOwn(plan.fields, name) || plan.fields[name]?.writeOnly === true);
      if (strange !== undefined) throw new TypeError(`row ${index}: ${plan.name} has no field ${strange}`);
      const row = this.#make(structuredClone(values), taken);
      const { issues } = checkResource(plan, row, undefined);
      if (issues.length > 0) {
        throw new ValidationError(issues.map((issue) => ({ ...issue, path: [index, ...issue.path] })));
      }
      return row;
    });
    const key = parent.toLowerCase();
    const list = this.#lists.get(key) ?? new Map<string, Resource>();
    this.#lists.set(key, list);
    for (const row of made) list.set(row.id, row);
    return made as unknown as Row[];
  }

  clear(): void {
    this.#lists.clear();
    this.#organizations.clear();
  }

  /** The whole row of what was given, as a server would have made it. */
  #make(
    { id, attributes = {}, relationships = {} }: Partial<Resource>,
    taken: ReadonlySet<string>,
  ): Resource {
    const now = this.now();
    const given: Row = { balance: "0.0", currency: "USD", organization_name: "Organization", ...attributes };
    const { name = null, designation_number: number = null, updated_at: updated = now } = given;
    const display = name === null ? (number ?? "Unknown") : number === null ? name : `${name} (${number})`;
    return {
      // What is no id is left for the check to tell of.
      id: typeof id === "string" ? id.toLowerCase() : (id ?? this.#newId(taken)),
      type: this.resource.plan.jsonApi?.type ?? "",
      attributes: {
        ...this.#empty(),
        active: true,
        // Of text that is no number there is nothing to convert.
        converted_balance: Number.isFinite(Number(given.balance)) ? Number(given.balance) : 0,
        created_at: now,
        currency_symbol: given.currency === "USD" ? "$" : null,
        display_name: display,
        exchange_rate: 1,
        updated_at: updated,
        updated_in_db_at: updated,
        ...given,
      },
      relationships: {
        organization: { data: { id: this.#organization(given.organization_name), type: "organizations" } },
        balances: { data: [{ id: this.#assign.id(), type: "balances" }] },
        ...relationships,
      },
    };
  }

  /** An id that no row has, and none of those that are added with it. */
  #newId(taken: ReadonlySet<string>): string {
    let id = this.#assign.id();
    // A seeded row may have an id that the generator comes to later.
    while (taken.has(id) || [...this.#lists.values()].some((list) => list.has(id))) id = this.#assign.id();
    return id;
  }

  /** Every attribute, in the order of the schema. */
  #empty(): Row {
    const fields = Object.entries(this.resource.plan.fields).filter(([, field]) => field.writeOnly !== true);
    return Object.fromEntries(fields.map(([name]) => [name, null]));
  }

  #organization(name: unknown): string {
    const key = String(name);
    const id = this.#organizations.get(key) ?? this.#assign.id();
    this.#organizations.set(key, id);
    return id;
  }
}
