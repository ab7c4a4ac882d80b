// What the sandbox asks of each API that it speaks.

import type { Row } from "./row.js";

/** The rows of one resource. */
export interface Rows {
  /** All rows, or those under a parent. */
  all(parent?: string): Row[];
  /** Adds rows as a server may hold them, under a parent where the resource has one. */
  seed(rows: readonly Row[], parent?: string): Row[];
  /** Forgets all rows. */
  clear(): void;
}

/** One API of the sandbox. */
export interface SandboxApi {
  /** The rows of its resources, by the key of the resource. */
  readonly stores: ReadonlyMap<string, Rows>;
  /** What the paths of its resources begin with. */
  readonly roots: readonly string[];
  /** Answers a request; nothing when the path is none of this API's. */
  answer(request: Request, url: URL): Promise<Response> | undefined;
}
