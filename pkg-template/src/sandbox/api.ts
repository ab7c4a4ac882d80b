// What the sandbox asks of each API that it speaks.

import type { Store } from "./store.js";

/** One API of the sandbox. */
export interface SandboxApi {
  /** The rows of its resources, by the key of the resource. */
  readonly stores: ReadonlyMap<string, Store>;
  /** Answers a request; nothing when the path is none of this API's. */
  answer(request: Request, url: URL): Promise<Response> | undefined;
}
