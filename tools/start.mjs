// npm start: sets up, builds, installs the package, and serves the form page on the sandbox.

import { asked } from "../examples-js/form/arguments.mjs";
import { main } from "./lib/run.mjs";
import { runScript } from "./lib/scripts.mjs";
import { installPackage } from "./pack.mjs";

// Before the build, which takes minutes the first time.
asked();
await main(async () => {
  await installPackage();
  return runScript("examples-js/form/server.mjs", process.argv.slice(2));
});
