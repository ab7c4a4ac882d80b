// The OpenAPI documents by file name; the build writes them into the package.

import type { Part } from "./document.js";
import { mpdxDocument } from "./mpdx.js";
import { pigelloDocument } from "./pigello.js";

/** Every document, by the name of its file. */
export const documents: Readonly<Record<string, () => Part>> = {
  "pigello.json": pigelloDocument,
  "mpdx.json": mpdxDocument,
};
