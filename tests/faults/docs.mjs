// The fault matrix as a section of the documentation.

import { OPERATIONS, parse } from "./expect.mjs";
import { groups } from "./faults.mjs";

export const BEGIN = "<!-- The fault matrix: written by tests/faults/write-docs.mjs. -->";
export const END = "<!-- End of the fault matrix. -->";

function shown(fault, operation) {
  const cell = fault.cells[operation];
  if (cell === undefined) return "";
  const { result, attempts, rows } = parse(cell);
  if (result === "ok") return attempts === 1 ? (rows === "0" ? "no rows" : "ok") : `ok ×${attempts}`;
  const kind = result.replaceAll("Error", "").replace("/", " or ");
  return `${kind} ×${attempts}${rows === undefined ? "" : `, ${rows}`}`;
}

function table({ title, faults }) {
  const lines = [
    `### ${title}`,
    "",
    `| fault | ${OPERATIONS.join(" | ")} |`,
    `|---|${OPERATIONS.map(() => "---").join("|")}|`,
    ...faults.map(
      (fault) => `| ${fault.name} | ${OPERATIONS.map((operation) => shown(fault, operation)).join(" | ")} |`,
    ),
  ];
  return lines.join("\n");
}

/** The section, with its marks. */
export function section() {
  return `${BEGIN}\n\n${groups.map(table).join("\n\n")}\n\n${END}`;
}
