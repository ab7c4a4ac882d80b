// Messages of issues: templates of a language, rendered with the facts of an issue.

import type { RuleCode } from "../generated/codes.js";
import { en } from "../generated/locale/en.js";
import { ConfigError } from "./errors.js";
import type { IssueParams } from "./issues.js";
import { checkNames } from "./option-checks.js";
import { isPlain } from "./plain.js";

/**
 * The messages of one language. In a template `{param}` stands for a fact, `{param#one|other}`
 * adds the word for its number, `[...]` is left out unless every fact in it is known, and of
 * `[...||...]` the first is taken whose facts are known; elsewhere a fact that is not known stays as it is written.
 */
export interface Locale {
  /** Language code, e.g. `en`. */
  readonly code: string;
  /** The template of each code. */
  readonly templates: Readonly<Record<RuleCode, string>>;
  /** What JSON types, formats and reasons are called. */
  readonly words: Readonly<Record<string, string>>;
  /** What fields are called; one that is not here is called by its wire name. */
  readonly labels: Readonly<Record<string, string>>;
  /** Templates of single fields, by field and code; they come before the others. */
  readonly fields?: Readonly<Record<string, Partial<Readonly<Record<RuleCode, string>>>>> | undefined;
}

/** Changes to a language: each part replaces only what it names. */
export interface LocaleChanges {
  /** Code of the new language, by which it is then known as an imported one is. Default: that of the base. */
  readonly code?: string | undefined;
  /** Templates by code, for every field that has none of its own. */
  readonly templates?: Partial<Readonly<Record<RuleCode, string>>> | undefined;
  /** What JSON types, formats and reasons are called. */
  readonly words?: Readonly<Record<string, string>> | undefined;
  /** What fields are called, by wire name. */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /** Templates of single fields, by field and code; a field that is named here loses those of the base. */
  readonly fields?: Locale["fields"];
}

/** One part of a language with its changes; what is there and undefined names nothing. */
function changed<Part extends object>(base: Part, changes: object | undefined): Part {
  const named = Object.entries(changes ?? {}).filter(([, value]) => value !== undefined);
  return { ...base, ...Object.fromEntries(named) };
}

/** Refuses texts of a part of a language that are none, and codes that there are not. */
function checkTexts(part: string, texts: unknown, ofCodes: boolean): void {
  if (texts === undefined) return;
  if (!isPlain(texts)) throw new ConfigError(part, "must be an object");
  if (ofCodes) checkNames(`${part}.`, texts, Object.keys(en.templates));
  for (const [name, text] of Object.entries(texts)) {
    if (text !== undefined && typeof text !== "string")
      throw new ConfigError(`${part}.${name}`, "must be text");
  }
}

function checkChanges(changes: LocaleChanges): void {
  if (!isPlain(changes)) throw new ConfigError("changes", "must be an object");
  checkNames("", changes, ["code", "templates", "words", "labels", "fields"]);
  const { code, templates, words, labels, fields = {} } = changes;
  if (code !== undefined && (typeof code !== "string" || code === ""))
    throw new ConfigError("code", "must be text that is not empty");
  checkTexts("templates", templates, true);
  checkTexts("words", words, false);
  checkTexts("labels", labels, false);
  if (!isPlain(fields)) throw new ConfigError("fields", "must be an object");
  for (const [name, texts] of Object.entries(fields)) checkTexts(`fields.${name}`, texts, true);
}

/**
 * A language with some messages, words or labels of one's own. With a code of its own it is known by that as an
 * imported one is; the one that is defined last, if several have the same.
 * @throws {ConfigError} naming what is no text, or what no one reads.
 */
export function defineLocale(base: Locale, changes: LocaleChanges): Locale {
  if (!isLocale(base)) throw new ConfigError("base", "must be a locale");
  checkChanges(changes);
  const locale = Object.freeze({
    code: changes.code ?? base.code,
    templates: changed(base.templates, changes.templates),
    words: changed(base.words, changes.words),
    labels: changed(base.labels, changes.labels),
    fields: changed(base.fields ?? {}, changes.fields),
  });
  // What only adapts a language is none of its own: a form adds its labels in this way.
  return locale.code === base.code ? locale : addLocale(locale);
}

/** What a field is called in a language. */
export function labelOf(locale: Locale, field: string): string {
  return (Object.hasOwn(locale.labels, field) && locale.labels[field]) || field;
}

const locales = new Map<string, Locale>([[en.code, en]]);

/** Makes a language known by its code. */
export function addLocale(locale: Locale): Locale {
  locales.set(locale.code, locale);
  return locale;
}

