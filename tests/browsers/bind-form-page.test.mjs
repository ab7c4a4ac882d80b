// bindForm in Chromium on pages that change after they are bound: controls that come, go and are replaced.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { boundForms, right, wrong } from "../forms/bound.mjs";

const on = boundForms();
const { open, log, submit, fill, seen, alert, value, until } = on;

const NAME = '<label>Name <input name="name" value="N"></label>';
const CUSTOM = '<label>Own id <input name="custom_id" id="custom"></label>';
const formOf = (...controls) => `<form id="f">${controls.join("")}<button>Add</button></form>`;

const bindOrganization = () => {
  const { bindForm, schemas } = globalThis.fieldgate;
  const { form, onSubmit } = globalThis;
  globalThis.bound = bindForm(form, schemas.organization.create, { onSubmit });
};
const bindConnection = () => {
  const { bindForm, schemas } = globalThis.fieldgate;
  const { form, onSubmit } = globalThis;
  globalThis.bound = bindForm(form, schemas.subTenantTenantConnection.create, { onSubmit });
};

/** Puts controls at the start of the form. */
const add = (html) =>
  on.page.evaluate((content) => globalThis.form.insertAdjacentHTML("afterbegin", content), html);
/** The ids that a control is described by although nothing has them. */
const dangling = () =>
  on.page.$$eval("[aria-describedby]", (all) =>
    all.flatMap((one) =>
      one
        .getAttribute("aria-describedby")
        .split(" ")
        .filter((id) => !document.getElementById(id)),
    ),
  );
const messages = () => on.page.$$eval(".fieldgate-error:not([role])", (all) => all.length);
const long = "x".repeat(129);

describe("a control that is added", () => {
  test("is read, checked and sent", async () => {
    await open(formOf(NAME), bindOrganization);
    await add(CUSTOM);
    await on.page.type("#custom", "A");
    assert.deepEqual(await value(), { name: "N", custom_id: "A" });
    await fill("#custom", long);
    assert.deepEqual(await seen("#custom"), wrong("Own id must have at most 128 characters"));
    await fill("#custom", "B");
    assert.deepEqual(await seen("#custom"), right);
    await submit();
    assert.deepEqual((await log())[0], { name: "N", custom_id: "B" });
    assert.deepEqual(await on.complaints(), []);
  });

  test("has its message at a submission, called what its own label says", async () => {
    await open(formOf(CUSTOM), bindOrganization);
    await add('<label>Firm <input name="name"></label>');
    await submit();
    assert.deepEqual(await seen("[name=name]"), wrong("Firm is required"));
    assert.equal(await on.page.evaluate(() => document.activeElement.name), "name");
    assert.equal(await alert(), null);
  });

  test("has its attributes before someone types, also outside of the form", async () => {
    await open(`${formOf()}<div id="aside"></div>`, bindConnection);
    await add('<input name="category">');
    await on.page.focus("[name=category]");
    assert.equal(await on.page.$eval("[name=category]", (control) => control.type), "number");
    await on.page.$eval("#aside", (aside) => {
      aside.innerHTML = '<label>Kind <input name="stakeholder_type" form="f"></label>';
    });
    await on.page.type("[name=stakeholder_type]", "9");
    assert.deepEqual(await seen("[name=stakeholder_type]"), wrong("Kind must be one of 0, 1, 2, 3"));
    assert.equal(await on.page.$eval("[name=stakeholder_type]", (control) => control.type), "number");
    assert.equal((await value()).stakeholder_type, 9);
  });

  test("one more of a group speaks with the others", async () => {
    const box = (text) =>
      `<label><input type="radio" name="answer" value="${text}" id="${text}">${text}</label>`;
    await open(formOf(`<fieldset><legend>Reply</legend>${box("true")}</fieldset>`), () => {
      const { bindForm, schemas } = globalThis.fieldgate;
      const { create } = schemas.answeredIntegrationPersonalInformationAccess;
      globalThis.bound = bindForm(globalThis.form, create);
    });
    await on.page.$eval(
      "legend",
      (legend, html) => legend.insertAdjacentHTML("afterend", html),
      box("false"),
    );
    await submit();
    const both = [await seen("#true"), await seen("#false")];
    assert.deepEqual(both, [wrong("Reply is required"), wrong("Reply is required")]);
    assert.equal(await messages(), 1);
    await on.page.click("#false");
    assert.deepEqual(await value(), { answer: false });
  });

  test("to a form that stood nowhere when it was bound", async () => {
    await open("", () => {
      const { bindForm, schemas } = globalThis.fieldgate;
      globalThis.form = document.createElement("form");
      globalThis.form.id = "f";
      globalThis.form.innerHTML = '<input name="custom_id">';
      globalThis.bound = bindForm(globalThis.form, schemas.organization.create);
      document.querySelector("main").append(globalThis.form);
      globalThis.form.insertAdjacentHTML("afterend", '<label>Name <input name="name" form="f"></label>');
      globalThis.bound.validate();
    });
    assert.deepEqual(await seen("[name=name]"), wrong("Name is required"));
    await on.page.type("[name=name]", "N");
    assert.deepEqual([await seen("[name=name]"), await value()], [right, { custom_id: null, name: "N" }]);
  });
});

