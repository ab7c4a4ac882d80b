// bindForm in Chromium, on a plain page with a strict policy: when messages show, where, and what stays behind.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { boundForms, right, wrong } from "../forms/bound.mjs";

const ORGANIZATION = `
  <form>
    <label>Name <input name="name" aria-describedby="hint"></label><p id="hint">As in the contract</p>
    <label for="custom">Custom id <span>optional</span></label><input id="custom" name="custom_id">
    <p data-error-for="custom_id" class="mine"></p>
    <label for="parent">Parent:</label>
    <select id="parent" name="organization">
      <option value="">None</option>
      <option value="497f6eca-6276-4993-bfeb-53cbbbba6f08">Norra</option>
      <option value="nonsense">Nonsense</option>
    </select>
    <button>Add</button><button type="reset">Empty</button>
  </form>`;

const ANSWER = `
  <form>
    <fieldset><legend>Answer</legend>
      <label><input type="radio" name="answer" value="true" id="yes"> Yes</label>
      <label><input type="radio" name="answer" value="false" id="no"> No</label>
    </fieldset>
    <label>User <input id="user" name="answered_by_organization_user.id"></label>
    <label>Tenant <input id="tenant" name="answered_by_tenant"></label>
    <button>Send</button>
  </form>`;

const ID = "497f6eca-6276-4993-bfeb-53cbbbba6f08";
const GROUP = "Exactly one of User, Tenant, Answered by sub-tenant must be set";

const on = boundForms();
const { open, log, submit, fill, seen, alert, until } = on;

const bindOrganization = () => {
  const { bindForm, schemas } = globalThis.fieldgate;
  const { form, onSubmit } = globalThis;
  globalThis.bound = bindForm(form, schemas.organization.create, { onSubmit });
};
const bindAnswer = () => {
  const { bindForm, schemas } = globalThis.fieldgate;
  const { form, onSubmit } = globalThis;
  const { create } = schemas.answeredIntegrationPersonalInformationAccess;
  globalThis.bound = bindForm(form, create, { onSubmit });
};

