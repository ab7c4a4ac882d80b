// Flattens a JSON:API document for the peers that bring nothing for it, as one writes it by hand for speed.

const rowOf = ({ id, type, attributes }) => ({ id, type, ...attributes });

/** The rows, attributes and relationships side by side; what `included` has not stays id and type. */
export function flattened({ data, included }) {
  const related = new Map();
  for (const resource of included) related.set(`${resource.type}/${resource.id}`, rowOf(resource));
  const resolve = (found) => {
    if (found === null || found === undefined) return found;
    if (Array.isArray(found)) return found.map(resolve);
    return related.get(`${found.type}/${found.id}`) ?? found;
  };
  return data.map((resource) => {
    const row = rowOf(resource);
    for (const name of Object.keys(resource.relationships)) {
      row[name] = resolve(resource.relationships[name].data);
    }
    return row;
  });
}
