// What the tests of MPDX share: a client with a fetch that records and answers, rows, and error bodies.
import { Mpdx } from "fieldgate";
import { json, recorder } from "./pigello.mjs";

export const MEDIA = "application/vnd.api+json";
export const LIST = "3248c4e1-be7a-45dd-9422-9fbd794f1bdf";
export const ROW = "417c11b9-aade-451c-870e-19c84cc3f66c";
export const PATH = `/api/v2/account_lists/${LIST}/designation_accounts`;
export const TOKEN = "token-5d1c0f7a";

/** The attributes of a row as the server sends them. */
export const attributes = Object.freeze({
  active: true,
  balance: "9.99",
  balance_updated_at: null,
  converted_balance: 9.99,
  created_at: "-4712-01-01T00:00:00Z",
  currency: "USD",
  currency_symbol: "$",
  designation_number: "10",
  display_name: "Designation Name (10)",
  exchange_rate: 1,
  legacy_designation_number: null,
  name: "Designation Name",
  organization_name: "Organization307",
  updated_at: "-4712-01-01T00:00:00Z",
  updated_in_db_at: "-4712-01-01T00:00:00Z",
});

/** A row, some of its attributes changed. */
export const row = (changes = {}, id = ROW) => ({
  id,
  type: "designation_accounts",
  attributes: { ...attributes, ...changes },
});

/** A document with these rows as the page of a list. */
export const page = (data, pagination = {}) => ({
  data,
  meta: {
    pagination: { page: 1, per_page: 25, total_count: data.length, total_pages: 1, ...pagination },
    sort: null,
    filter: {},
  },
});

/** An answer in JSON:API's media type. */
export const document = (body, status = 200) =>
  json(body, status, { "content-type": `${MEDIA}; charset=utf-8` });

/** The refusal of a lock token, with the one that the row has now. */
export const conflict = (current) =>
  document(
    {
      errors: [
        {
          status: "409",
          title: "Conflict",
          detail: "Updated in db at is not equal to the current value in the database",
          source: { pointer: "/data/attributes/updated_in_db_at" },
          meta: { updated_in_db_at: current },
        },
      ],
    },
    409,
  );

/** A client that sends each request once, its accounts, and the calls that it makes. */
export function client(answer = { data: row() }, options = {}) {
  const { fetch, calls } = recorder(typeof answer === "function" ? answer : () => document(answer));
  const mpdx = new Mpdx({ token: TOKEN, fetch, retry: false, ...options });
  return { mpdx, accounts: mpdx.accountList(LIST).designationAccounts, calls };
}
