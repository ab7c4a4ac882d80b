// The suites of *.test.mjs files, which import the packed and installed package.
import { pathToFileURL } from "node:url";
import { ensureChromium } from "../browser.mjs";
import { runNodeTests } from "../lib/node-tests.mjs";
import { at } from "../lib/paths.mjs";

const suite = (name, folder, what, more = {}) => ({
  name,
  what,
  needsPackage: true,
  greppable: true,
  run: ({ grep }) => runNodeTests({ name, folder, grep, ...more }),
});

const browsers = {
  ...suite("browsers", "tests/browsers", "the package in headless Chromium"),
  run: async ({ grep }) => {
    const CHROMIUM_PATH = await ensureChromium();
    return runNodeTests({ name: "browsers", folder: "tests/browsers", grep, env: { CHROMIUM_PATH } });
  },
};

const matrix = (group, what) => ({
  ...suite(`matrix-${group}`, `tests/matrix/${group}`, `the tarball in ${what}`),
  // Hundreds of megabytes of tools: worth their minutes in CI, not at every change.
  onlyFull: true,
});

export const suites = [
  suite("js", "tests/js", "the package in Node", { nodeFlags: ["--expose-gc"] }),
  suite("faults", "tests/faults", "the client against a server with faults"),
  suite("conformance", "tests/conformance", "the documented contract, through the package"),
  suite("judges", "tests/judges", "Ajv with hand-written JSON Schemas, and arbitrary values"),
  suite("judges-as-in-browsers", "tests/judges", "the same with texts handed over as in browsers", {
    nodeFlags: [`--import=${pathToFileURL(at("tests", "support", "as-in-browsers.mjs"))}`],
  }),
  suite("packaging", "tests/packaging", "the tarball: import, require, exports"),
  browsers,
  suite("matrix", "tests/matrix/here", "the tarball in this Node and Chromium"),
  matrix("runtimes", "every runtime"),
  matrix("bundlers", "every bundler"),
  matrix("frameworks", "Next.js and SvelteKit"),
  matrix("test-runners", "Vitest, Jest and node:test"),
  matrix("browsers", "Chromium, Firefox and WebKitGTK"),
];
