// npm run release:check: all that publishing needs, from the versions to the whole matrix; it publishes nothing.
import { basename } from "node:path";
import { at } from "./lib/paths.mjs";
import { checks, readRelease } from "./lib/release.mjs";
import { attach, main, say } from "./lib/run.mjs";
import { installedDir, installPackage, tarball } from "./pack.mjs";

await main(async () => {
  await installPackage();
  const release = readRelease(installedDir);
  const problems = [];
  for (const [what, check] of Object.entries(checks)) {
    const problem = check(release);
    say(`${problem ? "FAILED" : "ok    "} ${what}${problem ? `: ${problem}` : ""}`);
    if (problem) problems.push(problem);
  }
  // All problems at once, but none of the long tests while there are any.
  if (problems.length > 0) return 1;
  const code = await attach(process.execPath, [at("tools", "test.mjs"), "--full"]);
  if (code === 0) say(`\nready: npm publish ${basename(tarball())} from build/pack, cargo publish`);
  return code;
});
