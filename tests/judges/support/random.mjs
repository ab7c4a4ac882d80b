// Random choices from a seed: the same seed, the same values, on every machine.

/** A source of choices (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n) => Math.floor(next() * n);
  return {
    /** A whole number from 0, below `n`. */
    below,
    /** True with a chance of one in `n`. */
    once: (n) => below(n) === 0,
    /** One of these. */
    pick: (list) => list[below(list.length)],
  };
}
