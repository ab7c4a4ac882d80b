// What the pages of the form libraries share: the schema, how texts become values, and what is shown.

import { init, schemas } from "fieldgate";
import { createRoot } from "react-dom/client";

/** The schema of all the pages: exactly one of three references, a boolean, and a nested id. */
export const schema = schemas.answeredIntegrationPersonalInformationAccess.create;

/** An answer: true, false, nothing yet, or what it should not be. */
export const answerOf = (text) => (text === "" ? undefined : text === "true" ? true : text);

/** A reference, or none. */
export const referenceOf = (id) => (id === "" ? null : { id });

/** What is there before someone types. */
export const empty = () => ({
  answer: undefined,
  integration: { id: "" },
  answered_by_organization_user: null,
  answered_by_tenant: null,
});

/** A control with the message of its field. */
export function Row({ name, message, ...input }) {
  return (
    <p>
      <label>
        {name} <input name={name} data-field={name} aria-invalid={message !== undefined} {...input} />
      </label>
      <span data-message={name}>{message}</span>
    </p>
  );
}

/** Renders a page as soon as the module is loaded. */
export async function start(Page) {
  await init();
  createRoot(document.querySelector("main")).render(<Page />);
}
