// W1: one object to issues, valid and with three faults.

import { resources } from "../data.mjs";
import { measure } from "../lib/measure.mjs";

/** So many different objects: one alone would be too well predicted. */
const OBJECTS = 1024;
/**
 * How long a sample lasts, for every contender alike: on a shared machine a short sample would often
 * run undisturbed and a long one hardly ever, which would flatter the fast.
 */
const SAMPLE_MS = 10;

function sampler(check, rows, expectValid) {
  const turn = () => {
    let issues = 0;
    const start = performance.now();
    for (let i = 0; i < rows.length; i++) {
      const found = check(rows[i]);
      if (found !== null) issues += found.length;
    }
    const time = performance.now() - start;
    // The results are looked at, so that no work can be optimised away.
    if ((issues === 0) !== expectValid) throw new Error("the measured rows are not what they should be");
    return time;
  };
  // The best of some turns tells how many make a sample; they are a part of the warm-up too.
  const turns = Math.max(1, Math.round(SAMPLE_MS / Math.min(...Array.from({ length: 50 }, turn))));
  return () => {
    let time = 0;
    for (let i = 0; i < turns; i++) time += turn();
    return (time * 1e6) / (turns * rows.length);
  };
}

export async function w1(peers, data, options) {
  const tables = [];
  const add = async (title, id, resource, rows, valid) => {
    const contenders = {};
    for (const peer of peers) {
      contenders[peer.name] = sampler(peer.checks.create[resource], rows, valid);
    }
    const results = await measure(contenders, options);
    tables.push({ id, title, resource, unit: "ns", results });
  };
  for (const resource of Object.keys(resources)) {
    const valid = data.creates(resource, OBJECTS);
    const invalid = data.invalid(resource, OBJECTS);
    await add("W1 one valid object -> no issues", "w1.valid", resource, valid, true);
    await add("W1 one object with three errors -> issues", "w1.errors", resource, invalid, false);
  }
  return tables;
}
