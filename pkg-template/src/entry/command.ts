#!/usr/bin/env node
// The command `fieldgate`: checks files, prints JSON Schemas, serves the sandbox.

import "../runtime/node.js";
import { run } from "../command/run.js";

process.exitCode = await run(process.argv.slice(2));
