// What runs in every engine: the proofs, and the workloads that need nothing but the engine.

import { notes } from "../cases.mjs";
import { makeData } from "../data.mjs";
import { w1 } from "../workloads/w1.mjs";
import { w2 } from "../workloads/w2.mjs";
import { w3 } from "../workloads/w3.mjs";
import { w4 } from "../workloads/w4.mjs";
import { w7 } from "../workloads/w7.mjs";
import { peers } from "./contenders.mjs";
import { proveCases, proveRows } from "./prove.mjs";

export const everywhere = { w1, w2, w3, w4, w7 };

/** Proves that every contender does the work; returns what was proven, as lines. */
export function prove(texts) {
  const { count, differences } = proveCases(peers);
  for (const text of texts) proveRows(peers, makeData({ text }));
  return {
    what: `${peers.length} contenders answer ${count} cases as they should`,
    differences: [...differences, ...notes],
  };
}

/** The tables of a workload for one kind of text. */
export async function tablesOf(name, text, options) {
  const tables = await everywhere[name](peers, makeData({ text }), options);
  return tables.map((table) => ({ ...table, text }));
}
