// npm run size: builds the package, measures what a page downloads of it, and with --write-docs writes docs/size.md.
import { writeFileSync } from "node:fs";
import { build } from "./build.mjs";
import { render } from "./lib/docs/size.mjs";
import { resourceGrowth } from "./lib/growth.mjs";
import { at } from "./lib/paths.mjs";
import { main, say } from "./lib/run.mjs";
import { pageSizes } from "./lib/sizes.mjs";
import { wasmParts } from "./lib/wasm-parts.mjs";

await main(async () => {
  // The parts are read from what the compiler left, which must be of this source.
  await build({ force: true });
  const text = render({ pages: await pageSizes(), parts: wasmParts(), growth: await resourceGrowth() });
  if (process.argv.includes("--write-docs")) writeFileSync(at("docs", "size.md"), text);
  say(text);
});
