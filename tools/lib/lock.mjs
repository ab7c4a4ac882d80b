// One process at a time: a folder as a lock, which a process that has died cannot keep.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { buildDir } from "./paths.mjs";
import { say } from "./run.mjs";

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Whether the lock was taken; a stale one is cleared for the next try. */
function take(folder) {
  try {
    mkdirSync(folder);
    writeFileSync(join(folder, "pid"), String(process.pid));
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  try {
    const pid = Number(readFileSync(join(folder, "pid"), "utf8"));
    if (pid > 0 && !isAlive(pid)) rmSync(folder, { recursive: true, force: true });
  } catch {
    // The other process is just taking it, or has just given it back.
  }
  return false;
}

/** Runs `work` while no other process runs under the same name in this checkout. */
export async function exclusively(name, work) {
  mkdirSync(buildDir, { recursive: true });
  const folder = join(buildDir, `${name}.lock`);
  for (let waited = 0; !take(folder); waited++) {
    if (waited === 0) say(`waiting for another process that is at the same work (${name})`);
    await sleep(200);
  }
  try {
    return await work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
