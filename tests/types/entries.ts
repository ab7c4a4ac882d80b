// The entries: slim and inline are the main entry, and every other one is found.

import type * as main from "fieldgate";
import type * as inline from "fieldgate/inline";
import { sv } from "fieldgate/locale/sv";
import { fieldgateResolver } from "fieldgate/react-hook-form";
import type { createSandbox, Sandbox } from "fieldgate/sandbox";
import type { SandboxServer, serve } from "fieldgate/sandbox/node";
import type * as slim from "fieldgate/slim";
import { init, type ModuleSource } from "fieldgate/slim";
import { schemas } from "fieldgate/validators";
import { assertType, type Given, type Same } from "./expect.js";

assertType<Same<typeof slim, typeof main>>();
assertType<Same<typeof inline, typeof main>>();
assertType<Same<Given<typeof serve>, SandboxServer>>();
assertType<Same<ReturnType<typeof createSandbox>, Sandbox>>();

/** What init() takes. */
export const sources: ModuleSource[] = [
  "/fieldgate.wasm",
  new URL("https://example.org/fieldgate.wasm"),
  new Response(),
  new Uint8Array(),
  new ArrayBuffer(0),
];
declare const compiled: WebAssembly.Module;
init();
init(compiled);
init(fetch("/fieldgate.wasm"));
// @ts-expect-error: a place is one thing
init("/fieldgate.wasm", compiled);

schemas.organization.create.validate({}, { locale: sv });
fieldgateResolver(schemas.organization.create);
