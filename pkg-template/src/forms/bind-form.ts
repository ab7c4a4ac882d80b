// Binds a plain HTML form to a schema: attributes, messages as someone types, submission.

import type { ValidateOptions } from "../core/check.js";
import { ConfigError, NotReadyError } from "../core/errors.js";
import type { Issue } from "../core/issues.js";
import { defineLocale, type Locale, localeOf } from "../core/messages.js";
import { isPlain } from "../core/plain.js";
import type { FieldInfo } from "../core/plan.js";
import { init } from "../core/ready.js";
import type { OpenSchema, Result, Schema } from "../schema/schema.js";
import { checkArguments } from "./arguments.js";
import type { BindFormOptions, BoundForm } from "./bound-form.js";
import { Changes } from "./changes.js";
import {
  type Control,
  type Controls,
  controlsOf,
  type Filled,
  heldBy,
  isEnabled,
  isSame,
} from "./controls.js";
import { fillIn } from "./fill.js";
import { Messages } from "./messages.js";
import { joined, labelOf, membersOf, sentence } from "./sentences.js";
import { shownOf } from "./shown-issues.js";

/** The forms that are bound: two bindings would each undo what the other has set. */
const bound = new WeakSet<HTMLFormElement>();

class Binding<Value> implements BoundForm<Value> {
  readonly #form: HTMLFormElement;
  readonly #schema: Schema<Value>;
  readonly #options: BindFormOptions<Value>;
  /** The language as it was asked for, and as fields are called what their labels on the page say. */
  readonly #language: Locale;
  #locale: Locale;
  /** The controls that a person sees, as they were last looked up: messages show at them. */
  #visible: Controls = new Map();
  /** Everything in the form at that time. */
  #elements: readonly Element[] = [];
  readonly #messages: Messages;
  readonly #listening = new AbortController();
  readonly #observer = new MutationObserver(() => this.#follow());
  /** Fields that someone has edited: before a submission only their messages show. */
  readonly #touched = new Set<string>();
  /** How often every message was asked for since the form was new. */
  #submitted = 0;
  /** A submission is under way. */
  #busy = false;
  /** What says so on the page. */
  readonly #busyMark = new Changes();
  /** What the last check found. */
  #own: readonly Issue[] = [];
  /** What was found elsewhere. */
  #external: readonly Issue[] = [];
  /** What fields were filled with, and what of it no reset undoes. */
  #filled = new Map<string, Filled | undefined>();
  readonly #fillMarks = new Changes();
  /** Ends a reset that has happened, but for what can only be done after its event. */
  #endReset: (() => void) | undefined;

