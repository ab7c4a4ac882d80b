// Growth: time per row from 1 to 1,000,000 rows, and twice the time for twice the size of the worst inputs.

import { runChild } from "../lib/child.mjs";

const SIZES = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

/** A process for each way and size: the garbage of one is not the other's. */
async function rowsTable() {
  const series = {};
  for (const way of ["stream", "bulkWrite"]) {
    series[way] = [];
    for (const size of SIZES) {
      series[way].push((await runChild("grow-rows", [way, size], ["--expose-gc"])).nanosecondsPerRow);
    }
  }
  return {
    id: "growth.rows",
    title: "Growth: time per row",
    resource: "organization",
    text: "mostly",
    unit: "ns/row",
    columns: SIZES.map((size) => size.toLocaleString("en")),
    series,
  };
}

async function worstTable({ rounds }) {
  const { series } = await runChild("grow-worst", [rounds], ["--expose-gc"]);
  return {
    id: "growth.worst",
    title: "Growth: the worst inputs, once and twice the size",
    resource: "fieldgate",
    unit: "ms",
    columns: ["once", "twice", "ratio"],
    series,
  };
}

export async function growth(options) {
  return [await rowsTable(), await worstTable(options)];
}
