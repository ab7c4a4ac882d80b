// Rows as the sandbox holds them: every field of the schema, in its order.

import type { FieldInfo, Plan } from "../core/plan.js";

/** A row: JSON data. */
export type Row = Readonly<Record<string, unknown>>;

/** The row with all fields: what is not given gets the value that stands for nothing. */
export function complete(plan: Plan, values: Row): Row {
  const row: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(plan.fields)) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    row[name] = value === undefined ? nothing(name, field) : stored(field, value);
  }
  return row;
}

/** Databases keep UUIDs in one case, and of a reference only the id. */
function stored(field: FieldInfo, value: unknown): unknown {
  if (typeof value === "string") return field.format === "uuid" ? value.toLowerCase() : value;
  const id = field.reference === undefined ? undefined : idOf(value);
  return id === undefined ? value : { id };
}

/** The id of a reference, in lower case. */
export function idOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("id" in value)) return undefined;
  return typeof value.id === "string" ? value.id.toLowerCase() : undefined;
}

function nothing(name: string, field: FieldInfo): unknown {
  if (field.type === undefined) return name === "tags" ? [] : name === "customer_columns" ? {} : null;
  if (field.nullable) return null;
  if (field.enum !== undefined) return field.enum[0];
  switch (field.type) {
    case "boolean":
      return false;
    case "integer":
    case "number":
      return Math.max(field.minimum ?? 0, 0);
    case "array":
      return [];
    case "object":
      return {};
    default:
      return "";
  }
}

/** The part of a row that a client may write. */
export function writable(plan: Plan, row: Row): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([name]) => plan.fields[name]?.readOnly === false));
}
