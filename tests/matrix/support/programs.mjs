// The programs of the matrix: the scenario by import and by require(), run by a command against a new sandbox.
import assert from "node:assert/strict";
import { join } from "node:path";
import { toolsDir } from "../../../tools/lib/pinned.mjs";
import { runForReport } from "./processes.mjs";
import { EXPECTED } from "./scenario.mjs";
import { openSandbox } from "./server.mjs";
import { cellFolder } from "./work.mjs";

const SAY = "(report) => console.log(JSON.stringify(report))";
const MAIN = {
  import: {
    "main.mjs": `import * as fieldgate from "fieldgate";
import { scenario } from "./scenario.mjs";
scenario(fieldgate, process.argv[2]).then(${SAY});\n`,
  },
  require: {
    "main.cjs": `const fieldgate = require("fieldgate");
import("./scenario.mjs").then(({ scenario }) => scenario(fieldgate, process.argv[2])).then(${SAY});\n`,
  },
  // Which names are the same value, and whether an error of one is an instance of the other's class.
  both: {
    "main.cjs": `const required = require("fieldgate");
import("fieldgate").then(async (imported) => {
  const names = Object.keys(required).filter((name) => name !== "__esModule" && name !== "module.exports");
  const client = new required.Pigello({ baseUrl: process.argv[2] });
  const error = await client.sales.organization.create({}).catch((reason) => reason);
  return {
    same: names.every((name) => required[name] === imported[name]),
    instance: error instanceof imported.ValidationError,
    known: error.code,
  };
}).then(${SAY});\n`,
  },
};
/** Where both ways give one package. */
export const ONE = { same: true, instance: true, known: "validation_error" };
/** Where ES modules cannot be required there are two copies; codes and names tell errors apart then. */
export const TWO = { same: false, instance: false, known: "validation_error" };

/** Runs a program of one kind by a command, with the address of a new sandbox. */
export async function program(group, id, kind, command, args = [], expected = EXPECTED) {
  const cwd = cellFolder(group, id, MAIN[kind]);
  const sandbox = await openSandbox();
  try {
    const env = { ...process.env, DENO_NO_UPDATE_CHECK: "1", DENO_DIR: join(toolsDir(group), "deno-cache") };
    const report = await runForReport(command, [...args, Object.keys(MAIN[kind])[0], sandbox.url], {
      cwd,
      env,
    });
    assert.deepEqual(report, expected);
  } finally {
    await sandbox.close();
  }
}
