// Next.js as it is; only told where the tools lie, which it would guess from lock files further up.
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export default { outputFileTracingRoot: root, turbopack: { root } };
