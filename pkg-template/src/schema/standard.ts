// Standard Schema v1: what form and tool libraries take, with its JSON Schema converters.

import type { Issue } from "../core/issues.js";
import type { JsonSchema, JsonSchemaOptions } from "./json-schema.js";
import type { Result } from "./schema.js";

/** What the converters are given. */
export interface StandardJsonSchemaOptions {
  /** The dialect. */
  readonly target: string;
  /** What other libraries may want to be told: nothing of it is read. */
  readonly libraryOptions?: Readonly<Record<string, unknown>> | undefined;
}

/** The converters of Standard JSON Schema v1. */
export interface StandardJsonSchema {
  /** The JSON Schema of what is validated. */
  readonly input: (options: StandardJsonSchemaOptions) => JsonSchema;
  /** The JSON Schema of what comes out: the same. */
  readonly output: (options: StandardJsonSchemaOptions) => JsonSchema;
}

/** Standard Schema v1, as https://standardschema.dev describes it. */
export interface StandardSchema<Value> {
  /** The version of the specification. */
  readonly version: 1;
  /** Whose schema it is. */
  readonly vendor: "fieldgate";
  /** Checks a value: the value, or every issue. */
  readonly validate: (
    value: unknown,
  ) => { readonly value: Value; readonly issues?: undefined } | { readonly issues: readonly Issue[] };
  /** The converters to JSON Schema. */
  readonly jsonSchema: StandardJsonSchema;
  /** The types, for compilers; there is nothing at run time. */
  readonly types?:
    | {
        /** What is checked. */
        readonly input: Value;
        /** What comes out: the same. */
        readonly output: Value;
      }
    | undefined;
}

/** What a schema must have to be a standard one. */
interface Source<Value> {
  validate(value: unknown): Result<Value>;
  jsonSchema(options?: JsonSchemaOptions): JsonSchema;
}

/** The standard face of a schema. */
export function standard<Value>(schema: Source<Value>): StandardSchema<Value> {
  const convert = ({ target }: StandardJsonSchemaOptions) => schema.jsonSchema({ target });
  return {
    version: 1,
    vendor: "fieldgate",
    validate: (value) => {
      const result = schema.validate(value);
      return result.ok ? { value: result.value } : { issues: result.issues };
    },
    jsonSchema: { input: convert, output: convert },
  };
}
