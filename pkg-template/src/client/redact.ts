// Keeps secrets out of what errors show, even when a server sends them back.

import { type Part, partsOf } from "./secret-forms.js";
import { SECRET_HEADER } from "./secrets.js";

/** What stands in the place of a secret. */
const REDACTED = "[redacted]";

/** Names of headers that others than the server have thought of, and that are needed. */
const PROTOCOL = /^(content-(type|length|encoding)|retry-after|date)$/;

/** Shorter values are no secrets, and would mangle ordinary text. */
const SHORTEST = 4;

/** Shorter texts, as URLs are, are gone through as they stand. */
const SHORT = 1_000;

/** Most characters of text that stand for a secret, unless it was encoded more than twice. */
function mostOf(secret: string): number {
  return secret.length + 11 * secret.replace(/\w/g, "").length;
}

/** Replaces secrets. */
export class Redactor {
  readonly #parts: readonly Part[];
  /** Finds whether there can be one at all; of many secrets it takes its time to make. */
  #cores: RegExp | undefined;
  /** Most characters of text that stand for a secret. */
  readonly #longest: number;
  /** The secrets of digits as numbers, which may not hold all of them. */
  readonly #numbers: ReadonlySet<number>;

  constructor(secrets: readonly string[]) {
    // A server that repeats a token leaves out the scheme before it, which some give with their token too.
    const bare = secrets.flatMap((secret) =>
      [/^[A-Za-z][\w-]* +/, /^(bearer +)+/i].map((scheme) => secret.replace(scheme, "")),
    );
    const long = [...secrets, ...bare].filter((secret) => secret.length >= SHORTEST);
    const all = [...new Set(long)];
    this.#longest = Math.max(0, ...all.map(mostOf));
    this.#parts = all.flatMap(partsOf);
    this.#numbers = new Set(all.filter((secret) => /^[1-9]\d*(\.\d+)?$/.test(secret)).map(Number));
  }

  /** Whether there is nothing to replace. */
  get isEmpty(): boolean {
    return this.#parts.length === 0;
  }

  /** Text without secrets. */
  text(text: string): string {
    try {
      return this.#mayHave(text) ? this.#without(text) : text;
    } catch {
      // There was no stack left for a pattern, which the error would show.
      return REDACTED;
    }
  }

  #mayHave(text: string): boolean {
    if (text.length < SHORT) return this.#parts.some(({ core }) => text.includes(core));
    this.#cores ??= new RegExp(this.isEmpty ? "$^" : this.#parts.map(({ core }) => core).join("|"));
    return this.#cores.test(text);
  }

  #without(text: string): string {
    const places = this.#parts.flatMap((part) => [...part.placesIn(text)]).sort(([a], [b]) => a - b);
    let shown = "";
    let end = -1;
    for (const [from, to] of places) {
      // What follows another, or begins within it, is in the same gap.
      if (from > end) shown += text.slice(Math.max(end, 0), from) + REDACTED;
      end = Math.max(end, to);
    }
    return shown + text.slice(Math.max(end, 0));
  }

  /** At most so much of a text without secrets; at the end of one that is not whole, a part of one may stand. */
  body(text: string, whole: boolean, most: number): string {
    const shown = this.text(text);
    const unsure = whole ? 0 : this.#longest;
    return shown.slice(0, Math.min(most, Math.max(0, shown.length - unsure)));
  }

  /**
   * What JSON holds, without secrets. They are looked for in its values, as escapes can hide one in the text, and a
   * number that is one would leave no JSON behind.
   */
  json(text: string): unknown {
    const found: unknown = JSON.parse(text);
    // Value for value takes its time: mostly there are none.
    const written = JSON.stringify(found);
    if (this.#numbers.size === 0 && this.text(written) === written) return found;
    return JSON.parse(text, (_, value: unknown) => this.value(value));
  }

  /** A value of JSON without secrets, when those within it have none: texts, numbers, and the keys of an object. */
  value(value: unknown): unknown {
    if (typeof value === "string") return this.text(value);
    if (typeof value === "number") return this.#numbers.has(Math.abs(value)) ? REDACTED : value;
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const keys = Object.keys(value);
    if (keys.every((key) => this.text(key) === key)) return value;
    const shown = new Map<string, unknown>();
    for (const [key, one] of Object.entries(value)) {
      const text = this.text(key);
      // Keys that look the same by now do not take the place of each other.
      shown.set(shown.has(text) ? `${text} ${shown.size + 1}` : text, one);
    }
    return Object.fromEntries(shown);
  }

  /** Headers of one's own without secrets. */
  shown(headers: Readonly<Record<string, string>>): Record<string, string> {
    return Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [
        name,
        SECRET_HEADER.test(name) ? REDACTED : this.text(value),
      ]),
    );
  }

  /** The same names, with every value hidden. */
  hidden(headers: Readonly<Record<string, string>>): Record<string, string> {
    return Object.fromEntries(Object.keys(headers).map((name) => [name, REDACTED]));
  }

  /** Headers without secrets. */
  headers(headers: Headers): Headers {
    const out = new Headers();
    headers.forEach((value, name) => {
      // No name can be told without a credential that it holds.
      if (this.text(name) !== name && !PROTOCOL.test(name)) return;
      // A session that the server begins is a secret as those are that it was asked with.
      out.append(name, name === "set-cookie" ? REDACTED : this.text(value));
    });
    return out;
  }
}
