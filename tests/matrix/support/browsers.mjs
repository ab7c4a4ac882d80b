// The browsers of the matrix: each is started, shows a page, and gives what the page has put in globalThis.report.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import puppeteer from "puppeteer-core";
import { launch } from "../../../tools/browser.mjs";
import { findProgram, Problem } from "../../../tools/lib/run.mjs";
import { freePort, startServer } from "./processes.mjs";

const LIMIT = 30_000;

/** How a page tells that it is done: with what it has found, or what went wrong. */
const DONE = "globalThis.report !== undefined || globalThis.problem !== undefined";
const FOUND = "JSON.stringify({ report: globalThis.report, problem: globalThis.problem })";

function unpack(text, complaints = []) {
  const { report, problem } = JSON.parse(text);
  if (problem !== undefined) throw new Error([problem, ...complaints].join("\n"));
  return report;
}

/** A browser that puppeteer drives. */
async function driven(start) {
  const browser = await start();
  return {
    version: await browser.version(),
    visit: async (url) => {
      const page = await browser.newPage();
      const complaints = [];
      page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`));
      page.on("pageerror", (error) => complaints.push(String(error)));
      try {
        await page.goto(url);
        await page.waitForFunction(DONE, { timeout: LIMIT }).catch((error) => {
          throw new Error([error.message, ...complaints].join("\n"));
        });
        return unpack(await page.evaluate(FOUND), complaints);
      } finally {
        await page.close();
      }
    },
    close: () => browser.close(),
  };
}

function needed(help, ...names) {
  const found = findProgram(...names);
  if (!found) throw new Problem(`${names[0]} is not installed (${help}).`);
  return found;
}

async function firefox() {
  const executablePath = needed("apt-get install firefox-esr", "firefox-esr", "firefox");
  return driven(() => puppeteer.launch({ browser: "firefox", executablePath, headless: true }));
}

/** WebKitGTK's own small browser, wherever the system's library has it. */
function miniBrowser() {
  const roots = [
    "/usr/lib",
    "/usr/libexec",
    ...readdirSync("/usr/lib").map((name) => join("/usr/lib", name)),
  ];
  const places = roots.map((root) => join(root, "webkit2gtk-4.1", "MiniBrowser"));
  return needed("apt-get install webkit2gtk-driver", ...places);
}

/** WebKitGTK by its WebDriver, on a display of its own: without one it hangs. */
async function webkit() {
  const driver = needed("apt-get install webkit2gtk-driver", "WebKitWebDriver");
  const display = needed("apt-get install xvfb xauth", "xvfb-run");
  const port = await freePort();
  const profile = mkdtempSync(join(tmpdir(), "fieldgate-webkit-"));
  const address = `http://127.0.0.1:${port}`;
  const server = startServer(display, ["-a", driver, `--port=${port}`, "--host=127.0.0.1"], {
    // As root in a container there is no session bus, and no sandbox.
    env: {
      ...process.env,
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
      HOME: profile,
      XDG_RUNTIME_DIR: profile,
    },
  });
  await server.answers(`${address}/status`);
  const command = async (method, path, body) => {
    const response = await fetch(`${address}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${value?.message ?? response.status}`);
    return value;
  };
  const options = { binary: miniBrowser(), args: ["--automation"] };
  const { sessionId, capabilities } = await command("POST", "/session", {
    capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options } },
  });
  const session = `/session/${sessionId}`;
  const evaluate = (script) =>
    command("POST", `${session}/execute/sync`, { script: `return ${script}`, args: [] });
  return {
    version: `${capabilities.browserName} ${capabilities.browserVersion}`,
    visit: async (url) => {
      await command("POST", `${session}/url`, { url });
      for (const end = Date.now() + LIMIT; !(await evaluate(DONE)); await sleep(50)) {
        if (Date.now() > end) throw new Error(`${url} has not come to its end`);
      }
      return unpack(await evaluate(FOUND));
    },
    close: async () => {
      await command("DELETE", session).catch(() => undefined);
      await server.stop();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}

const openers = { chromium: () => driven(launch), firefox, webkit };

/** Starts a browser: `visit(url)` gives a page's report, `version` is its name and version. */
export const openBrowser = (name) => openers[name]();
