// The options of a run, and what to say when one is wrong.

import { kindsOfText } from "../data.mjs";

const WORKLOADS = ["w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8", "growth"];
const PROFILED = ["w1", "w2", "w3", "w4", "w7"];
const BROWSERS = ["chromium", "firefox"];

const USAGE = `npm run bench -- [--rounds n] [--only list] [--data list] [--browser[=list]] [--newer-node] [--write-docs]
  --rounds n    rounds after the warm-up (default 15)
  --only list   only these workloads: ${WORKLOADS.join(",")}
  --data list   rows of which text: ${kindsOfText.join(",")} (default: all); ascii has nothing else,
                in "mostly" one row in seventeen has other characters, in "mixed" every second one
  --browser     W1 to W4 and W6 in Chromium and Firefox instead of Node; --browser=chromium for one of them
  --newer-node  in the pinned Node 24 instead of the one at hand
  --write-docs  measure nothing: write docs/performance.md and its chart from the last results
  --profile w   our own part of one of ${PROFILED.join(",")} in Node under the profiler: where its time goes`;

/** Reads the options; a wrong one ends the run with the usage. */
export function readArgs(args) {
  const options = { rounds: 15, only: WORKLOADS, texts: kindsOfText, engine: "node" };
  const rest = args.flatMap((one) => (one.startsWith("--") ? one.split(/=(.*)/s).slice(0, 2) : [one]));
  while (rest.length > 0) {
    const name = rest.shift();
    if (name === "--rounds") options.rounds = Number(rest.shift());
    else if (name === "--only") options.only = list(rest, WORKLOADS);
    else if (name === "--data") options.texts = list(rest, kindsOfText);
    else if (name === "--browser")
      options.browsers = rest[0]?.startsWith("--") === false ? list(rest, BROWSERS) : BROWSERS;
    // Whoever starts this has chosen the Node by then.
    else if (name === "--newer-node") options.engine = "newerNode";
    else if (name === "--write-docs") options.writeDocs = true;
    else if (name === "--profile") [options.profile] = list(rest, PROFILED);
    else stop(`unknown option ${name}`);
  }
  if (!Number.isInteger(options.rounds) || options.rounds < 1) stop("--rounds needs a whole number from 1");
  return options;
}

/** A list of known names, which is the next argument. */
function list(rest, known) {
  const names = (rest.shift() ?? "").split(",");
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) stop(`"${unknown}" is none of ${known.join(", ")}`);
  return names;
}

function stop(problem) {
  console.error(`${problem}\n\n${USAGE}`);
  process.exit(2);
}
