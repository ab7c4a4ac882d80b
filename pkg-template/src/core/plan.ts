// What JavaScript knows of a resource: its fields and the code that lays a value out.

import type { RuleCode } from "../generated/codes.js";
import type { operationNames } from "../generated/layout.js";

/** A field as the schema describes it. */
export interface FieldInfo {
  /** JSON type; absent when any value is allowed. */
  readonly type?: "boolean" | "integer" | "number" | "string" | "number or string" | "object" | "array";
  /** Must be present; an update may leave it out, but an edit form should not let it be emptied. */
  readonly required: boolean;
  /** `null` is allowed. */
  readonly nullable: boolean;
  /** Only the server sets it. */
  readonly readOnly: boolean;
  /** Only writes carry it. */
  readonly writeOnly?: true;
  /** Answers may hold null although writes may not. */
  readonly nullableRead?: true;
  /** No two rows share a value; only the server can tell. */
  readonly unique: boolean;
  /** Format of a string, as JSON Schema names it. */
  readonly format?: string;
  /** Fewest characters (Unicode code points). */
  readonly minLength?: number;
  /** Most characters (Unicode code points). */
  readonly maxLength?: number;
  /** Smallest number. */
  readonly minimum?: number;
  /** Largest number. */
  readonly maximum?: number;
  /** The documented values. */
  readonly enum?: readonly (number | string)[];
  /** Regular expression that a string matches. */
  readonly pattern?: string;
  /** What the elements of an array are. */
  readonly items?: FieldInfo;
  /** Fewest elements. */
  readonly minItems?: number;
  /** No element stands twice. */
  readonly uniqueItems?: boolean;
  /** The fields of an object within the value. */
  readonly properties?: Readonly<Record<string, FieldInfo>>;
  /** Type of the row that a reference leads to. */
  readonly reference?: string;
}

/** The limits of a field besides its type and marks. */
export type FieldLimits = Omit<
  FieldInfo,
  "type" | "required" | "nullable" | "readOnly" | "unique" | "writeOnly" | "nullableRead"
>;

/** A rule across fields. */
export interface GroupRule {
  /** The code of its issues; `documented` for a rule whose meaning the documents do not give. */
  readonly code: RuleCode | "documented";
  /** The fields; of `requires` the first one requires the others, of `order` it is the earlier. */
  readonly fields: readonly string[];
  /** Of a rule that is only documented: the words of the documents. */
  readonly text?: string;
}

/** The kind of value that a list parameter takes. */
export type ParameterKind =
  | "boolean"
  | "integer"
  | "text"
  | "order"
  | "ids"
  | "strings"
  | "count"
  | "sort"
  | "include"
  | "fieldset";

/** The kind of value that a filter compares with. */
export type FilterKind = "text" | "integer" | "dateTime" | "boolean" | "id" | "reference";

/** What JSON:API needs to know of a resource. */
export interface JsonApiPlan {
  /** Its `type`. */
  readonly type: string;
  /** Name of the option that carries the parent's id. */
  readonly parent: string;
  readonly relationships: readonly string[];
  /** The filters of the list, by option. */
  readonly filters: Readonly<Record<string, "text" | "dates">>;
  /** What the list can be sorted by: fields, and with `-` in front the same in descending order. */
  readonly sorts: readonly string[];
}

/** What is known of a resource. */
export interface Plan {
  /** Place in the registry. */
  readonly id: number;
  /** Name of the client class of its API. */
  readonly api: string;
  /** What JSON:API needs to know, if the resource travels in its documents. */
  readonly jsonApi?: JsonApiPlan;
  readonly app: string;
  readonly key: string;
  /** Name in the documents. */
  readonly name: string;
  readonly operations: readonly OperationName[];
  /** How many fields there are, and how many of them a write may hold, which come first. */
  readonly count: number;
  readonly writable: number;
  /** How many come before the first one that a server sends only when it is asked for more. */
  readonly usual: number;
  /** The fields by wire name, in the order of their slots. */
  readonly fields: Readonly<Record<string, FieldInfo>>;
  readonly rules: readonly GroupRule[];
  /** The list parameters besides filters, by option. */
  readonly parameters: Readonly<Record<string, ParameterKind>>;
  /** The filters, by field. */
  readonly filters: Readonly<Record<string, FilterKind>>;
  /** Fills the slots of the fields that a write may hold; returns how many of them had a value. */
  readonly pack: (object: Record<string, unknown>, at: number) => number;
  /** The same for the fields that only the server sets. */
  readonly packRest: (object: Record<string, unknown>, at: number) => number;
  /** Makes a row of the usual fields, of which all are there; `at` is the place of the first. */
  readonly make: (value: (at: number) => unknown, at: number) => Record<string, unknown>;
  /** The same for a row of JSON:API as a plain object. */
  readonly makeFlat?: (
    value: (at: number) => unknown,
    at: number,
    id: string,
    type: string,
  ) => Record<string, unknown>;
}

/** Name of an operation. */
export type OperationName = (typeof operationNames)[number];

/** Describes a field; `marks` are bits: required, nullable, read-only, unique, write-only, nullable in answers. */
export function field(type: string, marks: number, limits?: FieldLimits): FieldInfo {
  const info = {
    required: (marks & 1) !== 0,
    nullable: (marks & 2) !== 0,
    readOnly: (marks & 4) !== 0,
    unique: (marks & 8) !== 0,
    ...((marks & 16) !== 0 && { writeOnly: true as const }),
    ...((marks & 32) !== 0 && { nullableRead: true as const }),
    ...limits,
  };
  for (const limit of Object.values(info)) if (typeof limit === "object") Object.freeze(limit);
  return Object.freeze(type === "" ? info : { type: type as NonNullable<FieldInfo["type"]>, ...info });
}
