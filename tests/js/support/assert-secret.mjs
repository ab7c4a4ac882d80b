// That nothing which a log could show of a value has a secret.
import assert from "node:assert/strict";
import { inspect } from "node:util";
import { credentials } from "../../support/pigello.mjs";

/** Everything that a log could show of a value. */
export function shown(value) {
  const texts = [
    inspect(value, { depth: 10, showHidden: true, getters: true }),
    inspect(value),
    String(value),
  ];
  const seen = new Set();
  const walk = (one) => {
    if (one === null || typeof one !== "object" || seen.has(one)) return;
    seen.add(one);
    texts.push(JSON.stringify(one) ?? "");
    if (one instanceof Headers) texts.push(JSON.stringify([...one]));
    for (const key of Reflect.ownKeys(one)) {
      texts.push(String(key));
      const inner = one[key];
      if (typeof inner === "object") walk(inner);
      else texts.push(String(inner));
    }
    if (one instanceof Error) walk(one.cause);
  };
  walk(value);
  return texts.join("\n");
}

export function assertSecret(value, secrets = Object.values(credentials)) {
  const text = shown(value);
  for (const secret of secrets) {
    assert.ok(
      !text.includes(secret),
      `shows ${secret}: ${text.slice(Math.max(0, text.indexOf(secret) - 80), text.indexOf(secret) + 40)}`,
    );
  }
}
