// The matrix of test runners: a test of a user's project, run by each.
import assert from "node:assert/strict";
import { join } from "node:path";
import { build } from "esbuild";
import { nodeOf, toolsDir } from "../../../tools/lib/pinned.mjs";
import { run } from "../support/processes.mjs";
import { openSandbox } from "../support/server.mjs";
import { cellFolder, runCells } from "../support/work.mjs";

const GROUP = "test-runners";
const inTools = (...parts) => join(toolsDir(GROUP), "node_modules", ...parts);

const BODY = `test("the scenario", async () => {
  equal(await scenario(fieldgate, process.env.SANDBOX), EXPECTED);
});\n`;
const IMPORTS = `import * as fieldgate from "fieldgate";
import { EXPECTED, scenario } from "./scenario.mjs";`;
/** Nothing is transformed in Jest: its tests are CommonJS, and so is the package for them. */
const REQUIRES = `const fieldgate = require("fieldgate");
const { EXPECTED, scenario } = require("./scenario.cjs");`;

const VITEST = {
  "scenario.test.mjs": `import { expect, test } from "vitest";
${IMPORTS}
const equal = (found, expected) => expect(found).toEqual(expected);
test("is in the environment", () => expect(typeof document).toBe(process.env.DOCUMENT));
${BODY}`,
};
const JEST = {
  "package.json": '{ "private": true, "jest": { "testEnvironment": "node", "transform": {} } }\n',
  "scenario.test.js": `${REQUIRES}
const equal = (found, expected) => expect(found).toEqual(expected);
${BODY}`,
};
const NODE_TEST = {
  "scenario.test.mjs": `import { deepEqual as equal } from "node:assert/strict";
import { test } from "node:test";
${IMPORTS}
${BODY}`,
};

/** Runs a runner; what it prints must say that all its tests have passed. */
async function tested(id, files, args, said, env = {}) {
  const cwd = cellFolder(GROUP, id, files);
  await build({
    entryPoints: [join(cwd, "scenario.mjs")],
    outfile: join(cwd, "scenario.cjs"),
    format: "cjs",
  });
  const sandbox = await openSandbox();
  try {
    // The runners must not take the settings of the test that runs them.
    const { NODE_TEST_CONTEXT: _, NODE_OPTIONS: __, ...outer } = process.env;
    const options = { cwd, env: { ...outer, NO_COLOR: "1", SANDBOX: sandbox.url, ...env } };
    const { stdout, stderr } = await run(await nodeOf(24), args, options);
    assert.match(`${stdout}${stderr}`, said);
  } finally {
    await sandbox.close();
  }
}

const vitest = (environment, type) => (id) => {
  const args = [inTools("vitest", "vitest.mjs"), "run", "--environment", environment];
  return tested(id, VITEST, args, /Tests +2 passed/, { DOCUMENT: type });
};

runCells(
  GROUP,
  {
    "vitest-node": vitest("node", "undefined"),
    "vitest-jsdom": vitest("jsdom", "object"),
    jest: (id) => tested(id, JEST, [inTools("jest", "bin", "jest.js"), "--rootDir=."], /Tests: +1 passed/),
    "node-test": (id) => tested(id, NODE_TEST, ["--test", "--test-reporter=spec"], /pass 1\n/),
  },
  { tools: [GROUP, "nodes"] },
);
