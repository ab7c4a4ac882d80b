// Tables of Markdown.

/** Text of a cell: a bar would end it. */
const cell = (value) => String(value).replaceAll("|", "\\|").replaceAll("\n", "<br>");

/** The lines of a table, with an empty one after it. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line), ""];
}
