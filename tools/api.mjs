// npm run api: builds the package and writes docs/api.md, the report of its public surface.
import { writeFileSync } from "node:fs";
import { renderReport } from "./lib/api/report.mjs";
import { at } from "./lib/paths.mjs";
import { ensureTools } from "./lib/pinned.mjs";
import { main, say } from "./lib/run.mjs";
import { installedDir, installPackage } from "./pack.mjs";

await main(async () => {
  await installPackage();
  writeFileSync(at("docs", "api.md"), renderReport(await ensureTools("types"), installedDir));
  say("docs/api.md is written");
});
