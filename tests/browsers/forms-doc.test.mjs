// Runs every block of docs/forms.md in Chromium: as modules on a page with the form of the document.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { build } from "esbuild";
import { at, nodeBin } from "../../tools/lib/paths.mjs";
import { capture } from "../../tools/lib/run.mjs";
import { installedDir } from "../../tools/pack.mjs";
import { openPage, startForms } from "../forms/site.mjs";

const text = await readFile(at("docs", "forms.md"), "utf8");
const blocks = (kind) =>
  [...text.matchAll(new RegExp(`^\`\`\`${kind}\\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map((match) => match[1]);
const [html] = blocks("html");
const scripts = [...blocks("js"), ...blocks("ts")];
const [component] = blocks("jsx");

/** Shows the component of the document. */
const SHOW = `
  import { createElement } from "react";
  import { createRoot } from "react-dom/client";
  createRoot(document.querySelector("main")).render(createElement(Organization, {
    onValue: async (value) => {
      globalThis.sent = value;
      if (globalThis.refusal) throw globalThis.refusal;
    },
  }));`;

let site;
let page;
let printed;
let complaints;

/** A block as a reader's bundler makes a module of it. */
async function asModule(contents) {
  const { outputFiles } = await build({
    stdin: { contents, loader: "tsx", resolveDir: at("tests", "forms") },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "silent",
  });
  return outputFiles[0].text;
}

before(async () => {
  const files = { "/fieldgate.wasm": await readFile(join(installedDir, "fieldgate.wasm")) };
  for (const [index, code] of [...scripts, component + SHOW].entries()) {
    // So that a test can wait for the end of the block.
    files[`/blocks/${index}.js`] = `${await asModule(code)}\ndocument.body.dataset.done = "true";`;
    files[`/${index}`] =
      `<!doctype html><html lang="en"><title>Block</title><body>${html}<main></main><script type="module" src="/blocks/${index}.js"></script>`;
  }
  site = await startForms(files);
});
after(() => site?.stop());
afterEach(async () => {
  await page?.close();
  page = undefined;
});

/** Opens the page of a block. */
async function open(index) {
  ({ page, complaints } = await openPage(site, "/"));
  printed = [];
  page.on("console", (message) => printed.push(message));
  // The proxy of the reader: it knows one organization, one name that is taken, and one that its network does not survive.
  await page.evaluateOnNewDocument(() => {
    const { fetch } = globalThis;
    globalThis.fetch = async (...request) => {
      const asked = new Request(...request);
      if (!asked.url.includes("/pigello/")) return fetch(...request);
      const id = "497f6eca-6276-4993-bfeb-53cbbbba6f08";
      const known = { id, name: "Norra", custom_id: "A-17", organization: null };
      if (asked.method === "GET") return Response.json(known);
      const body = await asked.json();
      if (asked.method === "PATCH") return Response.json({ ...known, ...body, custom_id: "B-1" });
      if (body.name === "Offline") throw new TypeError("Failed to fetch");
      if (body.name !== "Taken") return Response.json({ id, ...body }, { status: 201 });
      return Response.json({ name: ["There is one already."] }, { status: 400 });
    };
  });
  await page.goto(`${site.origin}/${index}`);
  await page.waitForSelector("[data-done]");
}

const until = (condition, ...args) => page.waitForFunction(condition, { timeout: 20_000 }, ...args);
const says = (name) => page.$eval(`[name=${name}]`, (control) => control.validationMessage);

for (const [index, code] of scripts.entries()) {
  test(`block ${index + 1} runs, and prints what it says`, async () => {
    await open(index);
    const expected = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, line]) => line);
    const lines = await Promise.all(
      printed.map(async (message) => {
        const value = await message.args()[0]?.jsonValue();
        return typeof value === "string" ? value : JSON.stringify(value);
      }),
    );
    assert.deepEqual(lines, expected);
    assert.deepEqual(await complaints(), []);
  });
}

test("the plain page refuses, sends, shows what the server says, and is empty again", async () => {
  const status = () => page.$eval("[role=status]", (place) => place.textContent);
  await open(0);
  await page.click("button");
  await until(() => document.querySelector("[aria-invalid]"));
  assert.equal(await says("name"), "Name is required");
  await page.type("[name=name]", "Taken");
  await page.click("button");
  await until(() => document.querySelector("[name=name]").validationMessage === "There is one already.");
  assert.equal(await status(), "");
  await page.type("[name=name]", "!");
  assert.equal(await says("name"), "");
  await page.click("button");
  await until(() => document.querySelector("[name=name]").value === "");
  assert.equal(await status(), "Taken! was added.");
  await page.type("[name=name]", "Offline");
  await page.click("button");
  await until(() =>
    document.querySelector("[role=status]").textContent.startsWith("No answer came that says so."),
  );
  assert.equal(await page.$eval("[name=name]", (control) => control.value), "Offline", "nothing is lost");
  assert.deepEqual(await complaints(), []);
});

test("the page for a change shows what is there, and then what the server has made of it", async () => {
  await open(scripts.findIndex((code) => code.includes("fill(row)")));
  await page.type("[name=name]", " Kvarteret");
  await page.click("button");
  await until(() => document.querySelector("[name=custom_id]").value === "B-1");
  assert.equal(await page.$eval("[name=name]", (control) => control.value), "Norra Kvarteret");
  assert.deepEqual(await complaints(), []);
});

test("the page in Swedish, with words of its own", async () => {
  const index = scripts.findIndex((code) => code.includes("defineLocale"));
  await open(index);
  await page.click("button");
  await until(() => document.querySelector("[aria-invalid]"));
  assert.equal(await says("name"), "Name behövs för fakturan");
});

test("the component of react-hook-form", async () => {
  await open(scripts.length);
  await page.waitForSelector("main form");
  const alerts = () => page.$$eval("main [role=alert]", (all) => all.map((one) => one.textContent));
  const untilAlerts = (...wanted) =>
    until(
      (list) =>
        JSON.stringify([...document.querySelectorAll("main [role=alert]")].map((one) => one.textContent)) ===
        JSON.stringify(list),
      wanted,
    );
  assert.deepEqual(await alerts(), ["", "", ""]);
  await page.click("main button");
  await untilAlerts("Name is required", "", "");
  const [name, parent] = await page.$$eval("main input", (all) =>
    all.map((one) => ({
      label: one.labels[0].textContent,
      invalid: one.getAttribute("aria-invalid"),
      described: document.getElementById(one.getAttribute("aria-describedby")).textContent,
    })),
  );
  assert.deepEqual(name, { label: "Name", invalid: "true", described: "Name is required" });
  assert.deepEqual(parent, { label: "Organization", invalid: "false", described: "" });
  await page.type("main [name=name]", "N");
  await page.type("main [name=organization]", "x");
  await page.click("main button");
  await untilAlerts("", "Organization must be a UUID", "");
  await page.$eval("main [name=organization]", (control) => control.select());
  await page.keyboard.press("Backspace");
  await page.click("main button");
  await until(() => globalThis.sent);
  assert.deepEqual(await page.evaluate(() => globalThis.sent), { name: "N", organization: null });

  const refuseWith = (error) =>
    page.evaluate((given) => {
      globalThis.refusal = given;
    }, error);
  await refuseWith({ issues: [{ path: ["name"], code: "server", message: "There is one already." }] });
  await page.click("main button");
  await untilAlerts("There is one already.", "", "");
  await refuseWith({ message: "the request failed on its way" });
  await page.type("main [name=name]", "!");
  await page.click("main button");
  await untilAlerts("", "", "Something went wrong: the request failed on its way");
  assert.deepEqual(await complaints(), []);
});

test("what is TypeScript compiles", () => {
  const folder = mkdtempSync(join(at("tests", "forms"), "blocks-"));
  try {
    const files = blocks("ts").map((code, index) => {
      writeFileSync(join(folder, `${index}.mts`), code);
      return `${index}.mts`;
    });
    const config = { extends: "../../types/tsconfig.json", include: [], files };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    const { output, ok } = capture(nodeBin("tsc"), ["-p", folder]);
    assert.ok(ok, output);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
