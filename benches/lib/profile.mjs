// Where the time of a workload goes: our own contender alone under V8's profiler, by function.

import { Session } from "node:inspector/promises";
import { makeData } from "../data.mjs";
import * as fieldgate from "../peers/fieldgate.mjs";
import { everywhere } from "./suite.mjs";

const SHOWN = 30;

const labelOf = ({ callFrame: { functionName, url, lineNumber } }) =>
  `${functionName || "(anonymous)"} ${url.split("/").slice(-2).join("/")}:${lineNumber + 1}`;

/** Milliseconds in each function itself. */
function selfTimes({ nodes, samples, timeDeltas }) {
  const byId = new Map(nodes.map((node) => [node.id, labelOf(node)]));
  const times = new Map();
  for (const [i, id] of samples.entries()) {
    const label = byId.get(id);
    times.set(label, (times.get(label) ?? 0) + timeDeltas[i] / 1000);
  }
  return [...times].sort((a, b) => b[1] - a[1]);
}

/** Runs a workload under the profiler; gives lines, the most expensive function first. */
export async function profile(name, options) {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: 200 });
  await session.post("Profiler.start");
  for (const text of options.texts) await everywhere[name]([fieldgate], makeData({ text }), options);
  const { profile: found } = await session.post("Profiler.stop");
  session.disconnect();
  const times = selfTimes(found);
  const all = times.reduce((sum, [, time]) => sum + time, 0);
  return times
    .slice(0, SHOWN)
    .map(
      ([label, time]) =>
        `${time.toFixed(0).padStart(8)} ms${((time / all) * 100).toFixed(1).padStart(6)} %  ${label}`,
    );
}
