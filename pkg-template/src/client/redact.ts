// Keeps secrets out of what errors show, even when a server sends them back.

/** What stands in the place of a secret. */
const REDACTED = "[redacted]";

/** Shorter values are no secrets, and would mangle ordinary text. */
const SHORTEST = 4;

/** Headers of one's own whose values are secrets. */
const SECRET_HEADER = /authorization|cookie|api-?key|token|secret|^x-pigello-/;

/** The values of headers, whose names are in lower case, that are secrets. */
export function secretsOf(headers: Readonly<Record<string, string>>): string[] {
  return Object.keys(headers).flatMap((name) => (SECRET_HEADER.test(name) ? [headers[name] as string] : []));
}

/** Replaces secrets. */
export class Redactor {
  readonly #secrets: readonly string[];

  constructor(secrets: readonly string[]) {
    // A server that repeats a token leaves out the scheme before it.
    const bare = secrets.map((secret) => secret.replace(/^(Bearer|Basic|Token) /i, ""));
    // The longest first: one secret may be a part of another.
    this.#secrets = [...new Set([...secrets, ...bare])]
      .filter((secret) => secret.length >= SHORTEST)
      .sort((a, b) => b.length - a.length);
  }

  /** Whether there is nothing to replace. */
  get isEmpty(): boolean {
    return this.#secrets.length === 0;
  }

  /** Text without secrets. */
  text(text: string): string {
    let out = text;
    for (const secret of this.#secrets) {
      out = out.replaceAll(secret, REDACTED);
      // JSON writes some characters in another way.
      const written = JSON.stringify(secret).slice(1, -1);
      if (written !== secret) out = out.replaceAll(written, REDACTED);
    }
    return out;
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
