// The form page in Chromium, under its strict policy: typed into, sent, filtered, paged.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch } from "../../tools/browser.mjs";
import { startForm } from "../js/support/examples.mjs";

const EXPECTED = /status of 400/;

let form;
let browser;
let page;
const troubles = [];

before(async () => {
  form = await startForm();
  browser = await launch();
  page = await browser.newPage();
  page.on("console", (message) => {
    // A refusal by the server is shown on the page; Chromium mentions it here as well.
    const known = message.type() === "error" && EXPECTED.test(message.text());
    if (!known) troubles.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => troubles.push(String(error)));
  page.on("requestfailed", (request) => {
    // A new question of the list ends the one before.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") troubles.push(`failed: ${request.url()}`);
  });
  await page.evaluateOnNewDocument(() => {
    globalThis.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => {
      globalThis.violations.push(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  await page.goto(form.url);
  await page.waitForSelector("html[data-ready]");
});

after(async () => {
  await browser?.close();
  await form?.stop();
});

const text = (selector) => page.$eval(selector, (element) => element.textContent.trim());
const names = () => page.$$eval("#rows td:first-child", (cells) => cells.map((cell) => cell.textContent));
const until = (test, ...args) => page.waitForFunction(test, { timeout: 10_000 }, ...args);

/** Puts a value in the place of a field's, as typing does. */
async function fill(selector, value) {
  await page.$eval(
    selector,
    (element, wanted) => {
      element.value = wanted;
      element.dispatchEvent(new Event("input", { bubbles: true }));
    },
    value,
  );
}

/** Waits until the list shows exactly this, or its first rows. */
const untilFirst = (...wanted) =>
  until((list) => {
    const cells = [...document.querySelectorAll("#rows td:first-child")];
    return (
      JSON.stringify(cells.slice(0, list.length).map((cell) => cell.textContent)) === JSON.stringify(list)
    );
  }, wanted);

async function messageOf(name) {
  const field = await page.$eval(`#${name}`, (element) => ({
    invalid: element.getAttribute("aria-invalid"),
    described: element.getAttribute("aria-describedby").split(" "),
  }));
  assert.ok(field.described.includes(`${name}-message`));
  return { invalid: field.invalid === "true", message: await text(`#${name}-message`) };
}

test("the page begins with a list and without a complaint", async () => {
  assert.equal((await names()).length, 8);
  assert.equal(await text("#page-info"), "Page 1");
  assert.deepEqual(await messageOf("name"), { invalid: false, message: "" });
});

test("a name that is too long is said while one types", async () => {
  await fill("#name", "x".repeat(255));
  assert.equal((await messageOf("name")).invalid, false);
  await page.type("#name", "y");
  assert.deepEqual(await messageOf("name"), {
    invalid: true,
    message: "Name must have at most 255 characters",
  });
  assert.equal(await text("#name-hint"), "256 of 255 characters");
  await page.keyboard.press("Backspace");
  assert.deepEqual(await messageOf("name"), { invalid: false, message: "" });
});

test("an empty form says what is missing when it is sent, and sends nothing", async () => {
  let writes = 0;
  const count = (request) => {
    if (request.method() === "POST") writes += 1;
  };
  page.on("request", count);
  await fill("#name", "");
  await page.click("#form button");
  await until(() => document.querySelector("#name-message").textContent !== "");
  assert.deepEqual(await messageOf("name"), { invalid: true, message: "Name is required" });
  assert.equal(await page.evaluate(() => document.activeElement.id), "name");
  assert.equal(writes, 0);
  page.off("request", count);
});

test("a valid organization is added and stands in the list", async () => {
  await fill("#name", "Testkvarteret <b>1</b>");
  await fill("#custom_id", "T-1");
  await page.select("#organization", "5f1d0000-0000-4000-8000-000000000000");
  await page.click("#form button");
  await untilFirst("Testkvarteret <b>1</b>");
  assert.equal(await text("#form-status"), "Testkvarteret <b>1</b> was added.");
  assert.deepEqual(
    await page.$$eval("#rows tr:first-child td", (cells) =>
      cells.slice(0, 3).map((cell) => cell.textContent),
    ),
    ["Testkvarteret <b>1</b>", "T-1", "Norra Kvarteret"],
  );
  assert.equal(await page.$eval("#name", (element) => element.value), "");
});

test("what only the server knows is shown at the field too", async () => {
  await fill("#name", "Testkvarteret <b>1</b>");
  await page.click("#form button");
  await until(() => document.querySelector("#name-message").textContent !== "");
  assert.deepEqual(await messageOf("name"), {
    invalid: true,
    message: "Organization with this name already exists.",
  });
  await page.type("#name", "!");
  assert.deepEqual(await messageOf("name"), { invalid: false, message: "" });
  await fill("#name", "");
});

test("filters narrow the list", async () => {
  await page.select("#filter-order", "name");
  await fill("#filter-name", "HAMNEN");
  await untilFirst("Gamla Hamnen");
  assert.equal((await names()).length, 6);
  await page.select("#filter-custom-id", "empty");
  await untilFirst("Nya Hamnen", "Östra Hamnen");
  assert.equal((await names()).length, 2);
  await page.select("#filter-custom-id", "set");
  await untilFirst("Gamla Hamnen", "Norra Hamnen", "Södra Hamnen", "Västra Hamnen");
  await fill("#filter-name", "nobody");
  await until(() => document.querySelector("#rows").textContent === "No organization matches.");
  await fill("#filter-name", "");
  await page.select("#filter-custom-id", "");
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  await fill("#filter-since", tomorrow);
  await until(() => document.querySelector("#rows").textContent === "No organization matches.");
  const lastWeek = new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10);
  await fill("#filter-since", lastWeek);
  await untilFirst("Testkvarteret <b>1</b>");
  assert.equal((await names()).length, 1);
  await fill("#filter-since", "");
});

test("orders and pages", async () => {
  await page.select("#filter-order", "created_at");
  await untilFirst("Norra Kvarteret", "Södra Kvarteret");
  const first = await names();
  await page.click("#next");
  await until(() => document.querySelector("#page-info").textContent === "Page 2");
  const second = await names();
  assert.equal(new Set([...first, ...second]).size, 16);
  // 37 organizations are five pages.
  for (let number = 3; number <= 5; number++) {
    await page.click("#next");
    await until((wanted) => document.querySelector("#page-info").textContent === `Page ${wanted}`, number);
  }
  assert.equal((await names()).length, 5);
  assert.equal(await page.$eval("#next", (button) => button.disabled), true);
  await page.click("#previous");
  await until(() => document.querySelector("#page-info").textContent === "Page 4");
});

const pixelsTooWide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

test("works on a phone, without scrolling sideways", async () => {
  await page.setViewport({ width: 360, height: 740 });
  const wider = await pixelsTooWide();
  assert.ok(wider <= 0, `${wider} pixels too wide`);
});

test("the longest name without a space leaves the page its width, and short names whole", async () => {
  const name = "W".repeat(255);
  await page.select("#filter-order", "-created_at");
  await fill("#name", name);
  await fill("#custom_id", "C".repeat(128));
  await page.select("#organization", "5f1d0000-0000-4000-8000-000000000000");
  await page.click("#form button");
  await untilFirst(name);
  assert.equal(await text("#form-status"), `${name} was added.`);
  for (const width of [1000, 800, 600, 360]) {
    await page.setViewport({ width, height: 740 });
    const wider = await pixelsTooWide();
    assert.ok(wider <= 0, `${wider} pixels too wide at ${width}`);
    // A word that is broken stands in two places.
    const broken = await page.$$eval("#rows td:nth-child(n + 3)", (cells) =>
      cells.flatMap((cell) => {
        const words = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode();
        return [...words.data.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
          const range = document.createRange();
          range.setStart(words, index);
          range.setEnd(words, index + word.length);
          return range.getClientRects().length > 1 ? [word] : [];
        });
      }),
    );
    assert.deepEqual(broken, [], `words broken at ${width}`);
  }
});

test("no errors in the console, nothing against the policy", async () => {
  assert.deepEqual(await page.evaluate(() => globalThis.violations), []);
  assert.deepEqual(troubles, []);
});
