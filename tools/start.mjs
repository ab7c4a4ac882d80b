// npm start: sets up, builds, installs the package, and serves the form page on the sandbox.

import { main } from "./lib/run.mjs";
import { runScript } from "./lib/scripts.mjs";
import { installPackage } from "./pack.mjs";

await main(async () => {
  await installPackage();
  return runScript("examples-js/form/server.mjs", process.argv.slice(2));
});