  constructor(form: HTMLFormElement, schema: Schema<Value>, options: BindFormOptions<Value>) {
    checkArguments(form, schema, options);
    if (bound.has(form)) throw new ConfigError("form", "is bound already; destroy that binding first");
    this.#form = form;
    this.#schema = schema;
    this.#language = localeOf(options.locale);
    this.#locale = this.#language;
    this.#options = options;
    this.#messages = new Messages(form, schema);
    const { signal } = this.#listening;
    form.addEventListener("input", this.#onInput, { signal });
    form.addEventListener("submit", (event) => this.#onSubmit(event), { signal });
    form.addEventListener("reset", (event) => this.#onReset(event), { signal });
    this.#observer.observe(form, { childList: true, subtree: true });
    bound.add(form);
    try {
      this.#checkQuietly();
    } catch (error) {
      // No one gets a handle to undo it with.
      this.destroy();
      throw error;
    }
  }

  value(): unknown {
    this.#endReset?.();
    const value: Record<string, unknown> = {};
    for (const [name, controls] of this.#controls()) {
      const field = this.#schema.fields[name];
      const held = field === undefined ? undefined : heldBy(controls, field, this.#filled.get(name));
      if (held !== undefined) value[name] = held;
    }
    const given = this.#options.values?.(value);
    return given === undefined ? value : given;
  }

  validate(): Result<Value> {
    const { value, issues } = this.#find();
    this.#submitted++;
    this.#external = [];
    this.#own = issues;
    this.#show();
    return issues.length === 0 ? { ok: true, value: value as Value } : { ok: false, issues };
  }

  fill(entity: object): void {
    if (typeof entity !== "object" || entity === null) throw new ConfigError("entity", "must be an object");
    const { fields } = this.#schema;
    const { attributes } = entity as { attributes?: unknown };
    // Of a resource object of JSON:API they are the fields.
    const more = Object.hasOwn(fields, "attributes") || !isPlain(attributes) ? {} : attributes;
    const from: Record<string, unknown> = {};
    for (const one of [entity, more] as Record<string, unknown>[]) {
      // Asked for by name: what a class has as accessors is no property of its own.
      for (const name of Object.keys(fields)) if (name in one) from[name] = one[name];
    }
    this.#endReset?.();
    for (const [name, controls] of this.#controls()) {
      if (!Object.hasOwn(from, name)) continue;
      this.#filled.set(name, fillIn(controls, fields[name] as FieldInfo, from[name], this.#fillMarks));
    }
    this.#renew(this.#submitted, this.#external);
  }

  setIssues(issues: readonly Issue[]): void {
    const shown = shownOf(issues);
    if (!Array.isArray(issues) || shown.length < issues.length)
      throw new ConfigError("issues", "must be a list of issues");
    this.#showToo(shown);
  }

  destroy(): void {
    // Once only: a later binding of the same form is none of ours.
    if (this.#listening.signal.aborted) return;
    this.#listening.abort();
    this.#observer.disconnect();
    this.#busyMark.undo();
    this.#fillMarks.undo();
    this.#messages.restore();
    bound.delete(this.#form);
  }

  /** The controls as they are now: pages add, remove and replace them. */
  #controls(): Controls {
    return controlsOf(this.#form, this.#schema.fields);
  }

  /** Makes the controls ready that have come, and leaves those that have gone. */
  #look(): void {
    this.#elements = [...this.#form.elements];
    this.#visible = controlsOf(this.#form, this.#schema.fields, true);
    const { signal } = this.#listening;
    if (signal.aborted) return;
    // A control may belong to the form and stand elsewhere. The same listener counts once.
    const root = this.#form.getRootNode();
    root.addEventListener("input", this.#onInput, { signal });
    root.addEventListener("focusin", this.#follow, { signal });
    if (!this.#messages.follow(this.#visible)) return;
    const labels = [...this.#visible].map(([name, all]) => [name, labelOf(all)]);
    const known = Object.fromEntries(labels.filter(([, label]) => label !== undefined));
    this.#locale = defineLocale(this.#language, { labels: known });
  }

  /** What values are checked with; the options may be an object of any class, so they are not copied. */
  get #checked(): ValidateOptions {
    const { openEnums, complete } = this.#options;
    return { openEnums, complete, locale: this.#locale };
  }

  /** Checks anew if other controls are there, so that no message stays behind. */
  readonly #follow = (): void => {
    // Not if only a message is gone: a page that removes it would do so for ever.
    if (!isSame(this.#elements, [...this.#form.elements])) this.#checkQuietly();
  };

  /** The value, and all that is wrong with it. */
  #find(): { readonly value: unknown; readonly issues: readonly Issue[] } {
    this.#look();
    const value = this.value();
    const result = this.#schema.validate(value, this.#checked);
    const issues = result.ok ? [] : [...result.issues];
    // What is no object has no fields: that it is none is all there is to say.
    if (typeof value !== "object" || value === null) return { value, issues };
    const said = new Set(issues.map((issue) => issue.path[0]));
    for (const [name, controls] of this.#visible) {
      // A change may leave a required field out, but a person who empties its control means something else.
      if (said.has(name) || (value as Record<string, unknown>)[name] !== undefined) continue;
      if (!controls.some(isEnabled) || this.#schema.fields[name]?.readOnly) continue;
      issues.push(...this.#schema.validateField(name, undefined, { ...this.#checked, complete: true }));
    }
    return { value, issues };
  }

  #check(): void {
    this.#own = this.#find().issues;
    this.#show();
  }

  /** Checks if the module is there; whether it is. */
  #checkQuietly(): boolean {
    try {
      this.#check();
      return true;
    } catch (error) {
      if (!(error instanceof NotReadyError)) throw error;
      return false;
    }
  }

  /** The fields whose controls an issue is shown at; the form as a whole has no name. */
  #placesOf(issue: Issue): string[] {
    const seen = membersOf(issue).filter((name) => this.#visible.has(name));
    return seen.length > 0 ? seen : [""];
  }

  /** What is said away from its field: a server does not name it. */
  #named({ code, path }: Issue, said: string): string {
    const field = String(path[0]);
    if (code !== "server" || !Object.hasOwn(this.#schema.fields, field)) return said;
    return `${this.#schema.label(field, { locale: this.#locale })}: ${said}`;
  }

  #show(): void {
    if (this.#listening.signal.aborted) return;
    const all = new Map<string, string[]>();
    const shown = new Map<string, string[]>();
    for (const issue of [...this.#own, ...this.#external]) {
      const said = sentence(issue, this.#locale);
      const known = this.#submitted > 0 || this.#external.includes(issue);
      for (const name of this.#placesOf(issue)) {
        const text = name === "" ? this.#named(issue, said) : said;
        all.set(name, [...(all.get(name) ?? []), text]);
        if (known || this.#touched.has(name)) shown.set(name, [...(shown.get(name) ?? []), text]);
      }
    }
    for (const name of this.#visible.keys()) {
      const text = (of: Map<string, string[]>) =>
        joined(of.get(name) ?? [], this.#schema.label(name, { locale: this.#locale }));
      this.#messages.show(name, text(all), text(shown));
    }
    this.#messages.show("", "", joined(shown.get("") ?? [], ""));
  }

  #showToo(issues: readonly Issue[]): void {
    this.#external = issues;
    this.#look();
    this.#show();
  }

  #focusFirst(): void {
    const all = [...this.#form.elements] as HTMLElement[];
    all.find((control) => control.getAttribute("aria-invalid") === "true")?.focus();
  }

  readonly #onInput = ({ target, currentTarget }: Event): void => {
    const control = target as Control;
    if (control.form !== this.#form) return;
    // What bubbles on from the form has been heard there.
    if (currentTarget !== this.#form && this.#form.contains(control)) return;
    for (const [name, all] of this.#controls()) if (all.includes(control)) this.#onEdit(name);
  };

  #onEdit(name: string): void {
    this.#touched.add(name);
    this.#filled.delete(name);
    // What was said elsewhere about this field, or about the whole, was said about another value.
    this.#external = this.#external.filter((issue) => {
      const places = this.#placesOf(issue);
      return !places.includes(name) && !places.includes("");
    });
    if (this.#checkQuietly()) return;
    this.#show();
    // When loading fails, the next edit tries again, and a submission tells.
    void init().then(
      () => this.#check(),
      () => {},
    );
  }

  #onReset(event: Event): void {
    const submitted = this.#submitted;
    const external = this.#external;
    const end = () => {
      if (this.#endReset !== end || event.eventPhase !== Event.NONE) return;
      this.#endReset = undefined;
      if (event.defaultPrevented) return;
      this.#filled.clear();
      this.#fillMarks.undo();
      this.#renew(submitted, external);
    };
    this.#endReset = end;
    // After the event the controls have their values, and it is known whether a listener has stopped it.
    setTimeout(end);
  }

  /** The form is new again; what was said since then is about the form as it is now. */
  #renew(submitted: number, external: readonly Issue[]): void {
    this.#touched.clear();
    if (this.#submitted === submitted) this.#submitted = 0;
    if (this.#external === external) this.#external = [];
    if (!this.#checkQuietly()) this.#show();
  }

  #onSubmit(event: SubmitEvent): void {
    // Such a button asks for no validation: one that cancels, or that saves a draft.
    if ((event.submitter as HTMLButtonElement | null)?.formNoValidate) return;
    if (this.#busy) {
      event.preventDefault();
      return;
    }
    let result: Result<Value>;
    try {
      result = this.validate();
    } catch (error) {
      // Nothing is sent that was not checked.
      event.preventDefault();
      if (!(error instanceof NotReadyError)) throw error;
      void this.#submitLater(event.submitter);
      return;
    }
    if (!result.ok) {
      event.preventDefault();
      this.#focusFirst();
    } else if (this.#options.onSubmit !== undefined) {
      event.preventDefault();
      void this.#submit(result.value, event);
    }
  }

  /** The same submission once more, as soon as the module is there. */
  async #submitLater(submitter: HTMLElement | null): Promise<void> {
    this.#busy = true;
    try {
      await init();
    } catch (error) {
      this.#report(error);
      return;
    } finally {
      this.#busy = false;
    }
    if (!this.#listening.signal.aborted) this.#form.requestSubmit(submitter);
  }

  async #submit(value: Value, event: SubmitEvent): Promise<void> {
    this.#busy = true;
    this.#busyMark.set(this.#form, "aria-busy", "true");
    try {
      await this.#options.onSubmit?.(value, event);
    } catch (error) {
      const given = (error as { issues?: unknown } | null | undefined)?.issues;
      const issues = shownOf(given);
      if (issues.length > 0) {
        this.#showToo(issues);
        this.#focusFirst();
      }
      // What cannot be shown must not be lost.
      const areAll = issues.length > 0 && issues.length === (given as unknown[]).length;
      if (!areAll || this.#options.onError !== undefined) this.#report(error);
    } finally {
      this.#busy = false;
      this.#busyMark.undo();
    }
  }

  #report(error: unknown): void {
    if (this.#options.onError === undefined) throw error;
    this.#options.onError(error);
  }
}

/**
 * Binds a form to a schema. Controls are matched by `name`, those too that come later; a message goes into
 * the element with `data-error-for="name"`, or into one that is made after the control; what belongs to no
 * control goes into `data-error-for=""`, or into an alert that is made at the start of the form.
 * @throws {ConfigError} when an argument or an option is wrong, or the form is bound already: `destroy()` of that
 * binding comes first.
 */
export function bindForm<Value, Open = Value>(
  form: HTMLFormElement,
  schema: OpenSchema<Value, Open>,
  options: BindFormOptions<Open> & { readonly openEnums: true },
): BoundForm<Open>;
/** The same without further integers of enumerations that may go on. */
export function bindForm<Value>(
  form: HTMLFormElement,
  schema: Schema<Value>,
  options?: BindFormOptions<Value>,
): BoundForm<Value>;
export function bindForm<Value>(
  form: HTMLFormElement,
  schema: Schema<Value>,
  options: BindFormOptions<Value> = {},
): BoundForm<Value> {
  return new Binding(form, schema, options);
}
