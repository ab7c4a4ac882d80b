// npm run bench: sets up, builds, installs the package, and measures it against its peers in one run.

import { join } from "node:path";
import { ensureTools, toolsDir } from "./lib/pinned.mjs";
import { main } from "./lib/run.mjs";
import { runScript } from "./lib/scripts.mjs";
import { installPackage } from "./pack.mjs";

await main(async () => {
  const args = process.argv.slice(2);
  await installPackage();
  let node = process.execPath;
  if (args.includes("--newer-node")) {
    await ensureTools("nodes");
    node = join(toolsDir("nodes"), "node_modules", "node-24", "bin", "node");
  }
  return runScript("benches/run.mjs", args, ["--expose-gc"], node);
});
