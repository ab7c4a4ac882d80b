// The words of the hand-written JSON Schemas: what the documents call string, object(Tenant), Enum and so on.

// No NUL and no lone surrogate: the servers' databases refuse the one, UTF-8 has no form for the other.
const STORABLE = "^[^\\u0000\\uD800-\\uDFFF]*$";

/** "string(uuid)" */
export const uuid = { $comment: "uuid", type: "string", format: "uuid" };

/** "string(date-time)" */
export const dateTime = { $comment: "dateTime", type: "string", format: "date-time" };

/** "boolean" */
export const boolean = { $comment: "boolean", type: "boolean" };

/** "any" */
export const any = { $comment: "any" };

/** "string <= 255 characters", as it is written. */
export const text = (maxLength) => ({ $comment: "text", type: "string", maxLength, pattern: STORABLE });

/** "object(Tenant)" as it is written: its id is asked for, more keys do no harm. */
export const reference = {
  $comment: "reference",
  type: "object",
  properties: { id: uuid },
  required: ["id"],
};

/** "integer(int32)[ -2147483648 .. 2147483647 ]" */
export const int32 = {
  $comment: "integer",
  type: "integer",
  minimum: -2_147_483_648,
  maximum: 2_147_483_647,
};

/** "integer(int32)" with "Enum" */
export const oneOf = (...values) => ({ ...int32, enum: values });

/** "Array of objects" as it is written; the samples show that an element can be any JSON. */
export const list = { $comment: "list", type: "array", items: { $ref: "#/$defs/json" } };

/** What the lists refer to; Ajv's `number` is a finite one. */
export const $defs = {
  json: {
    anyOf: [
      { type: "null" },
      { type: "boolean" },
      { type: "number" },
      { type: "string", pattern: STORABLE },
      { type: "array", items: { $ref: "#/$defs/json" } },
      {
        type: "object",
        propertyNames: { pattern: STORABLE },
        additionalProperties: { $ref: "#/$defs/json" },
      },
    ],
  },
};

/** "or null" */
export const orNull = (schema) => ({
  ...schema,
  type: [schema.type, "null"],
  ...(schema.enum ? { enum: [...schema.enum, null] } : {}),
});

// What is read may be older than a rule: only types, formats, int32 and presence are judged.

/** A text as it is read. */
export const readText = { $comment: "text", type: "string" };

/** An array as it is read. */
export const readList = { $comment: "list", type: "array" };

/** A related object as it is read; the documents' list samples show `{}`. */
export const readReference = {
  $comment: "reference",
  type: "object",
  properties: { id: { type: ["string", "null"], format: "uuid" } },
};
