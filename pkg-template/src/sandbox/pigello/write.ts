// Creating and updating rows.

import { checkValue, type ValidateOptions } from "../../core/check.js";
import { Mode } from "../../generated/layout.js";
import { complete, type Row, writable } from "../row.js";
import type { Store } from "../store.js";
import { add, type FieldErrors, fieldErrors, read, type Verdict } from "./body.js";

/** Where rows are written to, and how strictly they are checked. */
export interface Writer {
  readonly store: Store;
  readonly options: ValidateOptions;
}

/** Creates the row of a body. */
export function create({ store, options }: Writer, bytes: Uint8Array): Verdict<Row> {
  const body = read(store.plan, Mode.create, bytes, false, options);
  if ("detail" in body) return { ok: false, errors: { detail: body.detail } };
  if ("issues" in body) return { ok: false, errors: fieldErrors(body.issues) };
  const values = body.value as Row;
  const errors = taken(store, values, store.all());
  if (errors !== undefined) return { ok: false, errors };
  const row = store.make(values);
  store.put(row);
  return { ok: true, value: row };
}

/** Changes a row by a body. */
export function update({ store, options }: Writer, row: Row, bytes: Uint8Array): Verdict<Row> {
  const body = read(store.plan, Mode.update, bytes, false, options);
  if ("detail" in body) return { ok: false, errors: { detail: body.detail } };
  if ("issues" in body) return { ok: false, errors: fieldErrors(body.issues) };
  const merged = merge(store, row, body.value as Row);
  const others = store.all().filter((other) => other.id !== row.id);
  const errors = contradictions(store, merged, options) ?? taken(store, merged, others);
  if (errors !== undefined) return { ok: false, errors };
  store.put(merged);
  return { ok: true, value: merged };
}

/** The row after a change: what is absent stays as it is. */
export function merge(store: Store, row: Row, changes: Row): Row {
  return complete(store.plan, { ...row, ...changes, id: row.id });
}

/**
 * What the rules across fields say of a merged row. Only they: a value of its own that was there
 * before, a number of an open enumeration say, is no fault of the change.
 */
export function contradictions(store: Store, merged: Row, options: ValidateOptions): FieldErrors | undefined {
  const { plan } = store;
  const { issues } = checkValue(plan, Mode.create, writable(plan, merged), options);
  const found = issues.filter((issue) => plan.rules.some((rule) => rule.code === issue.code));
  return found.length === 0 ? undefined : fieldErrors(found);
}

/** What of a row another one has already, of that which no two rows may share. */
export function taken(store: Store, values: Row, others: readonly Row[]): FieldErrors | undefined {
  const errors: FieldErrors = {};
  for (const [name, field] of Object.entries(store.plan.fields)) {
    const value = values[name];
    if (!field.unique || field.readOnly || value === undefined || value === null) continue;
    if (others.some((other) => other[name] === value)) add(errors, name, takenMessage(store, name));
  }
  return Object.keys(errors).length === 0 ? undefined : errors;
}

/** The message on a value that another row has. */
export function takenMessage(store: Store, field: string): string {
  return `${store.plan.name.toLowerCase()} with this ${field.replaceAll("_", " ")} already exists.`;
}
