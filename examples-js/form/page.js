// The start of the page: loads the validators, makes the client, and ties the form to the list.

import { init, Pigello } from "/fieldgate/entry/index.browser.js";
import { startForm } from "/form.js";
import { startList } from "/list.js";

/** Most organizations that the choice of a parent offers. */
const MOST_PARENTS = 500;

const status = document.querySelector("#form-status");

try {
  await init();
  // No credentials here: the server adds them to what goes through this path.
  const pigello = new Pigello({ baseUrl: "/pigello" });
  const organizations = pigello.sales.organization;
  const names = new Map();

  const loadNames = async () => {
    const rows = await organizations.list({ orderBy: ["name"], page: 1, pageSize: MOST_PARENTS });
    for (const row of rows) names.set(row.id, row.name);
    return rows;
  };

  const list = startList(organizations, names);
  const form = startForm(organizations, async () => {
    form.offerParents(await loadNames());
    await list.restart();
  });
  form.offerParents(await loadNames());
  await list.restart();
  document.documentElement.dataset.ready = "true";
} catch (error) {
  status.className = "status bad";
  status.textContent = `The page could not start: ${error.message}`;
}
