// What npm start is asked for: the port of the form page.

import { parseArgs } from "node:util";

const USAGE = "Usage: npm start -- [--port <number>]   8080, or what PORT says, without it";

/** What the arguments ask for; ends the process when that is help, or nothing that it knows. */
export function asked(args = process.argv.slice(2)) {
  try {
    const options = { port: { type: "string" }, help: { type: "boolean", short: "h" } };
    const { values } = parseArgs({ args, options });
    if (!values.help) return values;
    console.log(USAGE);
    process.exit(0);
  } catch (error) {
    console.error(`${error.message}\n${USAGE}`);
    process.exit(2);
  }
}
