// What the tests of bindForm share: a page with a form that is bound, and what person and browser see there.

import { after, afterEach, before } from "node:test";
import { openPage, startForms } from "./site.mjs";

/** The forms of the tests in a file; `open` puts one on a page and binds it. */
export function boundForms() {
  let site;
  let opened;

  before(async () => {
    site = await startForms();
  });
  after(() => site?.stop());
  afterEach(async () => {
    await opened?.page.close();
    opened = undefined;
    site.serveWasm(true);
  });

  return {
    /** The browser's page. */
    get page() {
      return opened.page;
    },
    /** Errors and violations of the policy so far. */
    complaints: () => opened.complaints(),
    serveWasm: (given) => site.serveWasm(given),

    /** Opens a page with this form; `bind` runs there and sees `fieldgate`, `form`, `log` as globals. */
    async open(html, bind, { load = true, timezone } = {}) {
      opened = await openPage(site, "/", { timezone });
      await opened.page.evaluate(
        async (content, ready) => {
          document.querySelector("main").innerHTML = content;
          globalThis.fieldgate = await import("/fieldgate/entry/index.browser.js");
          if (ready) await globalThis.fieldgate.init();
          globalThis.form = document.querySelector("form");
          globalThis.log = [];
          globalThis.onSubmit = (value) => {
            globalThis.log.push(value);
          };
          // Last of all: whether the browser would send the form itself, which would leave the page.
          addEventListener("submit", (event) => {
            globalThis.log.push(event.defaultPrevented ? "stopped" : "sent");
            event.preventDefault();
          });
        },
        html,
        load,
      );
      await opened.page.evaluate(bind);
    },

    log: () => opened.page.evaluate(() => globalThis.log),
    value: () => opened.page.evaluate(() => globalThis.bound.value()),
    submit: () => opened.page.click("form button"),
    until: (test, ...args) => opened.page.waitForFunction(test, { timeout: 20_000 }, ...args),

    /** Puts a text in the place of a control's, as pasting does. */
    fill: (selector, text) =>
      opened.page.$eval(
        selector,
        (control, wanted) => {
          control.value = wanted;
          control.dispatchEvent(new Event("input", { bubbles: true }));
        },
        text,
      ),

    /** What a person and the browser see at a control. */
    seen: (selector) =>
      opened.page.$eval(selector, (control) => {
        const described = (control.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
        const shown = described.map((id) => document.getElementById(id)).filter((place) => !place.hidden);
        return {
          invalid: control.getAttribute("aria-invalid"),
          says: shown.map((place) => place.textContent).join(" | "),
          custom: control.validationMessage,
        };
      }),

    /** The text of the form's alert, if it shows. */
    alert: () =>
      opened.page.evaluate(() => {
        const place = document.querySelector("[role=alert]");
        return place === null || place.hidden ? null : place.textContent;
      }),
  };
}

/** What is seen of a control with this message, and of one without. */
export const wrong = (message) => ({ invalid: "true", says: message, custom: message });
export const right = { invalid: null, says: "", custom: "" };
