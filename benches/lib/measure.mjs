// Timing: all contenders by turns in one process, so that whatever disturbs one disturbs them all.

/** Rounds that are run but not counted: the engine compiles hot code in them. */
const WARM_UP = 5;
/** Long enough for a browser to collect garbage while it is idle. */
const PAUSE_MS = 30;

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Before a large sample: each pays for its own garbage only. A full collection would also throw away the
 * optimised code of whoever has no object left at that moment, and measure its compilation ever again.
 * Where no collection can be asked for, a pause allows one.
 */
async function clear() {
  if (globalThis.gc) globalThis.gc({ type: "minor" });
  else await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}

/**
 * Runs every contender once a round and returns their medians and minima.
 * `contenders` maps a name to a function that does the work and returns, possibly later, how long it took.
 */
export async function measure(contenders, { rounds, collect = false, warmUp = WARM_UP }) {
  const names = Object.keys(contenders);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  if (collect) globalThis.gc?.();
  for (let round = -warmUp; round < rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      // Another one begins each round, so that no one always runs after the same neighbour.
      const name = names[(turn + round + warmUp) % names.length];
      if (collect) await clear();
      const time = await contenders[name]();
      if (round >= 0) times[name].push(time);
    }
  }
  const results = {};
  for (const name of names) {
    results[name] = { median: median(times[name]), min: Math.min(...times[name]) };
  }
  return results;
}
