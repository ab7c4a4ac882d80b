// Keeps secrets out of what errors show, even when a server sends them back.

/** What stands in the place of a secret. */
const REDACTED = "[redacted]";

/** Shorter values are no secrets, and would mangle ordinary text. */
const SHORTEST = 4;

/** Headers of one's own whose values are secrets. */
const SECRET_HEADER = /authorization|cookie|api-?key|token|secret|^x-pigello-/;

/** What a cookie holds that is a setting, and no secret: `list` and `1000` would mangle ordinary text. */
const SETTING = /^([a-z_-]{1,12}|\d{1,7})$/;

/** The values of headers, whose names are in lower case, that are secrets; of cookies and parameters each by itself too. */
export function secretsOf(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    if (!SECRET_HEADER.test(name)) return [];
    const parts = value.split(/[;,]/).map((part) => part.slice(part.indexOf("=") + 1).trim());
    const bare = parts.map((part) => part.replace(/^"(.*)"$/, "$1"));
    return [value, ...bare.filter((part) => !name.includes("cookie") || !SETTING.test(part))];
  });
}

/** As JSON writes it, with other characters than ASCII or without. */
function inJson(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const ascii = json.replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return [json, ascii, json.replaceAll("/", "\\/"), ascii.replaceAll("/", "\\/")];
}

/** As URLs have it: libraries differ in what they leave as it is, and in the case of digits. */
function inUrls(secret: string): string[] {
  if (!secret.isWellFormed()) return [];
  const uri = encodeURIComponent(secret);
  const all = uri.replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  const form = `${new URLSearchParams([["", secret]])}`.slice(1);
  const upper = [uri, all, form, form.replaceAll("+", "%20"), encodeURI(secret)];
  return upper
    .flatMap((one) => [one, one.replaceAll("%2F", "/")])
    .flatMap((one) => [one, one.replace(/%../g, (code) => code.toLowerCase())]);
}

/** As the pages of servers show it. */
function inHtml(secret: string): string[] {
  const html = secret.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const quotes = ['"', "&quot;", "&#34;"].map((quote) => html.replaceAll('"', quote));
  return ["'", "&#x27;", "&#39;", "&apos;"].flatMap((mark) => quotes.map((one) => one.replaceAll("'", mark)));
}

/** The forms in which a secret may be sent back. */
function formsOf(secret: string): string[] {
  return [secret, ...inJson(secret), ...inUrls(secret), ...inHtml(secret)];
}

/** Replaces secrets. */
export class Redactor {
  /** All forms, the longest first: one secret may be a part of another. */
  readonly #forms: RegExp | undefined;
  readonly #longest: number;
  /** The secrets of digits as numbers, which may not hold all of them. */
  readonly #numbers: ReadonlySet<number>;

  constructor(secrets: readonly string[]) {
    // A server that repeats a token leaves out the scheme before it.
    const bare = secrets.map((secret) => secret.replace(/^[A-Za-z][\w-]* +/, ""));
    const all = [...secrets, ...bare].filter((secret) => secret.length >= SHORTEST);
    const forms = [...new Set(all.flatMap(formsOf))].sort((a, b) => b.length - a.length);
    this.#longest = forms[0]?.length ?? 0;
    const literals = forms.map((form) => form.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
    this.#forms = forms.length === 0 ? undefined : new RegExp(literals.join("|"), "g");
    this.#numbers = new Set(all.filter((secret) => /^[1-9]\d*(\.\d+)?$/.test(secret)).map(Number));
  }

  /** Whether there is nothing to replace. */
  get isEmpty(): boolean {
    return this.#forms === undefined;
  }

  /** Text without secrets. */
  text(text: string): string {
    return this.#forms === undefined ? text : text.replace(this.#forms, REDACTED);
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
    if (typeof value === "number") return this.#numbers.has(value) ? REDACTED : value;
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
      out.append(name, this.text(value));
    });
    return out;
  }
}
