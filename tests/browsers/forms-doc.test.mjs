// Runs every block of docs/forms.md in Chromium: as modules on a page with the form of the document.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { build } from "esbuild";
import { at } from "../../tools/lib/paths.mjs";
import { installedDir } from "../../tools/pack.mjs";
import { openPage, startForms } from "../forms/site.mjs";

const text = await readFile(at("docs", "forms.md"), "utf8");
const blocks = (kind) =>
  [...text.matchAll(new RegExp(`^\`\`\`${kind}\\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map((match) => match[1]);
const [html] = blocks("html");
const scripts = blocks("js");
const [component] = blocks("jsx");

/** Shows the component of the document. */
const SHOW = `
  import { createElement } from "react";
  import { createRoot } from "react-dom/client";
  createRoot(document.querySelector("main")).render(createElement(Organization, {
    onValue: (value) => { globalThis.sent = value; },
  }));`;

let site;
let page;
let printed;
let complaints;

/** A block as a reader's bundler makes a module of it. */
async function asModule(contents) {
  const { outputFiles } = await build({
    stdin: { contents, loader: "jsx", resolveDir: at("tests", "forms") },
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
  // The proxy of the reader: it knows one name already.
  await page.evaluateOnNewDocument(() => {
    const { fetch } = globalThis;
    globalThis.fetch = async (...request) => {
      const asked = new Request(...request);
      if (!asked.url.includes("/pigello/")) return fetch(...request);
      const body = await asked.json();
      const id = "497f6eca-6276-4993-bfeb-53cbbbba6f08";
      if (body.name !== "Taken") return Response.json({ id, ...body }, { status: 201 });
      return Response.json({ name: ["There is one already."] }, { status: 400 });
    };
  });
  await page.goto(`${site.origin}/${index}`);
  await page.waitForSelector("[data-done]");
}

const until = (condition) => page.waitForFunction(condition, { timeout: 20_000 });
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
  await open(0);
  await page.click("button");
  await until(() => document.querySelector("[aria-invalid]"));
  assert.equal(await says("name"), "Name is required");
  await page.type("[name=name]", "Taken");
  await page.click("button");
  await until(() => document.querySelector("[name=name]").validationMessage === "There is one already.");
  assert.equal(printed.at(-1).text(), "ApiError");
  await page.type("[name=name]", "!");
  assert.equal(await says("name"), "");
  await page.click("button");
  await until(() => document.querySelector("[name=name]").value === "");
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
  await page.click("main button");
  await page.waitForSelector("main p");
  assert.equal(await page.$eval("main p", (element) => element.textContent), "required: is required");
  await page.type("main input", "N");
  await page.type("main [name=organization]", "x");
  await page.click("main button");
  await until(() => document.querySelector("main p")?.textContent === "format: must be a UUID");
  await page.$eval("main [name=organization]", (control) => control.select());
  await page.keyboard.press("Backspace");
  await page.click("main button");
  await until(() => globalThis.sent);
  assert.deepEqual(await page.evaluate(() => globalThis.sent), { name: "N", organization: null });
  assert.deepEqual(await complaints(), []);
});
