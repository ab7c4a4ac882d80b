// What we lose at: whoever is faster, in how many tables of a workload, and how many times as fast.

const isLibrary = (name) => !name.startsWith("fieldgate") && !name.startsWith("(");

/** By library, how many times as fast it is in those tables in which it is faster. */
function faster(tables) {
  const found = new Map();
  for (const { results } of tables) {
    for (const [name, { median }] of Object.entries(results)) {
      const times = results.fieldgate.median / median;
      if (isLibrary(name) && times > 1) found.set(name, [...(found.get(name) ?? []), times]);
    }
  }
  return [...found].sort((a, b) => b[1].length - a[1].length || Math.max(...b[1]) - Math.max(...a[1]));
}

/** A line for each workload of each engine in which a library is faster. */
export function losses(engines, nameOf, range) {
  const lines = [];
  for (const [engine, measured] of Object.entries(engines)) {
    const compared = measured.tables.filter(({ results }) => results?.fieldgate !== undefined);
    for (const id of new Set(compared.map((table) => table.id))) {
      const same = compared.filter((table) => table.id === id);
      const found = faster(same).map(
        ([name, times]) => `${name} in ${times.length} of ${same.length} (${range(times)} ×)`,
      );
      if (found.length > 0)
        lines.push(`- ${nameOf(engine, measured)}, ${same[0].title}: ${found.join(", ")}`);
    }
  }
  const what = "Libraries that are faster than fieldgate, in how many tables, and how many times as fast:";
  return lines.length === 0
    ? "No library is faster than fieldgate in any of the tables."
    : `${what}\n\n${lines.join("\n")}`;
}
