// The name that someone means who has not written it quite as it is.

/** Case, dashes and the like are no slips. */
const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, "");

/** How many letters are to be added, taken away or replaced to make one text of the other. */
function distance(one: string, other: string): number {
  let line = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (const [row, letter] of [...one].entries()) {
    const next = [row + 1];
    for (const [place, known] of [...other].entries()) {
      const replaced = (line[place] ?? 0) + (letter === known ? 0 : 1);
      next.push(Math.min(replaced, (line[place + 1] ?? 0) + 1, (next[place] ?? 0) + 1));
    }
    line = next;
  }
  return line.at(-1) ?? 0;
}

/** The nearest of some names, if it is near enough to be a slip, as a question; nothing otherwise. */
export function didYouMean(text: string, names: readonly string[]): string | undefined {
  // What is much longer than any name is none of them, and its distance is costly.
  const given = bare(text).slice(0, 80);
  const near = names
    .map((name) => ({ name, slips: distance(given, bare(name)) }))
    .filter(({ name, slips }) => slips <= name.length / 3)
    .sort((one, other) => one.slips - other.slips);
  return near[0] && `did you mean ${near[0].name}?`;
}
