// The Pigello Core API in the sandbox: paths, credentials and methods, in the order that a server looks at them.

import { isUuid } from "../../core/plain.js";
import type { OperationName } from "../../core/plan.js";
import { resources } from "../../generated/sandbox.js";
import type { SandboxApi } from "../api.js";
import type { SandboxOptions } from "../options.js";
import { empty, json, refusal } from "../responses.js";
import { type Assign, Store } from "../store.js";
import type { SandboxResource } from "../table.js";
import { isJson, type Verdict } from "./body.js";
import { bulkWrite } from "./bulk.js";
import { authenticate } from "./credentials.js";
import { list } from "./list.js";
import { create, update, type Writer } from "./write.js";

/** The operation of each method at each kind of path. */
const methods: Readonly<Record<"list" | "collection" | "row", Readonly<Record<string, OperationName>>>> = {
  list: { GET: "list", POST: "bulkWrite" },
  collection: { POST: "create" },
  row: { GET: "get", PATCH: "update", DELETE: "delete" },
};

/** Where a path leads. */
interface Place {
  readonly resource: SandboxResource;
  readonly store: Store;
  readonly methods: Readonly<Record<string, OperationName>>;
  readonly id: string;
}

/** The Pigello Core API. */
export class PigelloApi implements SandboxApi {
  readonly stores = new Map<string, Store>();
  readonly roots = resources.map(({ path }) => path);
  readonly #options: SandboxOptions;

  constructor(options: SandboxOptions, assign: Assign) {
    this.#options = options;
    for (const { plan } of resources) this.stores.set(plan.key, new Store(plan, assign));
  }

  answer(request: Request, url: URL): Promise<Response> | undefined {
    const place = this.#place(url.pathname);
    return place && this.#serve(request, url, place);
  }

  #place(path: string): Place | undefined {
    for (const resource of resources) {
      const store = this.stores.get(resource.plan.key);
      if (store === undefined || !path.startsWith(resource.path)) continue;
      const rest = path.slice(resource.path.length);
      const place = { resource, store, id: rest.slice(0, -1) };
      if (rest === "") return { ...place, methods: methods.collection };
      if (rest === "list/") return { ...place, methods: methods.list };
      if (rest.endsWith("/") && isUuid(place.id)) return { ...place, methods: methods.row };
    }
    return undefined;
  }

  async #serve(request: Request, url: URL, place: Place): Promise<Response> {
    const refused = authenticate(request.headers, this.#options.credentials);
    if (refused !== undefined) return refusal(401, refused);
    const served = Object.entries(place.methods).filter(([, operation]) =>
      place.resource.plan.operations.includes(operation),
    );
    const operation = served.find(([method]) => method === request.method)?.[1];
    if (operation === undefined) {
      const allow = served.map(([method]) => method).join(", ");
      return refusal(405, `Method "${request.method}" not allowed.`, { allow });
    }
    const { store, id, resource } = place;
    if (operation === "list") return list(resource, store.all(), url.searchParams, this.#options.maxPageSize);
    const row = store.get(id);
    if (place.methods === methods.row && row === undefined) return refusal(404, "Not found.");
    if (operation === "get") return json(200, row);
    if (operation === "delete") {
      store.remove(id);
      return empty();
    }
    return this.#write(request, store, operation, id);
  }

  async #write(request: Request, store: Store, operation: OperationName, id: string): Promise<Response> {
    const type = request.headers.get("content-type") ?? "";
    if (!isJson(type)) return refusal(415, `Unsupported media type "${type}" in request.`);
    const writer: Writer = { store, options: { openEnums: this.#options.openEnums } };
    const bytes = new Uint8Array(await request.arrayBuffer());
    if (operation === "bulkWrite") return respond(201, bulkWrite(writer, bytes));
    if (operation === "create") return respond(201, create(writer, bytes));
    // The row may have gone while the body was on its way.
    const row = store.get(id);
    return row === undefined ? refusal(404, "Not found.") : respond(200, update(writer, row, bytes));
  }
}

function respond(status: number, verdict: Verdict<unknown>): Response {
  return verdict.ok ? json(status, verdict.value) : json(400, verdict.errors);
}
