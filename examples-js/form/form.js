// The form: bound to the schema of a new organization, which checks it as one types and when it is sent.

import {
  bindForm,
  NetworkError,
  ResponseError,
  ServerError,
  schemas,
  TimeoutError,
} from "/fieldgate/entry/index.browser.js";

const schema = schemas.organization.create;

/** After these it may have been added all the same: no answer came, or none that says. */
const unclear = [NetworkError, TimeoutError, ResponseError, ServerError];

const form = document.querySelector("#form");
const status = document.querySelector("#form-status");
const button = form.querySelector("button");

/** How many characters of how many, as the rules count them. */
function count(name) {
  const used = [...form.elements[name].value].length;
  document.querySelector(`#${name}-hint`).textContent =
    `${used} of ${schema.fields[name].maxLength} characters`;
}

function say(text, bad) {
  status.className = bad ? "status bad" : "status";
  status.textContent = text;
}

/** Starts the form; `onCreated` is called after each new organization. */
export function startForm(organizations, onCreated) {
  const countAll = () => ["name", "custom_id"].forEach(count);
  countAll();
  form.addEventListener("input", () => {
    say("", false);
    countAll();
  });

  bindForm(form, schema, {
    async onSubmit(value) {
      say("", false);
      button.disabled = true;
      try {
        const row = await organizations.create(value);
        form.reset();
        countAll();
        say(`${row.name} was added.`, false);
        await onCreated();
      } finally {
        button.disabled = false;
      }
    },
    // What the server says about a field already stands there.
    onError(error) {
      if (unclear.some((kind) => error instanceof kind)) {
        say("No answer came that says so: see whether it was added.", true);
      } else if (!error.issues?.length) {
        say(`It was not added: ${error.message}`, true);
      }
    },
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
