// The filters of a list: from parameters to conditions, with Django's meaning of null and of negation.

import { idOf, type Row } from "../row.js";
import type { FilterKind, SandboxResource } from "../table.js";
import { boolean, type Comparable, instant, kindNames, parse } from "./values.js";

/** Whether a row is listed. */
export type Condition = (row: Row) => boolean;

/** A parameter's condition, or what is wrong with it. */
export type Filter = { readonly condition: Condition } | { readonly error: string };

/** The comparisons with one value; a value in the row is never null here. */
const comparisons: Readonly<Record<string, (value: Comparable, wanted: Comparable) => boolean>> = {
  exact: (value, wanted) => value === wanted,
  gt: (value, wanted) => value > wanted,
  gte: (value, wanted) => value >= wanted,
  lt: (value, wanted) => value < wanted,
  lte: (value, wanted) => value <= wanted,
  contains: (value, wanted) => String(value).includes(String(wanted)),
  startswith: (value, wanted) => String(value).startsWith(String(wanted)),
  endswith: (value, wanted) => String(value).endsWith(String(wanted)),
  iexact: (value, wanted) => folded(value) === folded(wanted),
  icontains: (value, wanted) => folded(value).includes(folded(wanted)),
  istartswith: (value, wanted) => folded(value).startsWith(folded(wanted)),
  iendswith: (value, wanted) => folded(value).endsWith(folded(wanted)),
};

/** Text without its case. */
export function folded(value: Comparable): string {
  return String(value).toLowerCase();
}

/** The condition of `field`, `field!`, `field__operator` or `field__operator!`. */
export function filter(resource: SandboxResource, parameter: string, text: string): Filter {
  const negated = parameter.endsWith("!");
  const name = negated ? parameter.slice(0, -1) : parameter;
  const at = Object.hasOwn(resource.filters, name) ? -1 : name.lastIndexOf("__");
  const field = at < 0 ? name : name.slice(0, at);
  const operator = at < 0 ? "exact" : name.slice(at + 2);
  const known = Object.hasOwn(resource.filters, field) ? resource.filters[field] : undefined;
  if (known === undefined) return { error: "unknown parameter." };
  if (at >= 0 && !known.operators.includes(operator)) return { error: `unknown operator "${operator}".` };
  const found = conditionOf(field, known.value, operator, text);
  if (!negated || "error" in found) return found;
  return { condition: (row) => !found.condition(row) };
}

function conditionOf(field: string, kind: FilterKind, operator: string, text: string): Filter {
  if (operator === "isnull") {
    const wanted = boolean(text);
    if (wanted === undefined) return { error: "must be true or false." };
    return { condition: (row) => (comparable(row[field], kind) === undefined) === wanted };
  }
  const parts = operator === "in" ? text.split(",") : [text];
  if (operator === "in" && parts.includes(""))
    return { error: "must be values with a comma between each two." };
  const wanted: Comparable[] = [];
  for (const part of parts) {
    const value = parse(kind, part);
    if (value === undefined) return { error: `must be ${kindNames[kind]}.` };
    wanted.push(value);
  }
  const compare = comparisons[operator === "in" ? "exact" : operator];
  if (compare === undefined) return { error: `unknown operator "${operator}".` };
  return {
    condition: (row) => {
      const value = comparable(row[field], kind);
      return value !== undefined && wanted.some((one) => compare(value, one));
    },
  };
}

/** What a filter compares of a stored value; nothing for null. */
export function comparable(stored: unknown, kind: FilterKind): Comparable | undefined {
  if (stored === null || stored === undefined) return undefined;
  if (kind === "reference") return idOf(stored);
  if (kind === "dateTime") return instant(String(stored));
  return stored as Comparable;
}

/** Whether a row's tags, columns or other marks have one of those asked for. */
export function carries(marks: unknown, wanted: readonly string[]): boolean {
  if (Array.isArray(marks)) {
    return marks.some((mark: unknown) =>
      wanted.includes(typeof mark === "string" ? mark.toLowerCase() : (idOf(mark) ?? "")),
    );
  }
  return typeof marks === "object" && marks !== null && wanted.some((name) => Object.hasOwn(marks, name));
}
