// npm run format: formats the Rust and JavaScript sources, and applies the safe fixes of the linter.
import { nodeBin } from "./lib/paths.mjs";
import { attach, main, must } from "./lib/run.mjs";
import { ensureSetup } from "./setup.mjs";

await main(async () => {
  await ensureSetup();
  must("cargo", ["fmt"]);
  must("cargo", ["fmt", "--manifest-path", "tools/Cargo.toml"]);
  return attach(nodeBin("biome"), ["check", "--write", "."]);
});
