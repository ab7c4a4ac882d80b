// Keeps secrets out of what errors show, even when a server sends them back.

/** What stands in the place of a secret. */
const REDACTED = "[redacted]";

/** Shorter values are no secrets, and would mangle ordinary text. */
const SHORTEST = 4;

/** Headers of one's own whose values are secrets. */
const SECRET_HEADER = /authorization|cookie|api-?key|token|secret|^x-pigello-/;

/** The values of headers, whose names are in lower case, that are secrets; of cookies each by itself too. */
export function secretsOf(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    if (!SECRET_HEADER.test(name)) return [];
    const cookies = name.includes("cookie") ? value.split(";") : [];
    return [value, ...cookies.map((cookie) => cookie.slice(cookie.indexOf("=") + 1).trim())];
  });
}

/** The forms in which a secret may be sent back: as JSON writes it, and as a URL does. */
function formsOf(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const ascii = json.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const forms = [secret, json, ascii, json.replaceAll("/", "\\/"), ascii.replaceAll("/", "\\/")];
  return secret.isWellFormed() ? [...forms, encodeURIComponent(secret)] : forms;
}

/** Replaces secrets. */
export class Redactor {
  /** The longest first: one secret may be a part of another. */
  readonly #forms: readonly string[];

  constructor(secrets: readonly string[]) {
    // A server that repeats a token leaves out the scheme before it.
    const bare = secrets.map((secret) => secret.replace(/^[A-Za-z][\w-]* +/, ""));
    const all = [...secrets, ...bare].filter((secret) => secret.length >= SHORTEST);
    this.#forms = [...new Set(all.flatMap(formsOf))].sort((a, b) => b.length - a.length);
  }

  /** Whether there is nothing to replace. */
  get isEmpty(): boolean {
    return this.#forms.length === 0;
  }

  /** Text without secrets. */
  text(text: string): string {
    return this.#forms.reduce((out, form) => out.replaceAll(form, REDACTED), text);
  }

  /** Text without its end, where a part of a secret may stand that was cut off. */
  cut(text: string): string {
    return text.slice(0, Math.max(0, text.length - (this.#forms[0]?.length ?? 0)));
  }

  /** A value of JSON without secrets, when those within it have none: texts, numbers, and the keys of an object. */
  value(value: unknown): unknown {
    if (typeof value === "string") return this.text(value);
    if (typeof value === "number") return this.#forms.includes(String(value)) ? REDACTED : value;
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const keys = Object.keys(value);
    if (keys.every((key) => this.text(key) === key)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [this.text(key), one]));
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
      out.append(name, this.text(value));
    });
    return out;
  }
}
