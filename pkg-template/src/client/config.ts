// The checks of what a client is configured with; no message ever shows a value.

import { ConfigError } from "../core/errors.js";
import { isA } from "../core/realm.js";

/** Characters that a header value may hold: no control characters, no line ends. */
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
const HEADER_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** Checks one credential. */
export function checkCredential(option: string, value: unknown): string {
  if (value === undefined || value === null) throw new ConfigError(option, "is missing");
  if (typeof value !== "string") throw new ConfigError(option, "must be a string");
  if (value.trim() === "") throw new ConfigError(option, "is empty");
  if (!HEADER_VALUE.test(value) || value !== value.trim()) {
    throw new ConfigError(option, "holds characters that a header cannot carry");
  }
  return value;
}

/** Checks the headers of one's own. */
export function checkHeaders(headers: unknown): Record<string, string> {
  const checked: Record<string, string> = {};
  if (headers === undefined) return checked;
  if (typeof headers !== "object" || headers === null) throw new ConfigError("headers", "must be an object");
  const isHeaders = isA(headers, "Headers");
  // These have no properties of their own, and would be passed over in silence.
  if (!isHeaders && Symbol.iterator in headers)
    throw new ConfigError("headers", "must be names with their values, or Headers");
  const entries: Iterable<[string, unknown]> = isHeaders ? headers : Object.entries(headers);
  for (const [name, value] of entries) {
    if (!HEADER_NAME.test(name)) throw new ConfigError("headers", "a name is not a header name");
    if (value === undefined) continue;
    if (typeof value !== "string") throw new ConfigError(`headers.${name}`, "must be text");
    if (!HEADER_VALUE.test(value)) {
      throw new ConfigError(`headers.${name}`, "holds characters that a header cannot carry");
    }
    checked[name.toLowerCase()] = value;
  }
  return checked;
}

/** Checks a number that must be above 0. */
export function checkPositive(option: string, value: number | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  if (typeof value !== "number" || !(value > 0)) throw new ConfigError(option, "must be above 0");
  return value;
}

/** Checks a number of milliseconds. */
export function checkMilliseconds(option: string, value: number | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  if (typeof value !== "number" || !Number.isFinite(value) || value < 0) {
    throw new ConfigError(option, "must be a number of milliseconds");
  }
  return value;
}

function isLoopback(host: string): boolean {
  return (
    host === "localhost" ||
    host.endsWith(".localhost") ||
    host === "[::1]" ||
    /^127\.\d+\.\d+\.\d+$/.test(host)
  );
}

/** Where there is no page, as when a server makes one, there is nothing to be relative to. */
const ABSOLUTE = "must be an absolute URL (https://...) outside of a page, as in Node and on a server";

/** Checks a base URL and returns it without a slash at its end; a relative one needs a page. */
export function checkBaseUrl(given: unknown): string {
  const baseUrl = isA(given, "URL") ? given.href : given;
  if (typeof baseUrl !== "string" || baseUrl === "") throw new ConfigError("baseUrl", "must be a URL");
  const page = globalThis.location?.href;
  const here = page !== undefined && /^https?:/.test(page) ? page : undefined;
  let url: URL;
  try {
    url = new URL(baseUrl, here);
  } catch {
    throw new ConfigError("baseUrl", here === undefined ? ABSOLUTE : "must be a URL");
  }
  if (url.username !== "" || url.password !== "") {
    throw new ConfigError("baseUrl", "must not carry a user name or password");
  }
  if (url.search !== "" || url.hash !== "")
    throw new ConfigError("baseUrl", "must not have a query or fragment");
  if (!/^https?:$/.test(url.protocol))
    throw new ConfigError("baseUrl", "must begin with https:// or http://");
  // The page's own origin is as safe as the page; elsewhere credentials need TLS.
  const own = here !== undefined && url.origin === new URL(here).origin;
  if (url.protocol !== "https:" && !(url.protocol === "http:" && (isLoopback(url.hostname) || own))) {
    throw new ConfigError("baseUrl", "must be https, except on loopback");
  }
  return (url.origin + url.pathname).replace(/\/+$/, "");
}
