// MPDX in the sandbox: paths, token, methods and media types, in the order that they are looked at.

import { isUuid } from "../../core/plain.js";
import { jsonApiResources } from "../../generated/sandbox.js";
import type { SandboxApi } from "../api.js";
import type { SandboxOptions } from "../options.js";
import type { Assign } from "../store.js";
import { Accounts } from "./accounts.js";
import { get, list } from "./read.js";
import { MEDIA_TYPE, refusal } from "./responses.js";
import { update } from "./write.js";

/** Where a path leads: to a list, or to a row of it. */
interface Place {
  readonly accounts: Accounts;
  readonly parent: string;
  readonly id: string | undefined;
}

function typeOf(header: string): string {
  return header.split(";")[0]?.trim().toLowerCase() ?? "";
}

/** The MPDX API. */
export class MpdxApi implements SandboxApi {
  readonly stores = new Map<string, Accounts>();
  readonly roots = jsonApiResources.map(({ before }) => before);
  readonly #token: string | false | undefined;

  constructor({ token }: SandboxOptions, assign: Assign) {
    this.#token = token;
    for (const resource of jsonApiResources)
      this.stores.set(resource.plan.key, new Accounts(resource, assign));
  }

  answer(request: Request, url: URL): Promise<Response> | undefined {
    const place = this.#place(url.pathname);
    return place && this.#serve(request, url.searchParams, place);
  }

  #place(path: string): Place | undefined {
    for (const accounts of this.stores.values()) {
      const { before, after } = accounts.resource;
      if (!path.startsWith(before)) continue;
      const [parent = "", rest, ...more] = path.slice(before.length).split(after);
      if (rest === undefined || more.length > 0 || parent.includes("/")) continue;
      if (rest === "") return { accounts, parent, id: undefined };
      if (/^\/[^/]+$/.test(rest)) return { accounts, parent, id: rest.slice(1) };
    }
    return undefined;
  }

  async #serve(request: Request, parameters: URLSearchParams, place: Place): Promise<Response> {
    const refused = this.#refuse(request, place);
    if (refused !== undefined) return refused;
    const { accounts, parent, id } = place;
    if (!isUuid(parent) || !accounts.has(parent))
      return refusal(404, `Couldn't find AccountList with 'id'=${parent}`);
    if (id === undefined) return list(accounts, parent, parameters);
    const bytes = new Uint8Array(await request.arrayBuffer());
    const row = accounts.get(parent, id);
    if (row === undefined)
      return refusal(404, `Couldn't find ${accounts.resource.plan.name} with 'id'=${id}`);
    return request.method === "GET" ? get(accounts, row, parameters) : update(accounts, parent, row, bytes);
  }

  /** Refuses what no path answers to: a missing token, another method, other media types. */
  #refuse({ headers, method }: Request, { id }: Place): Response | undefined {
    // No answer ever repeats the token.
    const token = /^bearer +(\S.*)$/i.exec(headers.get("authorization") ?? "")?.[1];
    const fits = token !== undefined && (this.#token === undefined || token === this.#token);
    if (this.#token !== false && !fits) return refusal(401, "The token is missing or wrong");
    const allowed = id === undefined ? ["GET"] : ["GET", "PUT"];
    if (!allowed.includes(method)) {
      return refusal(405, `${method} is not allowed here`, undefined, { allow: allowed.join(", ") });
    }
    const accepted = (headers.get("accept") ?? "*/*").split(",").map(typeOf);
    if (!accepted.some((type) => type === "*/*" || type === MEDIA_TYPE))
      return refusal(406, `Only ${MEDIA_TYPE} can be answered`);
    if (typeOf(headers.get("content-type") ?? "") !== MEDIA_TYPE)
      return refusal(415, `Content-Type has to be ${MEDIA_TYPE}, without a body too`);
    return undefined;
  }
}
