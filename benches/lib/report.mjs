// The tables of a run, as text for a terminal.

export const figure = (value, unit) => (unit === "ns" || value >= 1000 ? value.toFixed(0) : value.toFixed(2));

/** What a table is of, after its title. */
export function subject({ resource, text, bytes }) {
  const size = bytes === undefined ? undefined : `${(bytes / 1e6).toFixed(2)} MB`;
  return [resource, text, size].filter((part) => part !== undefined).join(", ");
}

/** A table of medians, the fastest first; the last column says how many times our time each takes. */
function medians({ unit, results, count }) {
  const ours = results.fieldgate.median;
  const rate = count === undefined ? "" : "rows/s".padStart(12);
  const lines = [
    `  ${"".padEnd(36)}${`median ${unit}`.padStart(11)}${"min".padStart(9)}${"vs ours".padStart(9)}${rate}`,
  ];
  for (const [name, { median, min }] of Object.entries(results).sort((a, b) => a[1].median - b[1].median)) {
    const cells = [
      figure(median, unit).padStart(11),
      figure(min, unit).padStart(9),
      (median / ours).toFixed(2).padStart(9),
      count === undefined
        ? ""
        : Math.round((count / median) * 1000)
            .toLocaleString("en")
            .padStart(12),
    ];
    lines.push(`  ${name.padEnd(36)}${cells.join("")}`);
  }
  return lines;
}

/** A table with a column for each size. */
function seriesLines({ unit, columns, series }) {
  const lines = [`  ${unit.padEnd(36)}${columns.map((one) => one.padStart(15)).join("")}`];
  for (const [name, values] of Object.entries(series)) {
    lines.push(`  ${name.padEnd(36)}${values.map((value) => figure(value).padStart(15)).join("")}`);
  }
  return lines;
}

export function tableText(table) {
  const lines = table.series === undefined ? medians(table) : seriesLines(table);
  return [`${table.title}: ${subject(table)}`, ...lines].join("\n");
}

/** The targets, met or not. */
export function targetsText(judged, engine) {
  const lines = [`Targets in ${engine}: wanted, by medians, by minima`];
  for (const { what, value, ofMinima, wanted, met, ...of } of judged) {
    const minima = ofMinima === undefined ? "" : ofMinima.toFixed(2);
    const figures = `${wanted.padStart(7)}${value.toFixed(2).padStart(7)}${minima.padStart(7)}`;
    lines.push(`  ${met ? "met    " : "NOT MET"} ${figures}  ${what.padEnd(48)} ${subject(of)}`);
  }
  const count = judged.filter((one) => one.met).length;
  return [...lines, `  ${count} of ${judged.length} met`].join("\n");
}
