// Uses every part of a client against several faults, then does nothing more: the process must end by itself.

import { runCell } from "./cell.mjs";
import { OPERATIONS } from "./expect.mjs";
import { groups } from "./faults.mjs";

const names = [
  "no one listens",
  "reset after the request",
  "reset in the body",
  "never answers",
  "half a body, then nothing",
  "HTML with status 200",
  "100 MB",
  "302 to itself",
  "429 with Retry-After absent",
  "503, then a success",
];
const faults = groups.flatMap((group) => group.faults).filter(({ name }) => names.includes(name));
let rejections = 0;
process.on("unhandledRejection", () => {
  rejections += 1;
});
let cells = 0;
await Promise.all(
  faults.flatMap((fault) =>
    OPERATIONS.map(async (operation) => {
      await runCell(fault, operation);
      cells += 1;
    }),
  ),
);
process.on("exit", () => console.log(JSON.stringify({ cells, rejections })));