describe("a control that is removed", () => {
  test("is not sent, and what is wrong in it stops nothing", async () => {
    await open(formOf(NAME, CUSTOM), bindOrganization);
    await fill("#custom", long);
    await submit();
    assert.deepEqual(await log(), ["stopped"]);
    await on.page.$eval("#custom", (control) => control.closest("label").remove());
    assert.deepEqual(await value(), { name: "N" });
    await submit();
    assert.deepEqual((await log())[1], { name: "N" });
  });

  test("takes its message along, and is as it was found", async () => {
    await open(formOf(NAME, '<p data-error-for="custom_id" id="mine">old</p>', CUSTOM), () => {
      globalThis.control = document.querySelector("[name=name]");
    });
    await on.page.evaluate(bindOrganization);
    await fill("[name=name]", "");
    await fill("#custom", long);
    assert.deepEqual(await seen("[name=name]"), wrong("Name is required"));
    await on.page.evaluate(() => {
      globalThis.control.remove();
      document.querySelector("#custom").remove();
    });
    await until(() => document.querySelector(".fieldgate-error:not([role])") === null);
    assert.equal(await on.page.$eval("#mine", (place) => place.textContent), "old");
    const left = await on.page.evaluate(() => [
      globalThis.control.outerHTML,
      globalThis.control.validationMessage,
    ]);
    assert.deepEqual(left, ['<input name="name" value="N">', ""]);
    await on.page.evaluate(() => document.querySelector("label").append(globalThis.control));
    await submit();
    assert.deepEqual(await seen("[name=name]"), wrong("Name is required"), "it has come back");
  });
});

describe("a control that is replaced", () => {
  test("by a clone: what the clone holds counts", async () => {
    await open(formOf(NAME, CUSTOM), bindOrganization);
    await fill("[name=name]", "");
    await submit();
    await on.page.$eval("[name=name]", (control) => control.replaceWith(control.cloneNode(true)));
    await fill("[name=name]", "M");
    assert.deepEqual(await value(), { name: "M", custom_id: null });
    assert.deepEqual(await seen("[name=name]"), right);
    assert.deepEqual(await dangling(), []);
    await submit();
    assert.deepEqual((await log())[1], { name: "M", custom_id: null });
    await on.page.evaluate(() => globalThis.bound.destroy());
    assert.deepEqual([await dangling(), await messages()], [[], 0]);
  });

  test("a clone of one that is wrong is left without the message of the original", async () => {
    await open(formOf(NAME), bindOrganization);
    await fill("[name=name]", "");
    await submit();
    await on.page.$eval("[name=name]", (control) => control.replaceWith(control.cloneNode(true)));
    await until(() => document.querySelector("[name=name]").validationMessage === "Name is required");
    await on.page.evaluate(() => globalThis.bound.destroy());
    const left = await on.page.$eval("[name=name]", (control) => [
      control.getAttribute("aria-invalid"),
      control.getAttribute("aria-describedby"),
    ]);
    assert.deepEqual(left, [null, null]);
  });

  test("with all around it, messages as well", async () => {
    await open(formOf(`<div id="row">${NAME}</div>`), bindOrganization);
    await fill("[name=name]", "");
    await on.page.$eval("#row", (row) => row.replaceChildren(document.querySelector("label")));
    await submit();
    assert.deepEqual(await seen("[name=name]"), wrong("Name is required"));
    assert.deepEqual(await dangling(), []);
  });

  test("by one of another name", async () => {
    await open(formOf(NAME, CUSTOM), bindOrganization);
    await on.page.$eval("#custom", (control) => {
      control.name = "nothing_of_ours";
    });
    await fill("#custom", long);
    await submit();
    assert.deepEqual(await log(), [{ name: "N" }, "stopped"]);
    assert.deepEqual(await seen("#custom"), right);
    assert.equal(await messages(), 1);
  });

  test("where the page takes each message away, it is not put back for ever", async () => {
    await open(formOf(NAME), () => {
      new MutationObserver(() => {
        for (const message of globalThis.form.querySelectorAll(".fieldgate-error")) message.remove();
      }).observe(globalThis.form, { childList: true, subtree: true });
    });
    await on.page.evaluate(bindOrganization);
    await add(CUSTOM);
    await fill("[name=name]", "");
    assert.equal(
      await on.page.$eval("[name=name]", (control) => control.getAttribute("aria-invalid")),
      "true",
    );
  });

  test("in a shadow tree", async () => {
    await open("<div></div>", () => {
      const root = document.querySelector("div").attachShadow({ mode: "open" });
      root.innerHTML = '<form id="f"></form><p></p>';
      globalThis.form = root.querySelector("form");
      const { bindForm, schemas } = globalThis.fieldgate;
      globalThis.bound = bindForm(globalThis.form, schemas.organization.create);
      root.querySelector("p").innerHTML = '<input name="name" form="f">';
      const control = root.querySelector("input");
      control.focus();
      control.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
      globalThis.says = root.querySelector("p").textContent;
    });
    assert.equal(await on.page.evaluate(() => globalThis.says), "Name is required");
  });

  test("after destroy nothing is followed", async () => {
    await open(formOf(NAME), bindOrganization);
    await on.page.evaluate(() => globalThis.bound.destroy());
    await add(CUSTOM);
    await fill("#custom", long);
    await on.page.evaluate(() => globalThis.bound.validate());
    assert.deepEqual(await seen("#custom"), right);
    assert.equal(await messages(), 0);
  });
});
