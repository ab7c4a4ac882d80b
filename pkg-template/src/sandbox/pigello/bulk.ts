// Bulk writes: rows with an id are updates, the others are new; all are written, or none.

import { Mode } from "../../generated/layout.js";
import type { Row } from "../row.js";
import type { Store } from "../store.js";
import { add, type FieldErrors, fieldErrors, read, type Verdict } from "./body.js";
import { contradictions, merge, takenMessage, type Writer } from "./write.js";

/** Writes the rows of a body; refused, it has an object for each row, empty for the good ones. */
export function bulkWrite({ store, options }: Writer, bytes: Uint8Array): Verdict<Row[]> {
  const body = read(store.plan, Mode.bulkRow, bytes, true, options);
  if ("detail" in body) return { ok: false, errors: { detail: body.detail } };
  if ("issues" in body) {
    // An issue without a row is about the body as a whole, which is no array then.
    if (body.issues.some((issue) => issue.path.length === 0)) {
      return { ok: false, errors: fieldErrors(body.issues) };
    }
    const errors = rowsOf(bytes).map((): FieldErrors => ({}));
    for (const issue of body.issues) {
      const [index, ...path] = issue.path;
      for (const [field, messages] of Object.entries(fieldErrors([{ ...issue, path }]))) {
        for (const message of messages) add(errors[Number(index)] as FieldErrors, field, message);
      }
    }
    return { ok: false, errors };
  }
  return write({ store, options }, body.value as Row[]);
}

/** The elements of an array of which only the number is asked. */
function rowsOf(bytes: Uint8Array): unknown[] {
  return JSON.parse(new TextDecoder().decode(bytes)) as unknown[];
}

function write({ store, options }: Writer, rows: readonly Row[]): Verdict<Row[]> {
  const errors = rows.map((): FieldErrors => ({}));
  const updated = new Set<string>();
  const merged = rows.map((values, index) => {
    if (values.id === undefined) return values;
    const id = String(values.id).toLowerCase();
    const row = store.get(id);
    if (row === undefined) return refuse(errors, index, { id: ["no row has this id."] });
    if (updated.has(id)) return refuse(errors, index, { id: ["another row of this request has this id."] });
    updated.add(id);
    const after = merge(store, row, values);
    const found = contradictions(store, after, options);
    return found === undefined ? after : refuse(errors, index, found);
  });
  refuseTaken(store, merged, updated, errors);
  if (errors.some((found) => Object.keys(found).length > 0)) return { ok: false, errors };
  // Ids and times are given out only now: a refused request leaves no gap in them.
  const made = merged.map((values) => (values?.id === undefined ? store.make(values ?? {}) : values));
  for (const row of made) store.put(row);
  return { ok: true, value: made };
}

function refuse(errors: FieldErrors[], index: number, found: FieldErrors): undefined {
  Object.assign(errors[index] as FieldErrors, found);
}

/** Compares what the rows would be afterwards, so that two rows can swap a value. */
function refuseTaken(
  store: Store,
  merged: readonly (Row | undefined)[],
  updated: ReadonlySet<string>,
  errors: FieldErrors[],
): void {
  const others = store.all().filter((row) => !updated.has(row.id as string));
  for (const [name, field] of Object.entries(store.plan.fields)) {
    if (!field.unique || field.readOnly) continue;
    const used = new Set(others.map((row) => row[name]));
    merged.forEach((row, index) => {
      const value = row?.[name];
      if (value === undefined || value === null) return;
      if (used.has(value)) add(errors[index] as FieldErrors, name, takenMessage(store, name));
      used.add(value);
    });
  }
}