describe("messages", () => {
  test("nothing is said before someone types, though the browser knows already", async () => {
    await open(ORGANIZATION, bindOrganization);
    assert.deepEqual(await seen("[name=name]"), {
      invalid: null,
      says: "As in the contract",
      custom: "Name is required",
    });
    assert.equal(await on.page.evaluate(() => globalThis.form.checkValidity()), false);
    assert.deepEqual(await seen("#custom"), right);
    assert.equal(await on.page.$eval(".mine", (place) => place.hidden), true);
    assert.deepEqual(await on.complaints(), []);
  });

  test("an edited field speaks as one types, the others wait", async () => {
    await open(ORGANIZATION, bindOrganization);
    await fill("#custom", "x".repeat(128));
    assert.deepEqual(await seen("#custom"), right);
    await on.page.type("#custom", "y");
    assert.deepEqual(await seen("#custom"), wrong("Custom id must have at most 128 characters"));
    assert.equal(await on.page.$eval(".mine", (place) => place.textContent !== "" && !place.hidden), true);
    assert.equal((await seen("[name=name]")).invalid, null);
    await on.page.keyboard.press("Backspace");
    assert.deepEqual(await seen("#custom"), right);
    assert.equal(await alert(), null);
  });

  test("a submission says all and goes to the first field that is wrong", async () => {
    await open(ORGANIZATION, bindOrganization);
    await on.page.select("#parent", "nonsense");
    await submit();
    assert.equal((await seen("[name=name]")).says, "As in the contract | Name is required");
    assert.deepEqual(await seen("#parent"), wrong("Parent must be a UUID"));
    assert.equal(await on.page.evaluate(() => document.activeElement.name), "name");
    assert.deepEqual(await log(), ["stopped"]);
    await on.page.type("[name=name]", "N");
    await on.page.select("#parent", "");
    assert.equal((await seen("[name=name]")).says, "As in the contract");
    assert.deepEqual(await seen("#parent"), right);
    await submit();
    assert.deepEqual((await log()).slice(1), [{ name: "N", custom_id: null, organization: null }, "stopped"]);
    assert.deepEqual(await on.complaints(), []);
  });

  test("without onSubmit a valid form is left to the browser", async () => {
    await open(ORGANIZATION, () => {
      const { bindForm, schemas } = globalThis.fieldgate;
      bindForm(globalThis.form, schemas.organization.create);
    });
    await submit();
    await fill("[name=name]", "N");
    await submit();
    assert.deepEqual(await log(), ["stopped", "sent"]);
  });

  test("a group's issue stands at every member that has a control", async () => {
    await open(ANSWER, bindAnswer);
    await submit();
    assert.deepEqual(await seen("#user"), wrong(GROUP));
    assert.deepEqual(await seen("#tenant"), wrong(GROUP));
    assert.deepEqual(await seen("#yes"), wrong("Answer is required"));
    assert.deepEqual(await seen("#no"), wrong("Answer is required"));
    assert.equal(await alert(), "Integration is required", "what has no control");
    await fill("#user", ID);
    assert.deepEqual([await seen("#user"), await seen("#tenant")], [right, right]);
    await fill("#tenant", ID);
    assert.deepEqual([await seen("#user"), await seen("#tenant")], [wrong(GROUP), wrong(GROUP)]);
  });

  test("a wrong type elsewhere hides no group's issue", async () => {
    await open(ANSWER, bindAnswer);
    await on.page.$eval("#yes", (control) => {
      control.value = "perhaps";
    });
    await on.page.click("#yes");
    await submit();
    assert.deepEqual(await seen("#yes"), wrong("Answer must be true or false"));
    assert.deepEqual(await seen("#tenant"), wrong(GROUP));
  });

  test("several issues of a field name it once", async () => {
    await open(ANSWER, bindAnswer);
    await fill("#user", "x");
    await fill("#tenant", ID);
    const { says } = await seen("#user");
    assert.equal(says, `User must be a UUID; ${GROUP.charAt(0).toLowerCase()}${GROUP.slice(1)}`);
  });

  test("another language, with labels and words of one's own", async () => {
    await open(ORGANIZATION, async () => {
      const { bindForm, defineLocale, schemas } = globalThis.fieldgate;
      const { sv } = await import("/fieldgate/entry/locale.sv.js");
      document.querySelector("label[for=parent]").remove();
      const locale = defineLocale(sv, {
        labels: { organization: "Moderbolag" },
        fields: { organization: { format: "{label} finns inte" }, name: { required: "saknas" } },
      });
      globalThis.bound = bindForm(globalThis.form, schemas.organization.create, { locale });
    });
    await on.page.select("#parent", "nonsense");
    await submit();
    assert.match((await seen("[name=name]")).says, / Name saknas$/, "as the page calls it");
    assert.deepEqual(await seen("#parent"), wrong("Moderbolag finns inte"));
  });

  test("a field without a label is called as the language has it", async () => {
    const html =
      '<form><input name="name" id="a"><input aria-label="Own id" name="custom_id" id="b"><button>Add</button></form>';
    await open(html, async () => {
      const { bindForm, schemas } = globalThis.fieldgate;
      await import("/fieldgate/entry/locale.sv.js");
      bindForm(globalThis.form, schemas.organization.create, { locale: "sv" });
    });
    await fill("#b", "x".repeat(129));
    await submit();
    assert.deepEqual(await seen("#a"), wrong("Namn måste anges"));
    assert.deepEqual(await seen("#b"), wrong("Own id får ha högst 128 tecken"));
  });

  test("a page's own place for what has no control", async () => {
    await open(ANSWER.replace("<fieldset>", '<p data-error-for="" id="top">old</p><fieldset>'), bindAnswer);
    await submit();
    assert.equal(await on.page.$eval("#top", (place) => place.textContent), "Integration is required");
    await on.page.evaluate(() => globalThis.bound.destroy());
    assert.equal(await on.page.$eval("#top", (place) => `${place.textContent} ${place.role}`), "old null");
  });
});

