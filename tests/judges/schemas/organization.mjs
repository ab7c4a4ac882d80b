// Sales 2.0.0, Organization: the tables of the document, by hand.
import { any, dateTime, orNull, readReference, readText, reference, text, uuid } from "./words.mjs";

export const organization = {
  /** The body of Create, Update and Bulk write. */
  written: {
    name: text(255),
    organization: orNull(reference),
    custom_id: orNull(text(128)),
  },
  writtenRequired: ["name"],
  /** The body of every answer. */
  read: {
    id: uuid,
    name: readText,
    organization: orNull(readReference),
    customer_columns: any,
    created_at: dateTime,
    custom_id: orNull(readText),
    tags: any,
  },
  readRequired: ["id", "name"],
};
