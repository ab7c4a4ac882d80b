// npm run demo: sets up, builds, installs the package, and runs the terminal demo against it.

import { main } from "./lib/run.mjs";
import { runScript } from "./lib/scripts.mjs";
import { installPackage } from "./pack.mjs";

await main(async () => {
  await installPackage();
  return runScript("examples-js/node-script/demo.mjs", process.argv.slice(2));
});
