// The package as its users get it: dist packed as a tarball and installed from there, never read from dist itself.
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "./build.mjs";
import { readStamp, writeStamp } from "./lib/files.mjs";
import { at, buildDir, distDir } from "./lib/paths.mjs";
import { isMain, main, must, Problem, say, step } from "./lib/run.mjs";

const packDir = join(buildDir, "pack");
/** The folder that the tarball is installed in for tests, demo and benchmarks. */
export const consumerDir = join(buildDir, "consumer");
/** The installed package itself. */
export const installedDir = join(consumerDir, "node_modules", "fieldgate");
const linkPath = at("node_modules", "fieldgate");

/** The path of the packed tarball; there is one after a build and pack. */
export function tarball() {
  const found = existsSync(packDir) ? readdirSync(packDir).filter((name) => name.endsWith(".tgz")) : [];
  if (found.length !== 1) throw new Problem("there is no packed tarball yet: run node tools/pack.mjs");
  return join(packDir, found[0]);
}

function packDist() {
  rmSync(packDir, { recursive: true, force: true });
  mkdirSync(packDir, { recursive: true });
  must("npm", ["pack", distDir, "--pack-destination", packDir, "--loglevel=error"]);
}

/** Installs the tarball, offline, into an empty folder (a new temporary one by default) and returns the folder. */
export function packInto(dir = mkdtempSync(join(tmpdir(), "fieldgate-"))) {
  if (!existsSync(distDir)) throw new Problem("there is no dist/ yet: run npm run build");
  if (!existsSync(packDir)) packDist();
  mkdirSync(dir, { recursive: true });
  if (readdirSync(dir).length > 0) throw new Problem(`${dir} is not empty.`);
  const manifest = { name: "fieldgate-consumer", private: true, type: "module" };
  writeFileSync(join(dir, "package.json"), `${JSON.stringify(manifest)}\n`);
  const flags = ["--offline", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"];
  must("npm", ["install", ...flags, tarball()], { cwd: dir });
  return dir;
}

/**
 * Lets tests, examples and benchmarks import "fieldgate" where they lie: the link is found by Node's and
 * TypeScript's own resolution, so failures name the files that one edits and nothing is copied about.
 */
function link() {
  if (lstatSync(linkPath, { throwIfNoEntry: false })) rmSync(linkPath, { recursive: true, force: true });
  symlinkSync(installedDir, linkPath, "junction");
}

/** Builds, packs and installs the package when anything has changed; returns the folder that it is installed in. */
export async function installPackage() {
  const contents = await build();
  const stamp = join(consumerDir, ".fieldgate-packed");
  if (readStamp(stamp) !== contents || !existsSync(installedDir)) {
    await step("packing dist/ and installing the tarball into build/consumer", () => {
      packDist();
      rmSync(consumerDir, { recursive: true, force: true });
      packInto(consumerDir);
    });
    writeStamp(stamp, contents);
  }
  link();
  return consumerDir;
}

if (isMain(import.meta.url)) {
  await main(async () => {
    await installPackage();
    say(tarball());
  });
}
