// The form: validated as one types, with the server's refusals shown in the same way as our own.

import { schemas } from "/fieldgate/entry/index.browser.js";

const schema = schemas.organization.create;
const labels = { name: "Name", custom_id: "Custom id", organization: "Parent organization" };

const form = document.querySelector("#form");
const status = document.querySelector("#form-status");
const button = form.querySelector("button");

/** Fields that were left once: from then on a missing value is said too. */
const left = new Set();

/** The value that a field stands for; an empty optional field stands for null. */
function valueFrom(name) {
  const text = form.elements[name].value;
  if (name === "name") return text === "" ? undefined : text;
  if (text === "") return null;
  return name === "organization" ? { id: text } : text;
}

/** A message for people: the server's own sentence, or what the field must be. */
function sentence(issue, label) {
  const text = issue.code === "server" ? issue.message : `${label} ${issue.message}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function show(name, issues) {
  const [first] = issues;
  const field = form.elements[name];
  if (first === undefined) field.removeAttribute("aria-invalid");
  else field.setAttribute("aria-invalid", "true");
  document.querySelector(`#${name}-message`).textContent = first ? sentence(first, labels[name]) : "";
}

/** How many characters of how many, as the rules count them. */
function count(name) {
  const hint = document.querySelector(`#${name}-hint`);
  if (hint === null) return;
  const used = [...form.elements[name].value].length;
  hint.textContent = `${used} of ${schema.fields[name].maxLength} characters`;
}

function check(name) {
  count(name);
  const issues = schema.validateField(name, valueFrom(name));
  show(name, left.has(name) ? issues : issues.filter((issue) => issue.code !== "required"));
}

function say(text, bad) {
  status.className = bad ? "status bad" : "status";
  status.textContent = text;
}

/** Shows each issue under its field, and what is about no field of ours at the button. */
function showAll(issues) {
  const others = [];
  const byField = Object.fromEntries(Object.keys(labels).map((name) => [name, []]));
  for (const issue of issues) (byField[issue.path[0]] ?? others).push(issue);
  for (const [name, found] of Object.entries(byField)) show(name, found);
  if (others.length > 0) say(others.map((issue) => sentence(issue, issue.path.join("."))).join(" "), true);
  form.querySelector("[aria-invalid]")?.focus();
}

/** Starts the form; `onCreated` is called after each new organization. */
export function startForm(organizations, onCreated) {
  for (const name of Object.keys(labels)) {
    const field = form.elements[name];
    if (schema.fields[name].required) field.setAttribute("aria-required", "true");
    count(name);
    field.addEventListener("input", () => {
      say("", false);
      check(name);
    });
    field.addEventListener("blur", () => {
      // Going through an empty form is no mistake yet.
      if (field.value !== "") left.add(name);
      check(name);
    });
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    for (const name of Object.keys(labels)) left.add(name);
    say("", false);
    button.disabled = true;
    try {
      const value = Object.fromEntries(Object.keys(labels).map((name) => [name, valueFrom(name)]));
      const row = await organizations.create(value);
      form.reset();
      left.clear();
      for (const name of Object.keys(labels)) check(name);
      say(`${row.name} was added.`, false);
      await onCreated();
    } catch (error) {
      if (error.issues?.length > 0) showAll(error.issues);
      else say(`It was not added: ${error.message}`, true);
    } finally {
      button.disabled = false;
    }
  });

  return {
    /** Fills the choice of a parent, and keeps what is chosen. */
    offerParents(rows) {
      const select = form.elements.organization;
      const chosen = select.value;
      select.replaceChildren(new Option("None", ""), ...rows.map((row) => new Option(row.name, row.id)));
      select.value = chosen;
    },
  };
}
