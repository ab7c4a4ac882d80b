// The schemas of a JSON:API resource: update, read and list query.

import { checkJson, checkResource, checkValidate, type ValidateOptions } from "../core/check.js";
import type { Plan } from "../core/plan.js";
import { Mode } from "../generated/layout.js";
import { resourceJsonSchema } from "./json-api-json-schema.js";
import type { JsonSchema, JsonSchemaOptions } from "./json-schema.js";
import { QuerySchema } from "./query-schema.js";
import { resultOf, validateEach } from "./results.js";
import { type Result, Schema } from "./schema.js";

/** The schemas of a JSON:API resource. */
export interface JsonApiSchemas<Entity, Update, ListOptions> {
  /** The attributes of an update. */
  readonly update: Schema<Update>;
  /** One resource object as the server sends it. */
  readonly read: ResourceSchema<Entity>;
  /** The options of the list. */
  readonly listQuery: QuerySchema<ListOptions>;
}

/** The checks of one resource object; the fields are its attributes. */
export class ResourceSchema<Entity> extends Schema<Entity> {
  readonly #plan: Plan;

  /** @internal */
  constructor(plan: Plan) {
    super(plan, Mode.read);
    this.#plan = plan;
  }

  override validate(value: unknown, options?: ValidateOptions): Result<Entity> {
    checkValidate(options);
    const { issues, cause } = checkResource(this.#plan, value, options);
    return resultOf(value, issues, cause);
  }

  override validateMany(values: readonly unknown[], options?: ValidateOptions): Result<Entity[]> {
    return validateEach(this, values, options);
  }

  override validateJson(
    source: string | Uint8Array | ArrayBuffer,
    options?: ValidateOptions & { readonly many?: boolean | undefined },
  ): ReturnType<Schema<Entity>["validateJson"]> {
    checkValidate(options, "many");
    const issues = checkJson(this.#plan, Mode.read, source, options?.many === true, options, ["attributes"]);
    return issues.length === 0 ? { ok: true } : { ok: false, issues };
  }

  override jsonSchema(options?: JsonSchemaOptions): JsonSchema {
    return resourceJsonSchema(this.#plan, super.jsonSchema(options));
  }
}

/** Makes the schemas of a JSON:API resource. */
export function jsonApiSchemas(plan: Plan): JsonApiSchemas<unknown, unknown, unknown> {
  return {
    update: new Schema(plan, Mode.update),
    read: new ResourceSchema(plan),
    listQuery: new QuerySchema(plan),
  };
}