function isLocale(option: unknown): option is Locale {
  const parts = typeof option === "object" && option !== null ? (option as Partial<Locale>) : {};
  return [parts.templates, parts.words, parts.labels].every(
    (part) => typeof part === "object" && part !== null,
  );
}

/** The language of an option: a locale module, or the code of one that has been imported or defined. */
export function localeOf(option: Locale | string | undefined): Locale {
  if (option === undefined) return en;
  if (isLocale(option)) return option;
  if (typeof option !== "string") throw new ConfigError("locale", "must be a locale or the code of one");
  const locale = locales.get(option);
  if (locale === undefined) {
    throw new ConfigError(
      "locale",
      `no locale "${option}" is known: "fieldgate/locale/sv" makes sv known, defineLocale others`,
    );
  }
  return locale;
}

/** The template of a field's own, or of the code. */
function templateOf(locale: Locale, code: RuleCode, field: string | undefined): string {
  const own = field !== undefined && locale.fields !== undefined && Object.hasOwn(locale.fields, field);
  // A language that was made for an older version may not know the code.
  return (own && locale.fields?.[field]?.[code]) || locale.templates[code] || en.templates[code];
}

/** A fact in a template, and the words for one and for other numbers of it. */
interface Fact {
  readonly name: string;
  readonly forms: readonly string[] | undefined;
}

/** Text and facts, one after another. */
type Pieces = readonly (string | Fact)[];

/** The parts of each template that was filled; of the alternatives of a part the first counts whose facts are known. */
const parted = new Map<string, readonly (readonly Pieces[])[]>();

/** More than several languages have. */
const MOST_TEMPLATES = 1_000;

function partsOf(template: string): readonly (readonly Pieces[])[] {
  let parts = parted.get(template);
  if (parts === undefined) {
    // Every other part stands in brackets.
    const texts = template.split(/\[([^\]]*)\]/);
    parts = texts.map((text, place) => (place % 2 === 1 ? text.split("||") : [text]).map(piecesOf));
    // Languages may be made for each call.
    if (parted.size === MOST_TEMPLATES) parted.clear();
    parted.set(template, parts);
  }
  return parts;
}

function piecesOf(text: string): Pieces {
  return text.split(/\{([^}]*)\}/).map((piece, place) => {
    if (place % 2 === 0) return piece;
    const [name = "", forms] = piece.split("#");
    return { name, forms: forms?.split("|") };
  });
}

/** What a template is filled with. */
interface Filling {
  readonly params: IssueParams;
  readonly field: string | undefined;
  readonly locale: Locale;
}

/** The message of an issue; in the templates of one's own `{label}` is what the field is called. */
export function messageOf(locale: Locale, code: RuleCode, params: IssueParams, field?: string): string {
  const filling = { params, field, locale };
  let out = "";
  // Outside of brackets facts that are not known stay as they are written.
  let keeps = true;
  for (const alternatives of partsOf(templateOf(locale, code, field))) {
    out += firstKnown(alternatives, filling, keeps);
    keeps = !keeps;
  }
  return out;
}

/** The first of some alternatives whose facts are all known. */
function firstKnown(alternatives: readonly Pieces[], filling: Filling, keeps: boolean): string {
  for (const pieces of alternatives) {
    const text = fill(pieces, filling, keeps);
    if (text !== undefined) return text;
  }
  return "";
}

/** The facts that a language has words for; other text is the API's own, as the name of a field is. */
const worded = new Set(["type", "format", "reason"]);

/** A fact in words. */
function said(name: string, value: IssueParams[string], locale: Locale): string | number {
  if (typeof value === "object") {
    const names = name === "fields" ? value.map((field) => labelOf(locale, String(field))) : value;
    return names.join(", ");
  }
  if (name === "by") return labelOf(locale, String(value));
  return (worded.has(name) && locale.words[value]) || value;
}

function fill(pieces: Pieces, { params, field, locale }: Filling, keeps: boolean): string | undefined {
  let out = "";
  for (const piece of pieces) {
    if (typeof piece === "string") {
      out += piece;
      continue;
    }
    const { name, forms } = piece;
    const fact = name === "label" && field !== undefined ? labelOf(locale, field) : params[name];
    const value = fact ?? (keeps ? `{${name}}` : undefined);
    if (value === undefined) return undefined;
    out += said(name, value, locale);
    if (forms !== undefined) out += ` ${forms[value === 1 ? 0 : 1] ?? forms[0]}`;
  }
  return out;
}
