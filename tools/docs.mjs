// npm run docs: builds the package and writes the pages of docs/ that are made from it.
import { mkdirSync, writeFileSync } from "node:fs";
import { render } from "./lib/docs/validation.mjs";
import { at } from "./lib/paths.mjs";
import { main, say } from "./lib/run.mjs";
import { installPackage } from "./pack.mjs";

await main(async () => {
  await installPackage();
  mkdirSync(at("docs"), { recursive: true });
  writeFileSync(at("docs", "validation.md"), await render());
  say("docs/validation.md is written");
});
