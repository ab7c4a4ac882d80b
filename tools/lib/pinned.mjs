// The pinned tools of tools/pinned: installed from their lock files, a group at a time, outside the main node_modules.
import { cpSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { hashOf, readStamp, writeStamp } from "./files.mjs";
import { exclusively } from "./lock.mjs";
import { at, buildDir } from "./paths.mjs";
import { must, Problem, step } from "./run.mjs";

const pinned = (group, name) => at("tools", "pinned", group, name);
const readLock = (file) => JSON.parse(readFileSync(file, "utf8")).packages;

/** The folder that a group's tools are installed in. */
export const toolsDir = (group) => join(buildDir, "pinned", group);

/** The locked version of a tool. */
export function versionOf(group, name) {
  return readLock(pinned(group, "package-lock.json"))[`node_modules/${name}`].version;
}

/** Locked packages must be those that were installed; others may come for systems that ours is not. */
function checkLock(group) {
  const [wanted, found] = [
    pinned(group, "package-lock.json"),
    join(toolsDir(group), "package-lock.json"),
  ].map(readLock);
  for (const [name, { version, integrity }] of Object.entries(wanted)) {
    if (name === "") continue;
    if (found[name]?.version !== version || found[name].integrity !== integrity) {
      throw new Problem(`${group}: ${name} is not installed as locked; package.json and lock disagree.`);
    }
  }
}

/** Installs a group's tools when they have changed; gives their folder. */
export async function ensureTools(group) {
  const folder = toolsDir(group);
  const stamp = join(folder, ".installed");
  const wanted = hashOf([pinned(group, "package.json"), pinned(group, "package-lock.json")]);
  await exclusively(`pinned-${group}`, async () => {
    if (readStamp(stamp) === wanted) return;
    await step(`installing the pinned tools: ${group}`, () => {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      for (const name of ["package.json", "package-lock.json"])
        cpSync(pinned(group, name), join(folder, name));
      // Not npm ci: it refuses a lock without the packages of other systems, which not every registry offers.
      const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
      must("npm", ["install", ...flags], { cwd: folder });
      checkLock(group);
    });
    writeStamp(stamp, wanted);
  });
  return folder;
}

/** The executable of a Node of the matrix. */
export async function nodeOf(version) {
  return join(await ensureTools("nodes"), "node_modules", `node-${version}`, "bin", "node");
}
