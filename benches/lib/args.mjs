// The options of a run, and what to say when one is wrong.

const USAGE = `npm run bench -- [--rounds n] [--only w1,w2,w3] [--ascii]
  --rounds n   rounds after the warm-up (default 15)
  --only list  only these workloads
  --ascii      ASCII rows only; otherwise about one row in seventeen has other characters`;

const workloads = ["w1", "w2", "w3"];

/** Reads the options; a wrong one ends the run with the usage. */
export function readArgs(args) {
  const options = { rounds: 15, only: workloads, ascii: false };
  const rest = [...args];
  while (rest.length > 0) {
    const name = rest.shift();
    if (name === "--ascii") options.ascii = true;
    else if (name === "--rounds") options.rounds = Number(rest.shift());
    else if (name === "--only") options.only = (rest.shift() ?? "").split(",");
    else stop(`unknown option ${name}`);
  }
  if (!Number.isInteger(options.rounds) || options.rounds < 1) stop("--rounds needs a whole number from 1");
  const unknown = options.only.filter((name) => !workloads.includes(name));
  if (unknown.length > 0) stop(`there is no workload "${unknown[0]}"`);
  return options;
}

function stop(problem) {
  console.error(`${problem}\n\n${USAGE}`);
  process.exit(2);
}
