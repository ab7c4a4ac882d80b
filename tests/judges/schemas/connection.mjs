// Accounts 2.0.0, Subtenanttenantconnection: the tables of the document, by hand.
import {
  any,
  boolean,
  dateTime,
  int32,
  list,
  oneOf,
  orNull,
  readList,
  readReference,
  readText,
  reference,
  text,
  uuid,
} from "./words.mjs";

export const connection = {
  /** The body of Create and Bulk write. */
  written: {
    sub_tenant: reference,
    tenant: reference,
    stakeholder_type: oneOf(0, 1, 2, 3),
    reminder_distribution_instruction: orNull(list),
    organization: orNull(reference),
    is_active: boolean,
    category: orNull(oneOf(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)),
    custom_id: orNull(text(128)),
    invoice_distribution_instruction: orNull(list),
    prefer_invoice_view_only: boolean,
    parent_sub_tenant: orNull(reference),
    debt_distribution_instruction: orNull(list),
  },
  writtenRequired: ["sub_tenant", "tenant", "stakeholder_type"],
  /** Exactly ten values are printed, so there may be more: what an open enumeration is. */
  opened: { category: orNull(int32) },
  /** The body of every answer. */
  read: {
    sub_tenant: readReference,
    id: uuid,
    tenant: readReference,
    stakeholder_type: int32,
    reminder_distribution_instruction: orNull(readList),
    organization: orNull(readReference),
    is_active: boolean,
    category: orNull(int32),
    tags: any,
    customer_columns: any,
    custom_id: orNull(readText),
    invoice_distribution_instruction: orNull(readList),
    created_at: dateTime,
    pending_monitor_approval_amount: any,
    prefer_invoice_view_only: boolean,
    parent_sub_tenant: orNull(readReference),
    debt_distribution_instruction: orNull(readList),
  },
  readRequired: ["sub_tenant", "id", "tenant", "stakeholder_type"],
};
