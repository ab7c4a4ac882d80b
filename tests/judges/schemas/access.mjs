// Integrations 2.0.0, Answeredintegrationpersonalinformationaccess: the tables of the document, by hand.
import { boolean, dateTime, orNull, readReference, readText, reference, text, uuid } from "./words.mjs";

export const access = {
  /** The body of Create, Update and Bulk write. */
  written: {
    answer: boolean,
    integration: reference,
    answered_by_organization_user: orNull(reference),
    answered_by_tenant: orNull(reference),
    organization: orNull(reference),
    custom_id: orNull(text(128)),
    answered_by_sub_tenant: orNull(reference),
  },
  writtenRequired: ["answer", "integration"],
  /**
   * "This value can't bet set, when any of the following fields are set" and "This field, or at least one
   * of the following fields must be set", on each of the three.
   */
  exactlyOne: ["answered_by_organization_user", "answered_by_tenant", "answered_by_sub_tenant"],
  /** The body of every answer. */
  read: {
    id: uuid,
    answer: boolean,
    integration: readReference,
    answered_by_organization_user: orNull(readReference),
    answered_by_tenant: orNull(readReference),
    created_at: dateTime,
    organization: orNull(readReference),
    custom_id: orNull(readText),
    answered_by_sub_tenant: orNull(readReference),
  },
  readRequired: ["id", "answer", "integration"],
};
