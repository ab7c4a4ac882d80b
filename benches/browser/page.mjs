// What the measuring page runs: the same suite as in Node, after the module has been loaded.

import { init } from "fieldgate";
import { prove, tablesOf } from "../lib/suite.mjs";

globalThis.bench = {
  ready: init(),
  prove,
  tablesOf,
};
