// The form that every contender takes: checks that give null or a list of issues.

/** Turns a peer's schemas into checks: `create` and `read` by resource, and `field` for one field of a form. */
export function checksOf({ create, read, field }, check) {
  const each = (schemas) =>
    Object.fromEntries(Object.entries(schemas).map(([resource, schema]) => [resource, check(schema)]));
  return { create: each(create), read: each(read), field: check(field) };
}
