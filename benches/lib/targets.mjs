// The targets of speed, by engine, and how far a run is from each.

/** Native floors stand in brackets; all others but ourselves are libraries. */
const isLibrary = (name) => !name.startsWith("fieldgate") && !name.startsWith("(");

// Each takes the times of one table by contender.
const faster = (name) => (times) => times[name] / times.fieldgate;
const share = (name) => (times) => times.fieldgate / times[name];
const fasterThanAll = (times) =>
  Math.min(
    ...Object.keys(times)
      .filter(isLibrary)
      .map((name) => times[name]),
  ) / times.fieldgate;
const fasterThanAjv = (times) => Math.min(times.ajv, times["ajv standalone"]) / times.fieldgate;

/** The last value of a series by that before it, or by another one. */
const growth =
  (name, [from, to]) =>
  (series) =>
    series[name][to] / series[name][from];

const aboveEmpty = (times) => times.fieldgate - times["(empty process)"];

const atLeast = (limit) => ({ limit, wanted: `>= ${limit}`, isMet: (value) => value >= limit });
const atMost = (limit) => ({ limit, wanted: `<= ${limit}`, isMet: (value) => value <= limit });
const inAll = (target) => ({ node: target, chromium: target, firefox: target });

const targets = [
  {
    table: "w1.valid",
    what: "W1 valid: × the fastest library",
    value: fasterThanAll,
    engines: { node: atLeast(1.7), chromium: atLeast(1.2), firefox: atLeast(1.4) },
  },
  { table: "w1.valid", what: "W1 valid: × zod", value: faster("zod"), engines: { node: atLeast(3) } },
  {
    table: "w1.errors",
    what: "W1 three errors: × ajv",
    value: fasterThanAjv,
    engines: { node: atLeast(1.3), chromium: atLeast(1), firefox: atLeast(1) },
  },
  { table: "w1.errors", what: "W1 three errors: × zod", value: faster("zod"), engines: { node: atLeast(5) } },
  {
    table: "w2",
    what: "W2: time of (JSON.stringify + TextEncoder)",
    value: share("(JSON.stringify + TextEncoder)"),
    engines: { node: atMost(0.6), chromium: atMost(0.5), firefox: atMost(0.5) },
  },
  { table: "w2", what: "W2: × the fastest library", value: fasterThanAll, engines: inAll(atLeast(2)) },
  {
    table: "w3",
    what: "W3: time of (TextDecoder + JSON.parse)",
    value: share("(TextDecoder + JSON.parse)"),
    engines: { node: atMost(0.7), chromium: atMost(0.6), firefox: atMost(1) },
  },
  { table: "w3", what: "W3: × the fastest library", value: fasterThanAll, engines: inAll(atLeast(2.5)) },
  {
    table: "w4",
    what: "W4: time of (TextDecoder + JSON.parse)",
    value: share("(TextDecoder + JSON.parse)"),
    engines: inAll(atMost(1)),
  },
  {
    table: "w5",
    what: "W5: × line splitter + JSON.parse + ajv",
    value: faster("ajv"),
    engines: { node: atLeast(2) },
  },
  {
    table: "w5.memory",
    what: "W5: peak memory of 400,000 rows by that of 100,000",
    value: growth("fieldgate", [1, 2]),
    engines: { node: atMost(1.1) },
  },
  { table: "w6", what: "W6: ms above an empty process", value: aboveEmpty, engines: { node: atMost(6) } },
  {
    table: "w6.init",
    what: "W6: ms of init",
    value: (times) => times.fieldgate,
    engines: { node: atMost(2) },
  },
  ...["w8", "w8.remembered"].map((table) => ({
    table,
    what: `W8: × openapi-fetch + zod${table === "w8" ? "" : ", the answer made once"}`,
    value: faster("openapi-fetch + zod"),
    engines: { node: atLeast(1.5) },
  })),
  {
    table: "growth.rows",
    what: "growth: time per row of 1,000,000 by that of 10,000",
    // The worst of them: the stream and the bulk write.
    value: (series) => Math.max(...Object.values(series).map((values) => values.at(-1) / values.at(-3))),
    engines: { node: atMost(1.25) },
  },
  {
    table: "growth.worst",
    what: "growth: time of twice the size, the worst input",
    value: (series) => Math.max(...Object.values(series).map(([, , ratio]) => ratio)),
    engines: { node: atMost(2.2) },
  },
];

const timesOf = (results, figure) =>
  Object.fromEntries(Object.entries(results).map(([name, result]) => [name, result[figure]]));

/** The value of a target in a table, by medians and, where there are any, by minima. */
function valuesOf(target, { results, series }) {
  if (series !== undefined) return { value: target.value(series) };
  return { value: target.value(timesOf(results, "median")), ofMinima: target.value(timesOf(results, "min")) };
}

/** Every target of every table that was measured: medians decide, minima show how much was noise. */
export function judge(tables, engine) {
  // What is wanted of Node is wanted of any.
  const name = engine === "newerNode" ? "node" : engine;
  return targets
    .filter((target) => target.engines[name] !== undefined)
    .flatMap((target) => {
      const { wanted, isMet } = target.engines[name];
      return tables
        .filter((table) => table.id === target.table)
        .map((table) => {
          const values = valuesOf(target, table);
          const { resource, text } = table;
          return { what: target.what, resource, text, ...values, wanted, met: isMet(values.value) };
        });
    });
}
