// The organizations that the sandbox of the form page begins with.

const DAY = 86_400_000;
const places = ["Norra", "Södra", "Östra", "Västra", "Gamla", "Nya"];
const kinds = ["Kvarteret", "Backen", "Hamnen", "Parken", "Torget", "Lunden"];

/** Rows with times up to `now`, so that a new one always comes last. */
export function organizations(now) {
  const rows = [];
  for (const [i, kind] of kinds.entries()) {
    for (const [j, place] of places.entries()) {
      const number = i * places.length + j;
      rows.push({
        id: idOf(number),
        name: `${place} ${kind}`,
        custom_id: number % 3 === 2 ? null : `${kind[0]}-${100 + number}`,
        // The first of each kind is the parent of the others.
        organization: j === 0 ? null : { id: idOf(i * places.length) },
        created_at: new Date(now.getTime() - (36 - number) * 9 * DAY).toISOString(),
      });
    }
  }
  return rows;
}

function idOf(number) {
  return `5f1d0000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}
