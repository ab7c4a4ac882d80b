// The tables of a run, as text.

const number = (value, unit) => value.toFixed(unit === "ns" ? 0 : 2);

/** One table, the fastest first; the last column says how many times our time each takes. */
export function tableText({ title, resource, unit, bytes, results }) {
  const ours = results.fieldgate.median;
  const size = bytes === undefined ? "" : `, ${(bytes / 1e6).toFixed(2)} MB`;
  const lines = [`${title}: ${resource}${size}`];
  lines.push(
    `  ${"".padEnd(32)}${`median ${unit}`.padStart(11)}${"min".padStart(9)}${"vs ours".padStart(9)}`,
  );
  for (const [name, { median, min }] of Object.entries(results).sort((a, b) => a[1].median - b[1].median)) {
    const cells = [number(median, unit).padStart(11), number(min, unit).padStart(9)];
    lines.push(`  ${name.padEnd(32)}${cells.join("")}${(median / ours).toFixed(2).padStart(9)}`);
  }
  return lines.join("\n");
}

/** The targets, met or not. */
export function targetsText(judged) {
  const lines = ["Targets of the speed issue (Node): wanted, by medians, by minima"];
  for (const { what, resource, value, ofMinima, wanted, met } of judged) {
    const figures = `${wanted.padStart(7)}${value.toFixed(2).padStart(7)}${ofMinima.toFixed(2).padStart(7)}`;
    lines.push(`  ${met ? "met    " : "NOT MET"} ${figures}  ${what.padEnd(44)} ${resource}`);
  }
  return lines.join("\n");
}
