// Where the cells of a group lie: an empty folder that the tarball is installed in, below the group's tools.
import assert from "node:assert/strict";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { before, test } from "node:test";
import { at } from "../../../tools/lib/paths.mjs";
import { ensureTools, toolsDir } from "../../../tools/lib/pinned.mjs";
import { packInto } from "../../../tools/pack.mjs";
import { groups } from "../cells.mjs";

/** The folder that the tarball is installed in; the group's tools are found above it. */
export const workDir = (group) => join(toolsDir(group), "work");
/** The package as it is installed for a group. */
export const packageDir = (group) => join(workDir(group), "node_modules", "fieldgate");
const SUPPORT = at("tests", "matrix", "support");

/** Makes the folder of a cell, with the scenario in it, its own files, and those copied from the tests. */
export function cellFolder(group, id, files = {}, fixture) {
  const folder = join(workDir(group), id);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (fixture) cpSync(fixture, folder, { recursive: true });
  cpSync(join(SUPPORT, "scenario.mjs"), join(folder, "scenario.mjs"));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** Declares the tests of a group, one for each cell of the matrix; `runners` has a function for each id. */
export function runCells(group, runners, { tools = [group] } = {}) {
  before(async () => {
    for (const name of tools) await ensureTools(name);
    rmSync(workDir(group), { recursive: true, force: true });
    packInto(workDir(group));
  });
  test("every cell of the matrix has its test, and no other is there", () => {
    assert.deepEqual(Object.keys(runners).sort(), groups[group].cells.map(({ id }) => id).sort());
  });
  for (const { id, what } of groups[group].cells) test(`${id}: ${what}`, () => runners[id](id));
}
