// Samples of small calls: many turns over many values make one sample.

/**
 * How long a sample lasts, for every contender alike: on a shared machine a short sample would often
 * run undisturbed and a long one hardly ever, which would flatter the fast.
 */
const SAMPLE_MS = 10;

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
  const best = Math.min(...Array.from({ length: 50 }, turn));
  // A clock may be too coarse for one turn.
  const turns = Math.max(1, Math.round(SAMPLE_MS / Math.max(best, 0.02)));
  return () => {
    let time = 0;
    for (let i = 0; i < turns; i++) time += turn();
    return (time * 1e6) / (turns * values.length);
  };
}