describe("issues of a server", () => {
  const REFUSED = [
    { path: ["name"], code: "server", message: "Taken.", params: {} },
    { path: [], code: "server", message: "Not today.", params: {} },
  ];
  const bindRefused = () => {
    const { bindForm, schemas } = globalThis.fieldgate;
    globalThis.bound = bindForm(globalThis.form, schemas.organization.create, {
      onSubmit: () => {
        throw Object.assign(new Error("400"), { issues: globalThis.refused });
      },
      onError: globalThis.report && ((error) => globalThis.log.push(error.message)),
    });
  };

  test("what onSubmit rejects with stands at the field until it is edited", async () => {
    await open(ORGANIZATION, bindRefused);
    await on.page.evaluate((issues) => {
      globalThis.refused = issues;
    }, REFUSED);
    await fill("[name=name]", "N");
    await submit();
    await until(() => document.querySelector("[aria-invalid]"));
    assert.equal((await seen("[name=name]")).says, "As in the contract | Taken.");
    assert.equal(await alert(), "Not today.");
    assert.equal(await on.page.evaluate(() => document.activeElement.name), "name");
    await fill("#custom", "A");
    assert.equal((await seen("[name=name]")).custom, "Taken.", "another field");
    assert.equal(await alert(), null, "the whole has changed");
    await fill("[name=name]", "M");
    assert.equal((await seen("[name=name]")).custom, "");
    assert.deepEqual(await on.complaints(), []);
  });

  test("the next submission asks again", async () => {
    await open(ORGANIZATION, bindRefused);
    await on.page.evaluate((issues) => {
      globalThis.refused = issues;
    }, REFUSED);
    await fill("[name=name]", "N");
    await submit();
    await until(() => document.querySelector("[aria-invalid]"));
    await on.page.evaluate(() => {
      globalThis.refused = [{ path: ["nothing_of_ours", 0], code: "server", message: "Odd.", params: {} }];
    });
    await submit();
    await until(() => document.querySelector("[role=alert]").textContent === "Nothing_of_ours.0: Odd.");
    assert.equal((await seen("[name=name]")).custom, "");
  });

  test("a client's own errors: ValidationError and ApiError", async () => {
    await open(ORGANIZATION, () => {
      const { bindForm, Pigello, schemas } = globalThis.fieldgate;
      const answer = () => Response.json({ name: ["Taken."] }, { status: 400 });
      const pigello = new Pigello({ baseUrl: `${location.origin}/api`, fetch: async () => answer() });
      globalThis.bound = bindForm(globalThis.form, schemas.organization.update, {
        onSubmit: (value) =>
          value.name === "N"
            ? pigello.sales.organization.create(value)
            : pigello.sales.organization.create({}),
        onError: (error) => globalThis.log.push(error.name),
      });
    });
    await fill("[name=name]", "N");
    await submit();
    await until(() => globalThis.log.includes("ApiError"));
    assert.equal((await seen("[name=name]")).custom, "Taken.");
    await fill("[name=name]", "other");
    await submit();
    await until(() => globalThis.log.includes("ValidationError"));
    assert.equal((await seen("[name=name]")).custom, "Name is required");
  });

  test("an error without issues goes to onError, or on", async () => {
    await open(ORGANIZATION, () => {
      globalThis.report = true;
    });
    await on.page.evaluate(bindRefused);
    await fill("[name=name]", "N");
    await submit();
    await until(() => globalThis.log.includes("400"));
    await on.page.evaluate(() => {
      globalThis.bound.destroy();
      globalThis.report = undefined;
    });
    await on.page.evaluate(bindRefused);
    const thrown = new Promise((resolve) => {
      on.page.once("pageerror", resolve);
    });
    await submit();
    assert.match((await thrown).message, /400$/);
  });

  test("one submission at a time", async () => {
    await open(ORGANIZATION, () => {
      const { bindForm, schemas } = globalThis.fieldgate;
      globalThis.bound = bindForm(globalThis.form, schemas.organization.create, {
        onSubmit: () => {
          globalThis.log.push("begun");
          return new Promise((resolve) => {
            globalThis.finish = resolve;
          });
        },
      });
    });
    await fill("[name=name]", "N");
    await submit();
    await submit();
    assert.deepEqual(await log(), ["begun", "stopped", "stopped"]);
    await on.page.evaluate(() => globalThis.finish());
    await submit();
    assert.equal((await log()).filter((entry) => entry === "begun").length, 2);
  });

  test("setIssues and validate from outside", async () => {
    await open(ORGANIZATION, bindOrganization);
    await on.page.evaluate((issues) => globalThis.bound.setIssues(issues), REFUSED);
    assert.match((await seen("[name=name]")).says, /Taken\.$/);
    const result = await on.page.evaluate(() => globalThis.bound.validate());
    assert.deepEqual([result.ok, result.issues.map((issue) => issue.code)], [false, ["required"]]);
    assert.match((await seen("[name=name]")).says, /Name is required$/);
    assert.equal(await alert(), null);
    await fill("[name=name]", "N");
    assert.deepEqual(await on.page.evaluate(() => globalThis.bound.validate()), {
      ok: true,
      value: { name: "N", custom_id: null, organization: null },
    });
  });
});

