// The hand-written types that the generated ones are built from.

/** A reference to a row, as it is written: any object with an `id`; only the id is sent. */
export interface Reference {
  /** UUID of the row. */
  id: string;
}

/** A reference to a row, as it is read; the documents' samples leave its `id` out. */
export interface Relation {
  /** UUID of the row. */
  id?: string | null;
  /** Whatever else the server sent. */
  [key: string]: unknown;
}

/** A row of a slim list. */
export interface Id {
  /** UUID of the row. */
  id: string;
}

/** Exactly one member is set; the others are absent or null. */
export type ExactlyOneOf<Members> = {
  [Key in keyof Members]: { [Set in Key]: Members[Key] } & {
    [Unset in Exclude<keyof Members, Key>]?: null | undefined;
  };
}[keyof Members];

/** Any integer besides the documented ones, which editors still offer: what `openEnums: true` lets through. */
export type MoreIntegers = number & {};

/** A value is equality, null is "is null", `not` negates a value, null, or operators. */
export type Condition<Value, Operators> =
  | Value
  | null
  | (Operators & { not?: Value | null | Operators | undefined });

/** One of several values, or null; for every filter. */
export interface BasicOperators<Value> {
  /** One of these; at least one, none with a comma. */
  in?: readonly Value[] | undefined;
  /** Null (`true`) or not null (`false`). */
  isnull?: boolean | undefined;
}

/** Comparisons of numbers and instants. */
export interface OrderedOperators<Value> extends BasicOperators<Value> {
  /** Greater than. */
  gt?: Value | undefined;
  /** Greater than or equal. */
  gte?: Value | undefined;
  /** Less than. */
  lt?: Value | undefined;
  /** Less than or equal. */
  lte?: Value | undefined;
}

/** Comparisons of text; those with `i` take no notice of case. */
export interface TextOperators extends BasicOperators<string> {
  /** Contains. */
  contains?: string | undefined;
  /** Ends with. */
  endswith?: string | undefined;
  /** Contains, case-insensitive. */
  icontains?: string | undefined;
  /** Ends with, case-insensitive. */
  iendswith?: string | undefined;
  /** Equals, case-insensitive. */
  iexact?: string | undefined;
  /** Starts with, case-insensitive. */
  istartswith?: string | undefined;
  /** Starts with. */
  startswith?: string | undefined;
}

/** Filter of a text field. */
export type TextFilter = Condition<string, TextOperators>;
/** Filter of an integer field. */
export type IntegerFilter = Condition<number, OrderedOperators<number>>;
/** Filter of a date-time field: RFC 3339 text, or a `Date`, which is sent as UTC. */
export type DateTimeFilter = Condition<string | Date, OrderedOperators<string | Date>>;
/** Filter of a boolean field. */
export type BooleanFilter = Condition<boolean, BasicOperators<boolean>>;
/** Filter of an id or a relation: UUIDs. */
export type IdFilter = Condition<string, BasicOperators<string>>;

/** The options that every list takes. */
export interface ListOptionsBase {
  /** Ask for newline-delimited JSON (`_jsonl`); the same rows come out. */
  jsonl?: boolean | undefined;
  /** Fields to sort by, `-` for descending; paging without it sorts by `id`; `[]` sends no order. */
  orderBy?: readonly string[] | undefined;
  /** Page number, from 1; together with `pageSize`. */
  page?: number | undefined;
  /** Rows in a page, from 0; together with `page`. */
  pageSize?: number | undefined;
  /** Free-text search. */
  search?: string | undefined;
  /** Only the `id` of each row. */
  slim?: boolean | undefined;
  /** Statistics instead of rows; their form is not documented. */
  statistics?: boolean | undefined;
}

/**
 * List options of a resource that ask for whole rows, for options which are put together step by step:
 * `const options: RowsOptions<OrganizationListOptions> = {}`.
 */
export type RowsOptions<Options extends ListOptionsBase> = Options & {
  slim?: false | undefined;
  statistics?: false | undefined;
};

/** A row of another type, as JSON:API refers to it. */
export interface ResourceIdentifier<Type extends string = string> {
  /** UUID of the row. */
  id: string;
  /** What kind of row it is, e.g. `designation_accounts`. */
  type: Type;
}

/** A row as JSON:API carries it; keys that the documents do not name are kept. */
export interface ResourceObject<Type extends string, Attributes, Relationships> {
  /** UUID of the row. */
  id: string;
  /** What kind of row it is, e.g. `designation_accounts`. */
  type: Type;
  /** The fields of the row; with a sparse fieldset those that were asked for, and nothing if it names none. */
  attributes: [keyof Attributes] extends [never] ? Attributes | undefined : Attributes;
  /** The rows that it is related to, by name; absent if a sparse fieldset names none of them. */
  relationships?: Relationships;
}
