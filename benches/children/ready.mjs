// Tells the one who started this process when its work was done, in milliseconds of the wall clock.

// Not by an import, for which Node would load all of its streams: an empty process has none.
const { writeSync } = process.getBuiltinModule("node:fs");

export function tellReady(more) {
  const readyAt = performance.timeOrigin + performance.now();
  // Not by console.log, which would be set up first.
  writeSync(1, JSON.stringify({ readyAt, ...more }));
}
