// Raw requests to a sandbox: everything is said by hand, so that no client of ours is in between.

import { createSandbox } from "fieldgate/sandbox";

export const HEADERS = {
  "X-PIGELLO-CUSTOMER-ID": "c1",
  "X-PIGELLO-APPLICATION-ID": "a1",
  "X-PIGELLO-SERVICE-ID": "s1",
  "X-PIGELLO-SERVICE-VERSION-ID": "v1",
  "X-PIGELLO-CLIENT-CT": "objects.realestate",
  "X-PIGELLO-CLIENT-ENTITY": "e1",
  "X-PIGELLO-CLIENT-SECRET": "secret-1",
};

export const ORGANIZATION = "/sales/organization/";
export const ACCESS = "/integrations/answeredintegrationpersonalinformationaccess/";
export const CONNECTION = "/accounts/users/customer/subtenanttenantconnection/";

/** Ids that no sandbox makes. */
export const ID = (n) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

/** A sandbox and short ways to speak to it; each call answers `{ status, headers, body }`. */
export function open(options) {
  const sandbox = createSandbox(options);
  const send = async (method, path, { body, headers, type = "application/json" } = {}) => {
    const written = body !== undefined;
    const init = {
      method,
      headers: { ...HEADERS, ...(written && type ? { "content-type": type } : {}), ...headers },
    };
    for (const [name, value] of Object.entries(init.headers)) if (value === null) delete init.headers[name];
    if (written)
      init.body = typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body);
    const response = await sandbox.fetch(new Request(`http://sandbox.test${path}`, init));
    const text = await response.text();
    const json = response.headers.get("content-type") === "application/json";
    return { status: response.status, headers: response.headers, text, body: json ? JSON.parse(text) : text };
  };
  return {
    sandbox,
    send,
    get: (path) => send("GET", path),
    post: (path, body) => send("POST", path, { body }),
    patch: (path, body) => send("PATCH", path, { body }),
    delete: (path) => send("DELETE", path),
    /** What a list with these parameters answers. */
    list: (path, query = "") => send("GET", `${path}list/${query && `?${query}`}`),
  };
}
