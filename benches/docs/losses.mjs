// What we lose at: whoever is faster, in which tables, by how much.

const isLibrary = (name) => name !== "fieldgate" && !name.startsWith("(") && !name.startsWith("fieldgate");

function faster({ results }) {
  return Object.entries(results)
    .filter(([name, { median }]) => isLibrary(name) && median < results.fieldgate.median)
    .sort((a, b) => a[1].median - b[1].median)
    .map(([name, { median }]) => `${name} (${(results.fieldgate.median / median).toFixed(2)} ×)`);
}

/** A line for each table in which a library is faster, with how many times faster it is. */
export function losses(engines, names, columnName) {
  const lines = [];
  for (const [engine, { tables }] of Object.entries(engines)) {
    for (const table of tables.filter(({ results }) => results?.fieldgate !== undefined)) {
      const found = faster(table);
      if (found.length > 0)
        lines.push(`- ${names[engine]}, ${table.title}, ${columnName(table)}: ${found.join(", ")}`);
    }
  }
  const what = "Libraries that are faster than fieldgate, and how many times as fast:";
  return lines.length === 0
    ? "No library is faster than fieldgate in any of the tables."
    : `${what}\n\n${lines.join("\n")}`;
}
