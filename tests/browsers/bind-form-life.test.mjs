// bindForm in Chromium: submissions and resets that it has no part in, and bindings that fail or come twice.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { boundForms } from "../forms/bound.mjs";

const on = boundForms();
const { open, log, submit, fill, seen, alert, until } = on;

const FORM = `
  <form>
    <label>Name <input name="name"></label><label>Own id <input name="custom_id"></label>
    <button>Add</button><button id="skip" formnovalidate>Skip</button><button type="reset">Empty</button>
  </form>`;

const bindOrganization = () => {
  const { bindForm, schemas } = globalThis.fieldgate;
  const { form, onSubmit } = globalThis;
  globalThis.bound = bindForm(form, schemas.organization.create, { onSubmit });
};
const invalid = () => on.page.$$eval("[aria-invalid]", (all) => all.map((one) => one.name));

describe("a submit button that skips validation", () => {
  test("closes its dialog", async () => {
    await open(
      `<dialog open>${FORM.replace("formnovalidate>", 'formnovalidate formmethod="dialog" value="skipped">')}</dialog>`,
      bindOrganization,
    );
    // The browser must be let: the page of the tests stops what is left.
    await on.page.$eval("dialog", (dialog) =>
      dialog.addEventListener("submit", (event) => event.stopPropagation()),
    );
    await on.page.click("#skip");
    await until(() => !document.querySelector("dialog").open);
    assert.deepEqual([await invalid(), await alert(), await log()], [[], null, []]);
  });

  test("is left to the browser, valid or not, and while onSubmit is under way", async () => {
    await open(FORM, () => {
      const { bindForm, schemas } = globalThis.fieldgate;
      const onSubmit = () => new Promise(() => {});
      globalThis.bound = bindForm(globalThis.form, schemas.organization.create, { onSubmit });
    });
    await on.page.click("#skip");
    assert.deepEqual([await invalid(), await log()], [[], ["sent"]]);
    await fill("[name=name]", "N");
    await on.page.click("#skip");
    await submit();
    await on.page.click("#skip");
    assert.deepEqual(await log(), ["sent", "sent", "stopped", "sent"]);
  });

  test("waits for no module", async () => {
    await open(FORM, bindOrganization, { load: false });
    await on.page.click("#skip");
    assert.deepEqual(await log(), ["sent"]);
  });
});

describe("while onSubmit runs", () => {
  const busy = () => on.page.$eval("form", (form) => form.getAttribute("aria-busy"));
  const bindSlowly = () => {
    const { bindForm, schemas } = globalThis.fieldgate;
    const { form } = globalThis;
    let count = 0;
    globalThis.bound = bindForm(form, schemas.organization.create, {
      onSubmit: () => {
        globalThis.log.push(++count);
        return new Promise((resolve, reject) => Object.assign(globalThis, { resolve, reject }));
      },
      onError: (error) => globalThis.log.push(error),
    });
  };

  test("the form is busy, and another submission is dropped", async () => {
    await open(FORM, bindSlowly);
    await submit();
    assert.equal(await busy(), null, "nothing was sent");
    await fill("[name=name]", "N");
    await submit();
    assert.equal(await busy(), "true");
    await submit();
    await on.page.evaluate(() => globalThis.resolve());
    await until(() => !globalThis.form.hasAttribute("aria-busy"));
    assert.deepEqual(await log(), ["stopped", 1, "stopped", "stopped"]);
    await submit();
    assert.equal(await busy(), "true");
    await on.page.evaluate(() => globalThis.reject("no network"));
    await until(() => globalThis.log.includes("no network"));
    assert.equal(await busy(), null);
  });

  test("what the page has said itself comes back, also when the binding ends before", async () => {
    await open(FORM.replace("<form>", '<form aria-busy="false">'), bindSlowly);
    await fill("[name=name]", "N");
    await submit();
    assert.equal(await busy(), "true");
    await on.page.evaluate(() => globalThis.bound.destroy());
    assert.equal(await busy(), "false");
    await on.page.evaluate(() => globalThis.form.removeAttribute("aria-busy"));
    await on.page.evaluate(() => globalThis.resolve());
    await on.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 20)));
    assert.equal(await busy(), null);
  });
});

describe("a reset", () => {
  test("that another listener stops keeps the messages", async () => {
    await open(FORM, bindOrganization);
    await submit();
    await on.page.evaluate(() => {
      globalThis.stop = (event) => event.preventDefault();
      addEventListener("reset", globalThis.stop);
    });
    await on.page.click("[type=reset]");
    await on.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 20)));
    assert.deepEqual(await invalid(), ["name"]);
    assert.equal((await seen("[name=name]")).says, "Name is required");
    await on.page.evaluate(() => removeEventListener("reset", globalThis.stop));
    await on.page.click("[type=reset]");
    await until(() => !document.querySelector("[aria-invalid]"));
  });

  test("clears what was said before it, and not what is said after it", async () => {
    await open(FORM, bindOrganization);
    const issues = (message) => [{ path: ["custom_id"], code: "server", message, params: {} }];
    await on.page.evaluate(
      (before, after) => {
        globalThis.bound.validate();
        globalThis.bound.setIssues(before);
        globalThis.form.reset();
        globalThis.bound.setIssues(after);
      },
      issues("Before."),
      issues("After."),
    );
    await until(() => !document.querySelector("[name=name][aria-invalid]"));
    assert.equal((await seen("[name=custom_id]")).says, "After.");
    await on.page.evaluate(() => {
      globalThis.form.reset();
      globalThis.bound.validate();
    });
    await on.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 20)));
    assert.deepEqual(await invalid(), ["name"]);
  });
});

