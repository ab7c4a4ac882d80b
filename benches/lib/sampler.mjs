// Samples of small calls: many turns over many values make one sample.

/**
 * How long a sample lasts, for every contender alike: on a shared machine a short sample would often
 * run undisturbed and a long one hardly ever, which would flatter the fast.
 */
const SAMPLE_MS = 10;

/** How much is run to find that out. */
const LEAST_TURNS = 5;
const MOST_TURNS = 50;
const CALIBRATION_MS = 50;

/** Measures a check over many values; gives nanoseconds a value. */
export function sampler(check, values, expectValid) {
  const turn = () => {
    let issues = 0;
    const start = performance.now();
    for (let i = 0; i < values.length; i++) {
      const found = check(values[i]);
      if (found !== null) issues += found.length;
    }
    const time = performance.now() - start;
    // The results are looked at, so that no work can be optimised away.
    if ((issues === 0) !== expectValid) throw new Error("the measured values are not what they should be");
    return time;
  };
  // The best of some turns tells how many make a sample; they are a part of the warm-up too.
  let best = Number.POSITIVE_INFINITY;
  for (let spent = 0, i = 0; i < LEAST_TURNS || (spent < CALIBRATION_MS && i < MOST_TURNS); i++) {
    const time = turn();
    best = Math.min(best, time);
    spent += time;
  }
  // A clock may be too coarse for one turn.
  const turns = Math.max(1, Math.round(SAMPLE_MS / Math.max(best, 0.02)));
  return () => {
    let time = 0;
    for (let i = 0; i < turns; i++) time += turn();
    return (time * 1e6) / (turns * values.length);
  };
}