describe("the life of a binding", () => {
  test("reset empties the messages, and the browser's view follows the controls", async () => {
    await open(ORGANIZATION, bindOrganization);
    await submit();
    await fill("#custom", "x".repeat(129));
    await on.page.click("[type=reset]");
    await until(() => document.querySelector("#custom").validationMessage === "");
    assert.equal((await seen("[name=name]")).invalid, null);
    assert.deepEqual((await seen("#custom")).says, "");
    assert.equal((await seen("[name=name]")).custom, "Name is required");
    await fill("#custom", "A");
    assert.equal((await seen("[name=name]")).invalid, null, "as before the first submission");
  });

  test("destroy leaves the form as it was found", async () => {
    const html = ORGANIZATION.replace('class="mine"', 'class="mine" hidden').replace(
      '<input name="name"',
      '<input name="name" aria-invalid="false" minlength="2"',
    );
    await open(html, () => {
      globalThis.found = globalThis.form.cloneNode(true);
    });
    await on.page.evaluate(bindOrganization);
    await submit();
    await on.page.evaluate(() =>
      globalThis.bound.setIssues([{ path: [], code: "server", message: "No.", params: {} }]),
    );
    const asFound = () => on.page.evaluate(() => globalThis.form.isEqualNode(globalThis.found));
    assert.equal(await asFound(), false);
    await on.page.evaluate(() => globalThis.bound.destroy());
    assert.ok(await asFound());
    assert.equal(await on.page.$eval("#custom", (control) => control.validationMessage), "");
    await fill("#custom", "x".repeat(129));
    await on.page.evaluate(() =>
      globalThis.bound.setIssues([{ path: ["name"], code: "server", message: "No.", params: {} }]),
    );
    assert.ok(await asFound(), "no listener is left");
  });

  test("it can be bound again", async () => {
    await open(ORGANIZATION, bindOrganization);
    await on.page.evaluate(() => globalThis.bound.destroy());
    await on.page.evaluate(bindOrganization);
    await submit();
    assert.equal((await seen("[name=name]")).says, "As in the contract | Name is required");
    assert.deepEqual(await log(), ["stopped"]);
  });
});

describe("before the module is loaded", () => {
  test("the first edit loads it", async () => {
    await open(ORGANIZATION, bindOrganization, { load: false });
    assert.equal((await seen("[name=name]")).custom.includes("Name"), false);
    await fill("#custom", "x".repeat(129));
    await until(() => document.querySelector("#custom").getAttribute("aria-invalid"));
    assert.deepEqual(await seen("#custom"), wrong("Custom id must have at most 128 characters"));
    assert.deepEqual(await on.complaints(), []);
  });

  test("a submission waits for it", async () => {
    await open(ORGANIZATION, bindOrganization, { load: false });
    await on.page.$eval("[name=name]", (control) => {
      control.value = "N";
    });
    await submit();
    await until(() => globalThis.log.length === 3);
    const sent = { name: "N", custom_id: null, organization: null };
    assert.deepEqual(await log(), ["stopped", sent, "stopped"]);
  });

  test("when it does not come, a submission tells, and the next tries again", async () => {
    on.serveWasm(false);
    const bind = () => {
      const { bindForm, schemas } = globalThis.fieldgate;
      bindForm(globalThis.form, schemas.organization.create, {
        onSubmit: (value) => {
          globalThis.log.push(value);
        },
        onError: (error) => globalThis.log.push(error.code),
      });
    };
    await open(ORGANIZATION, bind, { load: false });
    await fill("[name=name]", "N");
    await submit();
    await until(() => globalThis.log.includes("load_error"));
    on.serveWasm(true);
    await submit();
    await until(() => globalThis.log.some((entry) => entry.name === "N"));
  });
});
