// W1: one object to issues, valid and with three faults.

import { resources } from "../data.mjs";
import { measure } from "../lib/measure.mjs";
import { sampler } from "../lib/sampler.mjs";

/** So many different objects: one alone would be too well predicted. */
const OBJECTS = 1024;

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
