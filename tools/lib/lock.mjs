// One process at a time: whoever holds the lowest ticket in a folder, of those whose processes live.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { buildDir } from "./paths.mjs";
import { say } from "./run.mjs";

/** The tickets of this process, by their paths: others with its number are of one that has died. */
const mine = new Set();

function isAlive(pid, path) {
  if (pid === process.pid) return mine.has(path);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/**
 * The tickets in a folder, lowest first. A name says all that there is to know of a ticket, so that none is ever
 * half made; one that a process has left behind is cleared, which no other can take for its own.
 */
function ticketsIn(folder) {
  const tickets = [];
  for (const name of readdirSync(folder)) {
    const [, number, pid] = (/^(\d+)-(\d+)$/.exec(name) ?? []).map(Number);
    if (number === undefined) continue;
    const path = join(folder, name);
    if (isAlive(pid, path)) tickets.push({ number, pid, path });
    else rmSync(path, { force: true });
  }
  return tickets.sort((a, b) => a.number - b.number || a.pid - b.pid);
}

function giveBack(path) {
  rmSync(path, { force: true });
  mine.delete(path);
}

/**
 * Takes a ticket that is the last one, and returns its path. With a later one beside it, its owner may have looked
 * before this one was there, and may be at work: then another is taken.
 */
function takeTicket(folder) {
  for (;;) {
    const number = (ticketsIn(folder).at(-1)?.number ?? 0) + 1;
    const path = join(folder, `${number}-${process.pid}`);
    mine.add(path);
    writeFileSync(path, "");
    if (ticketsIn(folder).at(-1)?.path === path) return path;
    giveBack(path);
  }
}

/** Runs `work` while no other process runs under the same name in this checkout. */
export async function exclusively(name, work) {
  const folder = join(buildDir, `${name}.tickets`);
  mkdirSync(folder, { recursive: true });
  const path = takeTicket(folder);
  try {
    for (let waited = 0; ticketsIn(folder)[0]?.path !== path; waited++) {
      if (waited === 0) say(`waiting for another process that is at the same work (${name})`);
      await sleep(200);
    }
    return await work();
  } finally {
    giveBack(path);
  }
}
