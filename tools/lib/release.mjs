// What must hold before a release, as checks of the checkout; each says what is wrong, or nothing.
import { readFileSync } from "node:fs";
import { at } from "./paths.mjs";
import { capture } from "./run.mjs";

/** The version that a manifest of Cargo or a lock file of it gives to a package. */
function cargoVersion(text, name) {
  return new RegExp(`^name = "${name}"\\nversion = "([^"]+)"`, "m").exec(text)?.[1];
}

/** The crate, its lock file and the package must say the same. */
export function checkVersions({ cargoToml, cargoLock, manifest }) {
  const crate = cargoVersion(cargoToml, "fieldgate");
  if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(crate ?? "")) return `Cargo.toml gives no version: ${crate}`;
  const others = { "Cargo.lock": cargoVersion(cargoLock, "fieldgate"), "the package": manifest.version };
  for (const [where, version] of Object.entries(others)) {
    if (version !== crate) return `Cargo.toml says ${crate}, but ${where} says ${version}`;
  }
  return undefined;
}

/** The change log must have a dated heading of the version, with something below it. */
export function checkChangelog({ changelog, version }) {
  const escaped = version.replaceAll(".", "\\.");
  const entry = new RegExp(
    `^## \\[?${escaped}\\]? - \\d{4}-\\d{2}-\\d{2}\\n([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`,
    "m",
  );
  const body = entry.exec(changelog)?.[1];
  if (body === undefined) return `CHANGELOG.md has no heading "## ${version} - <date>"`;
  if (!/^- /m.test(body)) return `CHANGELOG.md says nothing below ${version}`;
  const unreleased = /^## Unreleased\n([\s\S]*?)(?=^## )/m.exec(changelog)?.[1] ?? "";
  return /^- /m.test(unreleased) ? "CHANGELOG.md still has entries below Unreleased" : undefined;
}

/** Crate and package must name the same project. */
export function checkManifests({ cargoToml, manifest }) {
  const repository = /^repository = "([^"]+)"/m.exec(cargoToml)?.[1];
  if (manifest.repository?.url !== `git+${repository}.git`)
    return "crate and package name different repositories";
  const licence = /^license = "([^"]+)"/m.exec(cargoToml)?.[1];
  if (manifest.license !== licence) return "crate and package have different licences";
  if (!manifest.publishConfig?.provenance) return "the package would be published without provenance";
  return undefined;
}

/** Nothing may be changed or new: what is published is what is committed. */
export function checkTree() {
  const git = capture("git", ["status", "--porcelain"]);
  if (!git.ok) return `git does not say what has changed: ${git.output}`;
  return git.stdout.trim() === "" ? undefined : `the tree is not clean:\n${git.stdout.trimEnd()}`;
}

/** What the checks look at. */
export function readRelease(packageFolder) {
  const text = (...parts) => readFileSync(at(...parts), "utf8");
  const manifest = JSON.parse(readFileSync(`${packageFolder}/package.json`, "utf8"));
  return {
    cargoToml: text("Cargo.toml"),
    cargoLock: text("Cargo.lock"),
    changelog: text("CHANGELOG.md"),
    manifest,
    version: manifest.version,
  };
}

/** All checks by what they are about. */
export const checks = {
  "the versions are equal": checkVersions,
  "the change log has an entry": checkChangelog,
  "the manifests agree": checkManifests,
  "the tree is clean": checkTree,
};
