// The targets of the speed issue for Node, and how far a run is from each.

const libraries = ["typebox", "ajv", "zod", "valibot"];

// Each takes the times of one table by contender.
const faster = (name) => (times) => times[name] / times.fieldgate;
const share = (name) => (times) => times.fieldgate / times[name];
const fasterThanAll = (times) => Math.min(...libraries.map((name) => times[name])) / times.fieldgate;

const timesOf = (results, figure) =>
  Object.fromEntries(Object.entries(results).map(([name, result]) => [name, result[figure]]));

const targets = [
  { table: "w1.valid", what: "W1 valid: x the fastest library", value: fasterThanAll, atLeast: 1.7 },
  { table: "w1.valid", what: "W1 valid: x zod", value: faster("zod"), atLeast: 3 },
  { table: "w1.errors", what: "W1 three errors: x ajv", value: faster("ajv"), atLeast: 1.3 },
  { table: "w1.errors", what: "W1 three errors: x zod", value: faster("zod"), atLeast: 5 },
  {
    table: "w2",
    what: "W2: time of (JSON.stringify + TextEncoder)",
    value: share("(JSON.stringify + TextEncoder)"),
    atMost: 0.6,
  },
  { table: "w2", what: "W2: x the fastest library", value: fasterThanAll, atLeast: 2 },
  {
    table: "w3",
    what: "W3: time of (TextDecoder + JSON.parse)",
    value: share("(TextDecoder + JSON.parse)"),
    atMost: 0.7,
  },
  { table: "w3", what: "W3: x the fastest library", value: fasterThanAll, atLeast: 2.5 },
];

/** Every target of every table that was measured: medians decide, minima show how much was noise. */
export function judge(tables) {
  return targets.flatMap((target) =>
    tables
      .filter((table) => table.id === target.table)
      .map((table) => {
        const value = target.value(timesOf(table.results, "median"));
        const ofMinima = target.value(timesOf(table.results, "min"));
        const met = target.atLeast === undefined ? value <= target.atMost : value >= target.atLeast;
        const wanted = target.atLeast === undefined ? `<= ${target.atMost}` : `>= ${target.atLeast}`;
        return { what: target.what, resource: table.resource, value, ofMinima, wanted, met };
      }),
  );
}
