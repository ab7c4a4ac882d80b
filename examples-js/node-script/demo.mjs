// The terminal demo: two clients and a sandbox server, from the first create to a conflict resolved.

import { createSandbox } from "fieldgate/sandbox";
import { serve } from "fieldgate/sandbox/node";
import { accountListId, rows, runMpdx, token } from "./mpdx.mjs";
import { credentials, runPigello } from "./pigello.mjs";
import { bold, say, stepCount } from "./terminal.mjs";

const sandbox = createSandbox({ credentials, token });
sandbox.seed("designationAccount", rows, accountListId);

// What leaves the clients is counted, to show what is never sent.
let requests = 0;
const server = await serve({
  fetch: (request) => {
    requests += 1;
    return sandbox.fetch(request);
  },
});
try {
  console.log(bold("Fieldgate: validated, typed calls to the Pigello Core API and to MPDX"));
  say(`A sandbox of the APIs answers at ${server.url}; nothing leaves this machine.`);
  const sent = () => requests;
  await runPigello(server.url, sent);
  await runMpdx(server.url, sent);
  console.log(`\n${bold("Done.")} ${stepCount()} steps, ${requests} requests, all as expected.`);
} finally {
  await server.close();
}
