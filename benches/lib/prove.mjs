// Proof before timing: every contender does the work, and all of them give the same results.

import { cases } from "../cases.mjs";
import { resources } from "../data.mjs";
import { difference } from "./equal.mjs";

function assert(holds, problem) {
  if (!holds) throw new Error(problem);
}

function isOk({ checks }, { kind, resource, value }) {
  const check = kind === "field" ? checks.field : checks[kind][resource];
  return check(value) === null;
}

/** Runs the table of cases; returns the known differences, a line for each, and throws on any other. */
export function proveCases(peers) {
  const differences = new Map();
  const wrong = [];
  for (const peer of peers) {
    for (const one of cases) {
      const reason = one.known[peer.name];
      const expected = reason === undefined ? one.ok : !one.ok;
      if (isOk(peer, one) !== expected) {
        const known = reason === undefined ? "" : ", though it was known to differ";
        wrong.push(
          `${peer.name} ${one.ok === expected ? "fails" : "passes"} ${one.resource}.${one.kind}: ${one.what}${known}`,
        );
      } else if (reason !== undefined) {
        const key = `${reason} (${one.what})`;
        differences.set(key, [...(differences.get(key) ?? []), peer.name]);
      }
    }
  }
  if (wrong.length > 0) throw new Error(`not every contender does the work:\n${wrong.join("\n")}`);
  const lines = [...differences].map(([reason, names]) => `${names.join(", ")}: ${reason}`);
  return { count: cases.length, differences: lines };
}

/** The measured rows themselves: the valid ones pass, and in the others all find the same three fields. */
export function proveRows(peers, data) {
  for (const peer of peers) {
    for (const resource of Object.keys(resources)) {
      for (const kind of ["create", "read"]) {
        const check = peer.checks[kind][resource];
        const rows = kind === "create" ? data.creates(resource, 200) : data.reads(resource, 200);
        for (const row of rows) assert(check(row) === null, `${peer.name} refuses a valid ${resource}`);
      }
      for (const row of data.invalid(resource, 50)) {
        const issues = peer.checks.create[resource](row);
        const found = [...new Set(issues.map(peer.fieldOf))].sort();
        assert(found.length === 3, `${peer.name} finds faults in ${found} of ${resource}`);
        assert(
          issues.every((issue) => issue.message.length > 0),
          `${peer.name} gives messages`,
        );
      }
    }
  }
}

/** The outputs of a workload, each compared with what was put in. */
export async function proveOutputs(outputs, expected) {
  for (const [name, output] of Object.entries(outputs)) {
    const found = difference(await output(), expected);
    assert(found === undefined, `the output of ${name} differs at ${found}`);
  }
}
