// A process that streams or writes so many rows and prints the time per row.

import { makeData } from "../data.mjs";
import { bodyOf, streamAnswer } from "../lib/json-lines.mjs";
import { median } from "../lib/measure.mjs";
import { clientOf } from "../peers/fieldgate.mjs";

const [way, size] = [process.argv[2], Number(process.argv[3])];
const RESOURCE = "organization";
/** So many different rows; more of them are the same ones again. */
const DIFFERENT = Math.min(size, 10_000);
/** The same work for all sizes is at least so many rows, so that short calls are not lost in the clock. */
const LEAST = 20_000;
const SAMPLES = 5;

const data = makeData();

function streaming() {
  const lines = data.reads(RESOURCE, DIFFERENT).map((row) => `${JSON.stringify(row)}\n`);
  const bytes = new TextEncoder().encode(lines.join(""));
  const client = clientOf(RESOURCE, async () => streamAnswer(bodyOf(bytes, size / DIFFERENT)));
  return async () => {
    let count = 0;
    for await (const row of client.stream()) if (row.id) count += 1;
    return count;
  };
}

function writing() {
  const different = data.creates(RESOURCE, DIFFERENT);
  const rows = Array.from({ length: size }, (_, i) => different[i % DIFFERENT]);
  const answers = new Map();
  const encoder = new TextEncoder();
  /** As many written rows as a chunk has; the same ones each time, as nobody looks at them. */
  const answerFor = (count) => {
    const bytes = answers.get(count) ?? encoder.encode(JSON.stringify(data.reads(RESOURCE, count)));
    answers.set(count, bytes);
    return bytes;
  };
  const chunkSize = 500;
  let left = 0;
  const client = clientOf(RESOURCE, async () => {
    const count = Math.min(left, chunkSize);
    left -= count;
    return { ...streamAnswer(null), arrayBuffer: async () => answerFor(count).buffer };
  });
  return async () => {
    left = size;
    const { written } = await client.bulkWrite(rows, { chunkSize, chunkBytes: 1 << 30 });
    return written.length;
  };
}

const work = way === "stream" ? streaming() : writing();
const turns = Math.max(1, Math.round(LEAST / size));
const samples = size > 100_000 ? 3 : SAMPLES;

/** Runs the work until it is at least so many rows; gives nanoseconds per row. */
async function sample() {
  globalThis.gc();
  const start = performance.now();
  for (let i = 0; i < turns; i++) if ((await work()) !== size) throw new Error("there are rows missing");
  return ((performance.now() - start) * 1e6) / (turns * size);
}

const found = [];
// The first ones warm up.
for (let i = -2; i < samples; i++) {
  const nanoseconds = await sample();
  if (i >= 0) found.push(nanoseconds);
}
console.log(JSON.stringify({ nanosecondsPerRow: median(found) }));
