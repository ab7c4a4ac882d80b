// docs/performance.md, written from the results of the last runs.

import { figure } from "../lib/report.mjs";
import { judge } from "../lib/targets.mjs";
import { losses } from "./losses.mjs";

/** The engines in their order; of a Node its version tells which one it was. */
const NAMES = { node: "Node", newerNode: "Node", chromium: "Chromium", firefox: "Firefox" };
const nameOf = (engine, { version }) =>
  NAMES[engine] === "Node" ? version.replace(/^Node v(\d+).*$/s, "Node $1") : NAMES[engine];
const SHORT = {
  answeredIntegrationPersonalInformationAccess: "access",
  subTenantTenantConnection: "connection",
  designationAccount: "account",
};

const row = (cells) => `| ${cells.join(" | ")} |`;
const grid = (head, rows) => [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");
const columnName = ({ resource, text }) =>
  [SHORT[resource] ?? resource, text].filter((part) => part !== undefined).join(", ");
const range = (values) => {
  const [least, most] = [Math.min(...values), Math.max(...values)].map((value) => value.toFixed(2));
  return least === most ? least : `${least} to ${most}`;
};

/** A line for each target, a column for each engine: the values over all resources and texts. */
function targets(engines) {
  const judged = Object.entries(engines).map(([engine, measured]) => [
    nameOf(engine, measured),
    judge(measured.tables, engine),
  ]);
  const whats = [...new Set(judged.flatMap(([, all]) => all.map(({ what }) => what)))];
  const cell = (all, what) => {
    const found = all.filter((one) => one.what === what);
    if (found.length === 0) return "";
    const met = found.filter((one) => one.met).length;
    const verdict =
      met === found.length ? "met" : met === 0 ? "**not met**" : `**met in ${met} of ${found.length}**`;
    return `${found[0].wanted}: ${range(found.map(({ value }) => value))}, ${verdict}`;
  };
  const head = ["target", ...judged.map(([name]) => name)];
  return grid(
    head,
    whats.map((what) => [what, ...judged.map(([, all]) => cell(all, what))]),
  );
}

/** The tables of one workload in one engine, side by side. */
function medians(tables) {
  const names = [...new Set(tables.flatMap(({ results }) => Object.keys(results)))];
  const ordered = names.sort(
    (a, b) => (tables[0].results[a]?.median ?? 0) - (tables[0].results[b]?.median ?? 0),
  );
  const cell = ({ results, unit }, name) => {
    if (results[name] === undefined) return "";
    const ratio = results[name].median / results.fieldgate.median;
    const text = `${figure(results[name].median, unit)} (${ratio.toFixed(2)})`;
    return name === "fieldgate" ? `**${text}**` : text;
  };
  const head = [tables[0].unit, ...tables.map(columnName)];
  return grid(
    head,
    ordered.map((name) => [name, ...tables.map((table) => cell(table, name))]),
  );
}

function series({ unit, columns, series: lines }) {
  return grid(
    [unit, ...columns],
    Object.entries(lines).map(([name, values]) => [name, ...values.map((v) => figure(v))]),
  );
}

function group(tables) {
  const [first] = tables;
  const sizes = tables.filter(({ bytes }) => bytes !== undefined).map(({ bytes }) => bytes / 1e6);
  const size = sizes.length === 0 ? "" : ` (${range(sizes)} MB)`;
  const of = first.series === undefined ? medians(tables) : series(first);
  const subject = first.series === undefined ? "" : `: ${columnName(first)}`;
  return `**${first.title}${subject}**${size}\n\n${of}`;
}

function engineTables([engine, measured]) {
  const { version, tables } = measured;
  const ids = [...new Set(tables.map(({ id }) => id))];
  const groups = ids.map((id) => group(tables.filter((table) => table.id === id)));
  return `## ${nameOf(engine, measured)}\n\n${version}\n\n${groups.join("\n\n")}`;
}

function madeOn(engines) {
  return Object.entries(engines).map(([engine, measured]) => {
    const { version, machine, rounds, when } = measured;
    const { cpu, cores, platform, load } = machine;
    const date = when.slice(0, 10);
    return `- ${nameOf(engine, measured)}: ${version}; ${cpu}, ${cores} cores, ${platform}, load ${load} at the end; ${rounds} rounds; ${date}`;
  });
}

/** The whole page. */
export function page({ engines: measured }, method) {
  const order = Object.keys(NAMES).filter((name) => measured[name] !== undefined);
  const engines = Object.fromEntries(order.map((name) => [name, measured[name]]));
  const { packages, proof } = engines.node;
  const named = Object.entries(packages).map(([name, version]) => `${name} ${version}`);
  return [
    "<!-- Written by npm run bench -- --write-docs from the results of the last runs: do not edit. -->",
    "# Performance",
    "![Medians in Node, the shorter the better](performance.svg)",
    "All contenders of a table ran by turns in one process: read the ratios, not the milliseconds.",
    "## Targets\n\nOver all resources and kinds of text that were measured: the least and the most, and whether it is met.",
    targets(engines),
    `## What we lose at\n\n${losses(engines, nameOf, range)}`,
    `## Machine and versions\n\n${madeOn(engines).join("\n")}\n- compared: ${named.join(", ")}`,
    `## Method\n\n${method}\n\n${proof.what}, except:\n\n${proof.differences.map((one) => `- ${one}`).join("\n")}`,
    "In the tables below each cell is a median, and in brackets how many times our time it is. What stands in\nbrackets in the first column is native work without any validation.",
    ...Object.entries(engines).map(engineTables),
    "",
  ]
    .join("\n\n")
    .replace(/\n+$/, "\n");
}
