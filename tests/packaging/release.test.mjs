// The checks before a release: each finds what it is there for.
import assert from "node:assert/strict";
import { test } from "node:test";
import { checkChangelog, checkManifests, checkVersions, readRelease } from "../../tools/lib/release.mjs";
import { installedDir } from "../../tools/pack.mjs";

const now = readRelease(installedDir);

test("the versions of this checkout are equal; any other is told", () => {
  assert.equal(checkVersions(now), undefined);
  const other = (text) => text.replace(/(name = "fieldgate"\nversion = ")[^"]+/, "$19.9.9");
  assert.match(checkVersions({ ...now, cargoToml: other(now.cargoToml) }), /9\.9\.9/);
  assert.match(checkVersions({ ...now, cargoLock: other(now.cargoLock) }), /Cargo\.lock says 9\.9\.9/);
  assert.match(checkVersions({ ...now, manifest: { version: "9.9.9" } }), /the package says 9\.9\.9/);
  assert.match(checkVersions({ ...now, cargoToml: "[package]" }), /no version/);
});

test("the change log needs a dated entry with something in it, and nothing unreleased", () => {
  const log = (text) => checkChangelog({ changelog: `# Changelog\n\n${text}`, version: "1.2.3" });
  assert.equal(
    log("## Unreleased\n\n## 1.2.3 - 2026-01-01\n\n### Added\n\n- This.\n\n## 1.2.2 - 2025-01-01\n"),
    undefined,
  );
  assert.equal(log("## [1.2.3] - 2026-01-01\n\n- This.\n"), undefined);
  assert.match(log("## Unreleased\n\n- This.\n"), /no heading/);
  assert.match(log("## 1.2.30 - 2026-01-01\n\n- This.\n"), /no heading/);
  assert.match(log("## 1.2.3\n\n- This.\n"), /no heading/);
  assert.match(log("## 1.2.3 - 2026-01-01\n\n## 1.2.2 - 2025-01-01\n\n- That.\n"), /says nothing/);
  assert.match(log("## Unreleased\n\n- More.\n\n## 1.2.3 - 2026-01-01\n\n- This.\n"), /below Unreleased/);
});

test("crate and package name one repository and one licence, and provenance is asked for", () => {
  assert.equal(checkManifests(now), undefined);
  const { manifest } = now;
  for (const change of [
    { repository: { url: "git+https://example.org/a.git" } },
    { license: "MIT" },
    { publishConfig: {} },
  ]) {
    assert.equal(typeof checkManifests({ ...now, manifest: { ...manifest, ...change } }), "string");
  }
});
