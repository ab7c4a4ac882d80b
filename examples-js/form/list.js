// The list: filters, order and pages, each asked of the server; a new question ends the one before.

const PAGE_SIZE = 8;
const WAIT = 200;

const filters = document.querySelector("#filters");
const body = document.querySelector("#rows");
const error = document.querySelector("#list-error");
const info = document.querySelector("#page-info");
const previous = document.querySelector("#previous");
const next = document.querySelector("#next");
const dates = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });

/** What the fields ask for, as options of the client's list. */
function question() {
  const { name, customId, since, order } = filters.elements;
  return {
    filters: {
      name: name.value === "" ? undefined : { icontains: name.value },
      custom_id: customId.value === "" ? undefined : { isnull: customId.value === "empty" },
      // The day begins where the reader is.
      created_at: since.value === "" ? undefined : { gte: new Date(`${since.value}T00:00:00`) },
    },
    // The id makes the order of rows with the same value certain.
    orderBy: [order.value, "id"],
  };
}

function cell(label, text) {
  const element = document.createElement("td");
  element.dataset.label = label;
  const shown = document.createElement("span");
  shown.className = text ? "text" : "none";
  shown.textContent = text || "–";
  // The style cuts a long one off.
  if (text) shown.title = text;
  element.append(shown);
  return element;
}

function line(row, names) {
  const element = document.createElement("tr");
  element.append(
    cell("Name", row.name),
    cell("Custom id", row.custom_id),
    cell("Parent", row.organization && names.get(row.organization.id)),
    cell("Created", dates.format(new Date(row.created_at))),
  );
  return element;
}

function nothing() {
  const element = document.createElement("tr");
  const only = document.createElement("td");
  only.className = "nothing";
  only.colSpan = 4;
  only.textContent = "No organization matches.";
  element.append(only);
  return element;
}

/** Starts the list; `names` tells what the parents are called. */
export function startList(organizations, names) {
  let page = 1;
  let running;

  const load = async () => {
    running?.abort();
    const mine = new AbortController();
    running = mine;
    const call = { signal: mine.signal };
    try {
      const asked = { ...question(), pageSize: PAGE_SIZE };
      const rows = await organizations.list({ ...asked, page }, call);
      // A full page may be the last one: whether another follows is asked by ids only.
      const full = rows.length === PAGE_SIZE;
      const more =
        full && (await organizations.list({ ...asked, page: page + 1, slim: true }, call)).length > 0;
      body.replaceChildren(...(rows.length > 0 ? rows.map((row) => line(row, names)) : [nothing()]));
      info.textContent = `Page ${page}`;
      previous.disabled = page === 1;
      next.disabled = !more;
      error.textContent = "";
    } catch (thrown) {
      if (!mine.signal.aborted) error.textContent = `The list could not be loaded: ${thrown.message}`;
    }
  };

  const turn = (pages) => {
    page += pages;
    return load();
  };
  const restart = () => {
    page = 1;
    return load();
  };

  let timer;
  filters.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(restart, WAIT);
  });
  filters.addEventListener("submit", (event) => event.preventDefault());
  previous.addEventListener("click", () => turn(-1));
  next.addEventListener("click", () => turn(1));

  return { restart };
}
