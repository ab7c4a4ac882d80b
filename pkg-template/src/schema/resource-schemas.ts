// The schemas of one resource: create, update, bulk row, read and list query.

import type { Plan } from "../core/plan.js";
import { Mode } from "../generated/layout.js";
import { QuerySchema } from "./query-schema.js";
import { type OpenSchema, Schema } from "./schema.js";

/** The schemas of one resource. */
export interface ResourceSchemas<Entity, Create, Update, BulkRow, ListOptions> {
  /** A new row: everything that is required must be there. */
  readonly create: Schema<Create>;
  /** A partial change: only what is given is checked. */
  readonly update: Schema<Update>;
  /** A row of a bulk write: with an `id` an update, without one a create. */
  readonly bulkRow: Schema<BulkRow>;
  /** A row as the server sends it: types and required fields; lengths and enumerations are open. */
  readonly read: Schema<Entity>;
  /** The options of the list. */
  readonly listQuery: QuerySchema<ListOptions>;
}

/** The schemas of a resource with an enumeration that may go on. */
export interface OpenResourceSchemas<
  Entity,
  Create,
  Update,
  BulkRow,
  ListOptions,
  OpenCreate,
  OpenUpdate,
  OpenBulkRow,
> extends ResourceSchemas<Entity, Create, Update, BulkRow, ListOptions> {
  /** A new row: everything that is required must be there. */
  readonly create: OpenSchema<Create, OpenCreate>;
  /** A partial change: only what is given is checked. */
  readonly update: OpenSchema<Update, OpenUpdate>;
  /** A row of a bulk write: with an `id` an update, without one a create. */
  readonly bulkRow: OpenSchema<BulkRow, OpenBulkRow>;
}

/** Makes the schemas of a resource; none costs anything before its first use. */
export function resourceSchemas(plan: Plan): ResourceSchemas<unknown, unknown, unknown, unknown, unknown> {
  return {
    create: new Schema(plan, Mode.create),
    update: new Schema(plan, Mode.update),
    bulkRow: new Schema(plan, Mode.bulkRow),
    read: new Schema(plan, Mode.read),
    listQuery: new QuerySchema(plan),
  };
}
