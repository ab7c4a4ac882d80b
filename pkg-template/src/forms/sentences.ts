// What is said about a field: its label, and its issues as a sentence.

import type { Issue } from "../core/issues.js";
import { defineLocale, type Locale, labelOf as nameOf } from "../core/messages.js";
import type { Control, Controls } from "./controls.js";

/** What is no part of a label's text. */
const UNSAID = "input,select,textarea,button,br,[aria-hidden=true],[hidden],[data-error-for]";

/**
 * The text of a label; controls, messages and what is hidden are no part of it, nor what a `span` or `small` behind it
 * adds, as "optional".
 */
function textOf(label: Element): string {
  const copy = label.cloneNode(true) as Element;
  for (const one of copy.querySelectorAll(UNSAID)) one.replaceWith(" ");
  const whole = copy.textContent ?? "";
  let last = copy.lastChild;
  while (
    last !== null &&
    (/^(span|small|#comment)$/i.test(last.nodeName) || (last.textContent ?? "").trim() === "")
  ) {
    last.remove();
    last = copy.lastChild;
  }
  return copy.textContent || whole;
}

/** The legend of a group of radio buttons or boxes that has a fieldset to itself. */
function legendOf(controls: readonly Control[]): Element | null | undefined {
  const fieldset = controls[0]?.closest("fieldset");
  const all: Element[] = [...(fieldset?.elements ?? [])];
  return all.every((element) => controls.some((one) => one === element))
    ? fieldset?.querySelector("legend")
    : null;
}

/** The label that a person sees at a control, or at a group of them; none where the page has none. */
function labelOf(controls: readonly Control[]): string | undefined {
  const [control] = controls;
  const isGroup = controls.length > 1;
  const label = isGroup ? legendOf(controls) : control?.labels?.[0];
  // One of several has the name of its choice.
  const named = isGroup ? control?.closest("[role=radiogroup],[role=group],fieldset") : control;
  const text = label ? textOf(label) : (named?.getAttribute("aria-label") ?? "");
  return text.replace(/\s+/g, " ").replace(/^[\s*]+|[\s:*]+$/g, "") || undefined;
}

/** The language in which fields are called what their labels say. */
export function spokenAt(all: Controls, language: Locale): Locale {
  const labels = [...all].map(([name, controls]) => [name, labelOf(controls)]);
  const known = Object.fromEntries(labels.filter(([, label]) => label !== undefined));
  return defineLocale(language, { labels: known });
}

/** The fields that an issue is about: its own, or all of its group. */
export function membersOf({ path, params }: Issue): string[] {
  const { fields, by } = params;
  if (Array.isArray(fields)) return fields.map(String);
  const own = path.length > 0 ? [String(path[0])] : [];
  return typeof by === "string" ? [...own, by] : own;
}

/** Whether a message names its field by itself. */
function namesItself({ path, code, params }: Issue, locale: Locale): boolean {
  // What a server says, and what is said about a group, are whole sentences already.
  if (code === "server" || Array.isArray(params.fields) || path.length === 0) return true;
  const field = String(path[0]);
  const own = Object.hasOwn(locale.fields ?? {}, field) ? locale.fields?.[field]?.[code] : undefined;
  // What is no code of ours may be a name that every object has.
  return String(own ?? locale.templates[code]).includes("{label}");
}

/** An issue as a sentence that says which field is meant. */
export function sentence(issue: Issue, locale: Locale): string {
  if (namesItself(issue, locale)) return issue.message;
  return `${nameOf(locale, String(issue.path[0]))} ${issue.message}`;
}

/** Sentences about one field as one text, which names the field once. */
export function joined(sentences: readonly string[], label: string): string {
  const [first = "", ...others] = new Set(sentences);
  const rest = others.map((one) => (one.startsWith(`${label} `) ? one.slice(label.length + 1) : one));
  // A server's sentences have their ends.
  const text = [first, ...rest].join("; ").replaceAll(".; ", ". ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