describe("a binding", () => {
  test("of a form that is bound is refused, until the first is destroyed", async () => {
    await open(FORM, bindOrganization);
    const found = await on.page.evaluate(() => {
      const { bindForm, schemas } = globalThis.fieldgate;
      const { form, bound } = globalThis;
      const bare = () => [
        form.noValidate,
        document.querySelectorAll("[aria-describedby],.fieldgate-error").length,
      ];
      const codes = [];
      const again = () => {
        try {
          return bindForm(form, schemas.organization.update);
        } catch (error) {
          codes.push(error.code, error.option);
        }
      };
      again();
      bound.destroy();
      const last = again();
      // The first has left the form: it has nothing to undo in the place of the last.
      bound.destroy();
      again();
      const before = bare();
      last.destroy();
      return { codes, before, after: bare() };
    });
    assert.deepEqual(found, {
      codes: ["config_error", "form", "config_error", "form"],
      before: [true, 4],
      after: [false, 0],
    });
  });

  test("that fails leaves nothing", async () => {
    await open(FORM, () => {
      globalThis.found = globalThis.form.outerHTML;
    });
    const thrown = await on.page.evaluate(() => {
      const { bindForm, schemas } = globalThis.fieldgate;
      const { form, onSubmit } = globalThis;
      const values = () => {
        throw new Error("not yet");
      };
      try {
        bindForm(form, schemas.organization.create, { values, onSubmit });
        return "";
      } catch (error) {
        return error.message;
      }
    });
    assert.equal(thrown, "not yet");
    assert.ok(await on.page.evaluate(() => globalThis.form.outerHTML === globalThis.found));
    assert.equal(await on.page.$eval("[name=name]", (control) => control.validationMessage), "");
    await submit();
    assert.deepEqual(await log(), ["sent"]);
    await on.page.evaluate(bindOrganization);
    await submit();
    assert.deepEqual(await invalid(), ["name"], "it can be bound after that");
  });

  test("whose values throw later sends nothing", async () => {
    await open(FORM, () => {
      const { bindForm, schemas } = globalThis.fieldgate;
      bindForm(globalThis.form, schemas.organization.create, {
        values: (fromControls) => {
          if (globalThis.broken) throw new Error("no values");
          return fromControls;
        },
      });
    });
    const thrown = new Promise((resolve) => {
      on.page.once("pageerror", resolve);
    });
    await on.page.evaluate(() => {
      globalThis.broken = true;
    });
    await submit();
    assert.match((await thrown).message, /no values/);
    assert.deepEqual(await log(), ["stopped"]);
  });

  test("checks what values gives, whatever it is", async () => {
    await open(FORM, () => {
      const { bindForm, schemas } = globalThis.fieldgate;
      const { onSubmit } = globalThis;
      globalThis.bound = bindForm(globalThis.form, schemas.organization.create, {
        values: () => null,
        onSubmit,
      });
    });
    await fill("[name=name]", "N");
    assert.equal(await on.value(), null);
    await submit();
    assert.deepEqual(await log(), ["stopped"]);
    assert.equal(await alert(), "Must be an object");
    assert.deepEqual(await invalid(), [], "nothing is wrong with the controls");
  });
});

describe("a form that leaves its page", () => {
  test("is let go by it, and heard again where it comes back", async () => {
    await open(
      '<form id="f"><label>Name <input name="name" value="N"></label></form><input name="custom_id" form="f">',
      () => {
        const { bindForm, schemas } = globalThis.fieldgate;
        const counts = new Map();
        const { addEventListener: add, removeEventListener: remove } = document;
        document.addEventListener = function (type, listener, options) {
          counts.set(type, (counts.get(type) ?? new Set()).add(listener));
          add.call(this, type, listener, options);
        };
        document.removeEventListener = function (type, listener) {
          counts.get(type)?.delete(listener);
          remove.call(this, type, listener);
        };
        globalThis.count = () => [...counts.values()].reduce((sum, all) => sum + all.size, 0);
        globalThis.bound = bindForm(globalThis.form, schemas.organization.create);
      },
    );
    const focus = () => on.page.$eval("[form]", (control) => [control.blur(), control.focus()]);
    assert.equal(await on.page.evaluate(() => globalThis.count()), 2);
    await on.page.evaluate(() => globalThis.form.remove());
    await focus();
    assert.equal(await on.page.evaluate(() => globalThis.count()), 0);
    await on.page.evaluate(() => {
      document.querySelector("main").prepend(globalThis.form);
      globalThis.bound.validate();
    });
    assert.equal(await on.page.evaluate(() => globalThis.count()), 2);
    await on.fill("[form]", "x".repeat(129));
    assert.equal((await on.seen("[form]")).invalid, "true");
  });

  test("before the module is there sends nothing, and a button that is replaced loses nothing", async () => {
    const html = '<form><label>Name <input name="name" value="N"></label><button>Add</button></form>';
    const bind = () => {
      const { bindForm, schemas } = globalThis.fieldgate;
      const { form, onSubmit } = globalThis;
      globalThis.bound = bindForm(form, schemas.organization.create, { onSubmit });
      form.addEventListener(
        "submit",
        ({ submitter }) => {
          globalThis.log.push(form.getAttribute("aria-busy"));
          submitter.outerHTML = "<button>Saving</button>";
        },
        { once: true },
      );
    };
    await open(html, bind, { load: false });
    await on.submit();
    await on.until(() => globalThis.log.length === 4);
    assert.deepEqual(await on.log(), ["true", "stopped", { name: "N" }, "stopped"]);
    assert.deepEqual(await on.complaints(), []);
  });
});
