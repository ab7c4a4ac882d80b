// Listening to a caller's signal: once, however many calls it is given to.

/** The calls that follow a signal, and what takes their one listener away. */
interface Following {
  readonly calls: Set<() => void>;
  readonly end: () => void;
}

const followed = new WeakMap<AbortSignal, Following>();

function begin(signal: AbortSignal): Following {
  const calls = new Set<() => void>();
  const onAbort = () => {
    for (const call of [...calls]) call();
  };
  signal.addEventListener("abort", onAbort);
  const following = { calls, end: () => signal.removeEventListener("abort", onAbort) };
  followed.set(signal, following);
  return following;
}

/**
 * Calls back when a signal aborts; gives what ends that. Some versions of Node take more than ten listeners on a
 * signal for a leak, so all calls share one.
 */
export function follow(signal: AbortSignal, onAbort: () => void): () => void {
  const { calls, end } = followed.get(signal) ?? begin(signal);
  calls.add(onAbort);
  return () => {
    if (!calls.delete(onAbort) || calls.size > 0) return;
    followed.delete(signal);
    end();
  };
}
