// Raw requests to MPDX in a sandbox: everything is said by hand, so that no client of ours is in between.

import { createSandbox } from "fieldgate/sandbox";

export const MEDIA = "application/vnd.api+json";
export const LIST = "3248c4e1-be7a-45dd-9422-9fbd794f1bdf";
export const OTHER_LIST = "5196d221-55fd-4689-9c49-1262c1a9b45d";
export const PATH = `/api/v2/account_lists/${LIST}/designation_accounts`;
export const HEADERS = { authorization: "Bearer token-1", "content-type": MEDIA };

/** A sandbox with these rows in the account list, and a short way to speak to it. */
export function open(rows = [], options) {
  const sandbox = createSandbox(options);
  const seeded = sandbox.seed("designationAccount", rows, LIST);
  const send = async (method, path = PATH, { headers, body } = {}) => {
    const init = { method, headers: { ...HEADERS, ...headers } };
    for (const [name, value] of Object.entries(init.headers)) if (value === null) delete init.headers[name];
    if (body !== undefined) init.body = typeof body === "string" ? body : JSON.stringify(body);
    const response = await sandbox.fetch(new Request(`http://sandbox.test${path}`, init));
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
  };
  return {
    sandbox,
    seeded,
    send,
    /** The list that these parameters give. */
    list: (query = "") => send("GET", `${PATH}${query && `?${query}`}`),
    get: (id, query = "") => send("GET", `${PATH}/${id}${query && `?${query}`}`),
    put: (id, attributes, data) =>
      send("PUT", `${PATH}/${id}`, {
        body: { data: { type: "designation_accounts", attributes, ...data } },
      }),
  };
}

/** Status and the places of the errors of a refusal, which must have the form of JSON:API. */
export function errorsOf({ status, headers, body }) {
  if (headers.get("content-type") !== `${MEDIA}; charset=utf-8`) throw new Error("not JSON:API");
  return [
    status,
    ...body.errors.map((error) => {
      if (error.status !== String(status) || !error.title || !error.detail)
        throw new Error("no error object");
      return error.source?.pointer ?? error.source?.parameter ?? "";
    }),
  ];
}
