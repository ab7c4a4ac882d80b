// The order of a list: several fields, nulls where PostgreSQL puts them.

import type { FieldInfo } from "../../core/plan.js";
import type { Row } from "../row.js";
import type { FilterKind, SandboxResource } from "../table.js";
import { comparable } from "./filter.js";

/** Says which of two rows comes first. */
export type Order = (a: Row, b: Row) => number;

/** How the values of a field are compared; nothing when they have no order. */
function kindOf(field: FieldInfo | undefined): FilterKind | undefined {
  if (field?.reference !== undefined) return "reference";
  if (field?.type === "string") return field.format === "date-time" ? "dateTime" : "text";
  if (field?.type === "integer" || field?.type === "number") return "integer";
  return field?.type === "boolean" ? "boolean" : undefined;
}

/** The order that a parameter asks for, or what is wrong with it. */
export function order(resource: SandboxResource, text: string): Order | { readonly error: string } {
  const orders: Order[] = [];
  for (const part of text.split(",")) {
    const descending = part.startsWith("-");
    const name = descending ? part.slice(1) : part;
    const { fields } = resource.plan;
    const kind = kindOf(Object.hasOwn(fields, name) ? fields[name] : undefined);
    if (kind === undefined) return { error: `cannot order by "${name}".` };
    const sign = descending ? -1 : 1;
    orders.push((a, b) => sign * compare(a[name], b[name], kind));
  }
  return (a, b) => {
    for (const one of orders) {
      const result = one(a, b);
      if (result !== 0) return result;
    }
    return 0;
  };
}

/** Null is more than everything: last when ascending, first when descending. */
function compare(a: unknown, b: unknown, kind: FilterKind): number {
  const [left, right] = [comparable(a, kind), comparable(b, kind)];
  if (left === undefined || right === undefined)
    return Number(left === undefined) - Number(right === undefined);
  return left < right ? -1 : left > right ? 1 : 0;
}
