// What among the headers of a request is a secret.

/** Headers of one's own whose values are secrets. */
export const SECRET_HEADER = /authorization|cookie|api-?key|token|secret|^x-pigello-/;

/** What a cookie holds that is a setting, and no secret: `list`, `en-US`, `1000`, `2024-01-01` would mangle ordinary text. */
const SETTING =
  /^([A-Z]?[a-z_-]{1,12}|[A-Z]{1,12}|[a-z]{2}[-_][A-Z]{2}|\d{1,7}|\d{4}-\d\d-\d\d|v?\d{1,3}(\.\d{1,3}){1,2})$/;

/** Parameters that say what a request is about, and how it is signed (RFC 9110, 11.2; RFC 7616; AWS4). */
const OPEN = /\b(algorithm|charset|nc|opaque|qop|realm|signedheaders|uri) *= *("[^"]*"|[^\s,]*)/gi;

/** Text as it was before it was encoded. */
function decoded(text: string): string[] {
  try {
    return [decodeURIComponent(text)];
  } catch {
    return [];
  }
}

/** What the scheme Basic carries: a name and a password (RFC 7617). */
function basic(value: string): string[] {
  const [, base64 = ""] = /^basic +([\w+/]+=*)$/i.exec(value.trim()) ?? [];
  try {
    // It does not say of what its bytes are.
    const latin = atob(base64);
    const text = new TextDecoder().decode(Uint8Array.from(latin, (unit) => unit.charCodeAt(0)));
    return [latin, text].flatMap((pair) => [pair, pair.slice(pair.indexOf(":") + 1)]);
  } catch {
    return [];
  }
}

/** The values of a header by its name in lower case: the whole, and each cookie or parameter by itself. */
function valuesOf(name: string, value: string): string[] {
  const isCookie = name.includes("cookie");
  const parts = (isCookie ? value : value.replace(OPEN, "")).split(/[;,]/);
  const bare = parts
    .map((part) => part.slice(part.indexOf("=") + 1).trim())
    .map((part) => part.replace(/^"(.*)"$/, "$1"))
    .filter((part) => !isCookie || !SETTING.test(part));
  // Of cookies each is enough.
  return [...(isCookie ? [] : [value]), ...bare, ...bare.flatMap(decoded), ...basic(value)];
}

/** The values of headers, whose names are in lower case, that are secrets; of cookies and parameters each by itself too. */
export function secretsOf(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    SECRET_HEADER.test(name) ? valuesOf(name, value) : [],
  );
}
