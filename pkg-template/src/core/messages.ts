// Messages of issues: templates of a language, rendered with the facts of an issue.

import type { IssueCode } from "../generated/codes.js";
import { en } from "../generated/locale/en.js";
import { ConfigError } from "./errors.js";
import type { IssueParams } from "./issues.js";

/**
 * The messages of one language. In a template `{param}` stands for a fact, `{param#one|other}`
 * adds the word for its number, `[...]` is left out unless every fact in it is known, and of
 * `[...||...]` the first is taken whose facts are known.
 */
export interface Locale {
  /** Language code, e.g. `en`. */
  readonly code: string;
  /** The template of each code. */
  readonly templates: Readonly<Record<IssueCode, string>>;
  /** What JSON types, formats and reasons are called. */
  readonly words: Readonly<Record<string, string>>;
}

const locales = new Map<string, Locale>([[en.code, en]]);

/** Makes a language known by its code. */
export function addLocale(locale: Locale): Locale {
  locales.set(locale.code, locale);
  return locale;
}

/** The language of an option: a locale module, or the code of one that has been imported. */
export function localeOf(option: Locale | string | undefined): Locale {
  if (option === undefined) return en;
  if (typeof option !== "string") return option;
  const locale = locales.get(option);
  if (locale === undefined) {
    throw new ConfigError(
      "locale",
      `no locale "${option}" has been imported; import "fieldgate/locale/${option}"`,
    );
  }
  return locale;
}

/** The message of an issue. */
export function messageOf(locale: Locale, code: IssueCode, params: IssueParams): string {
  const template = locale.templates[code];
  if (!template.includes("[")) return fill(template, params, locale) ?? "";
  let out = "";
  for (const part of template.split(/(\[[^\]]*\])/)) {
    out += part.startsWith("[")
      ? firstKnown(part.slice(1, -1), params, locale)
      : (fill(part, params, locale) ?? "");
  }
  return out;
}

/** The first of some alternatives whose facts are all known. */
function firstKnown(alternatives: string, params: IssueParams, locale: Locale): string {
  for (const part of alternatives.split("||")) {
    const text = fill(part, params, locale);
    if (text !== undefined) return text;
  }
  return "";
}

/** The facts that a language has words for; other text is the API's own, as the name of a field is. */
const worded = new Set(["type", "format", "reason"]);

function fill(template: string, params: IssueParams, locale: Locale): string | undefined {
  let out = "";
  let rest = template;
  for (;;) {
    const open = rest.indexOf("{");
    if (open < 0) return out + rest;
    const close = rest.indexOf("}", open);
    const [name = "", forms] = rest.slice(open + 1, close).split("#");
    const value = params[name];
    if (value === undefined) return undefined;
    out +=
      rest.slice(0, open) +
      (typeof value === "object" ? value.join(", ") : (worded.has(name) && locale.words[value]) || value);
    if (forms !== undefined) out += ` ${forms.split("|")[value === 1 ? 0 : 1]}`;
    rest = rest.slice(close + 1);
  }
}
