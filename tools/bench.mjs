// npm run bench: sets up, builds, installs the package, and measures it against its peers in one run.

import { main } from "./lib/run.mjs";
import { runScript } from "./lib/scripts.mjs";
import { installPackage } from "./pack.mjs";

await main(async () => {
  await installPackage();
  return runScript("benches/run.mjs", process.argv.slice(2), ["--expose-gc"]);
});
