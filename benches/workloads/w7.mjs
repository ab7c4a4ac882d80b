// W7: a field of a form, checked on each of 100 keystrokes.

import { measure } from "../lib/measure.mjs";
import { sampler } from "../lib/sampler.mjs";

const KEYSTROKES = 100;

/** What stands in the field after each keystroke; every text is one of its own, as an input gives it. */
function typed(whole) {
  const characters = [...whole.repeat(KEYSTROKES)];
  return Array.from({ length: KEYSTROKES }, (_, i) =>
    JSON.parse(JSON.stringify(characters.slice(0, i + 1).join(""))),
  );
}

export async function w7(peers, data, options) {
  const texts = typed(data.typed);
  const contenders = {};
  for (const { name, checks } of peers) contenders[name] = sampler(checks.field, texts, true);
  const results = await measure(contenders, options);
  const title = "W7 validateField on each of 100 keystrokes, per keystroke";
  return [{ id: "w7", title, resource: "organization.custom_id", unit: "ns", results }];
}
