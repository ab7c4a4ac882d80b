// The lock of the tools: one process at a time, whatever processes that have died have left behind.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { after, beforeEach, test } from "node:test";
import { promisify } from "node:util";
import { exclusively } from "../../tools/lib/lock.mjs";
import { at, buildDir } from "../../tools/lib/paths.mjs";

const run = promisify(execFile);
mkdirSync(buildDir, { recursive: true });
const place = mkdtempSync(join(buildDir, "lock-test-"));
const name = basename(place);
const folder = `${place}.tickets`;
const clear = () => rmSync(folder, { recursive: true, force: true });

beforeEach(clear);
after(() => {
  clear();
  rmSync(place, { recursive: true, force: true });
});

/** The number of a process that has ended. */
const deadPid = async () => Number((await run(process.execPath, ["-p", "process.pid"])).stdout);

/** A program that works so often under the lock, and fails when another does at the same time. */
const program = (times) => `
  import { rmSync, writeFileSync } from "node:fs";
  import { exclusively } from ${JSON.stringify(at("tools", "lib", "lock.mjs"))};
  for (let i = 0; i < ${times}; i++) {
    await exclusively(${JSON.stringify(name)}, async () => {
      writeFileSync(${JSON.stringify(join(place, "at-work"))}, "", { flag: "wx" });
      await new Promise((done) => setTimeout(done, 5));
      rmSync(${JSON.stringify(join(place, "at-work"))});
    });
  }`;
const start = (text) => run(process.execPath, ["--input-type=module", "-e", text], { timeout: 60_000 });

test("one process at a time, beside what others have left", async () => {
  mkdirSync(folder);
  for (const number of [1, 2, 7]) writeFileSync(join(folder, `${number}-${await deadPid()}`), "");
  await Promise.all(Array.from({ length: 6 }, () => start(program(4))));
});

test("a process that dies at any moment keeps no one waiting", async () => {
  // Of old, a folder that had no number in it yet was kept for ever.
  mkdirSync(folder);
  assert.equal(await exclusively(name, () => "done"), "done");
  const dying = `
    import { exclusively } from ${JSON.stringify(at("tools", "lib", "lock.mjs"))};
    await exclusively(${JSON.stringify(name)}, () => process.kill(process.pid, "SIGKILL"));`;
  await assert.rejects(start(dying));
  assert.equal(await exclusively(name, () => "done"), "done");
  // A number is given again: what another process of ours has left is not ours.
  writeFileSync(join(folder, `1-${process.pid}`), "");
  assert.equal(await exclusively(name, () => "done"), "done");
});

test("work of one process waits for its other work, and work that fails frees the lock", async () => {
  const log = [];
  const slow = exclusively(name, async () => {
    log.push("in");
    await new Promise((done) => setTimeout(done, 20));
    log.push("out");
    throw new Error("failed");
  });
  const next = exclusively(name, () => log.push("next"));
  await assert.rejects(slow, /failed/);
  await next;
  assert.deepEqual(log, ["in", "out", "next"]);
});
