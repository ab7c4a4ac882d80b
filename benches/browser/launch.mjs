// Starts the browsers that are measured: Chromium as the tests do, and Firefox where there is one.

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { launch } from "../../tools/browser.mjs";

const FIREFOXES = ["firefox-esr", "firefox"];

function findFirefox() {
  if (process.env.FIREFOX_PATH) return process.env.FIREFOX_PATH;
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return folders
    .flatMap((folder) => FIREFOXES.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}

// A whole workload is one call, which takes minutes.
const PATIENT = { protocolTimeout: 0 };

async function launchFirefox() {
  const executablePath = findFirefox();
  if (executablePath === undefined) return undefined;
  const { default: puppeteer } = await import("puppeteer-core");
  return puppeteer.launch({
    ...PATIENT,
    browser: "firefox",
    executablePath,
    headless: true,
    extraPrefsFirefox: { "dom.max_script_run_time": 0 },
  });
}

/** By name, what starts a browser; nothing comes of it when the browser is not there. */
export const browsers = {
  chromium: () => launch({ ...PATIENT, args: ["--js-flags=--expose-gc"] }),
  firefox: launchFirefox,
};
