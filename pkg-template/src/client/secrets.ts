// What among the headers of a request is a secret.

/** Headers of one's own whose values are secrets. */
export const SECRET_HEADER = /authorization|cookie|api-?key|token|secret|^x-pigello-/;

/** What a cookie holds that is a setting, and no secret: `list` and `1000` would mangle ordinary text. */
const SETTING = /^([a-z_-]{1,12}|\d{1,7})$/;

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
    const bytes = Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));
    const text = new TextDecoder().decode(bytes);
    return [text, text.slice(text.indexOf(":") + 1)];
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
  return [value, ...bare, ...bare.flatMap(decoded), ...basic(value)];
}

/** The values of headers, whose names are in lower case, that are secrets; of cookies and parameters each by itself too. */
export function secretsOf(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    SECRET_HEADER.test(name) ? valuesOf(name, value) : [],
  );
}
