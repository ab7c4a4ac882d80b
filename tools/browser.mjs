// Chromium for the tests: found, or installed where that is possible, and started the same way everywhere.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { capture, findProgram, isMain, main, must, Problem, say, step } from "./lib/run.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const ELSEWHERE = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named)) throw new Problem(`CHROMIUM_PATH names ${named}, which does not exist.`);
    return named;
  }
  return findProgram(...NAMES, ...ELSEWHERE);
}

/** The path of Chromium; as root on a Debian system it is installed when there is none. */
export async function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  const apt = process.getuid?.() === 0 && !capture("apt-get", ["--version"]).missing;
  if (!apt) {
    throw new Problem(
      "Chromium was not found. Install Chromium or Google Chrome, or set CHROMIUM_PATH to its executable.",
    );
  }
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await step("installing Chromium (apt-get install chromium)", () => {
    must("apt-get", ["update", "-q"], { env });
    must("apt-get", ["install", "-q", "-y", "--no-install-recommends", "chromium"], { env });
  });
  const installed = findChromium();
  if (!installed)
    throw new Problem("apt-get installed chromium, but no executable of that name is on the PATH.");
  return installed;
}

// Quiet and self-contained: no sandbox (CI runs as root in a container), no traffic of its own.
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts headless Chromium with an empty profile; close() also removes the profile. */
export async function launch(options = {}) {
  const executablePath = await ensureChromium();
  const { default: puppeteer } = await import("puppeteer-core");
  const userDataDir = mkdtempSync(join(tmpdir(), "fieldgate-chromium-"));
  const browser = await puppeteer.launch({
    ...options,
    executablePath,
    headless: true,
    userDataDir,
    args: [...FLAGS, ...(options.args ?? [])],
  });
  const close = browser.close.bind(browser);
  browser.close = async () => {
    await close();
    rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  return browser;
}

if (isMain(import.meta.url)) await main(async () => say(await ensureChromium()));
