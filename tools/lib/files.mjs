// Files: lists, hashes of contents, stamps that say what a result was made from, and the checkout's own files.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { root } from "./paths.mjs";
import { capture } from "./run.mjs";

const MADE = new Set(["target", "build", "dist", "node_modules", ".git"]);

/** All files below a folder (or the file itself), as sorted absolute paths. */
export function listFiles(path, { skip = new Set() } = {}) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  const found = [];
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (skip.has(entry.name)) continue;
    const full = join(path, entry.name);
    if (entry.isDirectory()) found.push(...listFiles(full, { skip }));
    else if (entry.isFile()) found.push(full);
  }
  return found.sort();
}

export const sha256 = (data) => createHash("sha256").update(data).digest("hex");

/** One hash over names and contents of all files in the given paths; extra strings are hashed with them. */
export function hashOf(paths, { base = root, extra = [], skip = MADE } = {}) {
  const hash = createHash("sha256");
  for (const text of extra) hash.update(`${text}\0`);
  for (const path of paths) {
    for (const file of listFiles(path, { skip })) {
      hash.update(`${relative(base, file).split(sep).join("/")}\0`);
      hash.update(createHash("sha256").update(readFileSync(file)).digest());
    }
  }
  return hash.digest("hex");
}

export function readStamp(file) {
  return existsSync(file) ? readFileSync(file, "utf8").trim() : "";
}

export function writeStamp(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${text}\n`);
}

/** The checkout's own files, relative with forward slashes: what git tracks or would track. */
export function sourceFiles() {
  // Untracked files count too, so that a rule is broken before the commit and not after it.
  const git = capture("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"]);
  const names = git.ok
    ? git.stdout.split("\0").filter(Boolean)
    : listFiles(root, { skip: MADE }).map((file) => relative(root, file).split(sep).join("/"));
  return [...new Set(names)].filter((name) => existsSync(join(root, name))).sort();
}
