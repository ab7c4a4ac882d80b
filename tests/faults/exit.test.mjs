// Nothing stays behind: a process that has used the client on a bad day ends by itself.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

test("a process ends by itself, without a rejection that no one handles", async () => {
  const child = spawn(process.execPath, [fileURLToPath(new URL("everything.mjs", import.meta.url))]);
  // Far more than the work takes; a handle that is left would keep the process for ever.
  const timer = setTimeout(() => child.kill(), 60_000);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  const [code] = await once(child, "close");
  clearTimeout(timer);
  assert.equal(code, 0, output);
  assert.deepEqual(JSON.parse(output), { cells: 70, rejections: 0 });
});
