// The binding of a plain HTML form to a schema: attributes, messages as someone types, submission.

import type { ValidateOptions } from "../core/check.js";
import { ConfigError, NotReadyError } from "../core/errors.js";
import type { Issue } from "../core/issues.js";
import { type Locale, localeOf } from "../core/messages.js";
import type { FieldInfo } from "../core/plan.js";
import { init } from "../core/ready.js";
import type { Result, Schema } from "../schema/schema.js";
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
import { fieldsOf, fillIn } from "./fill.js";
import { Messages } from "./messages.js";
import { joined, membersOf, sentence, spokenAt } from "./sentences.js";
import { shownOf } from "./shown-issues.js";

/** The forms that are bound: two bindings would each undo what the other has set. */
const bound = new WeakSet<HTMLFormElement>();

/** What {@link import("./bind-form.js").bindForm} makes: listens to a form, checks it and shows what is wrong. */
export class Binding<Value> implements BoundForm<Value> {
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
  readonly #observer: MutationObserver;
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
    this.#observer = new MutationObserver(() => this.#follow());
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
    return this.#valueOf(this.#held());
  }

  /** What the controls hold. */
  #held(): Record<string, unknown> {
    this.#endReset?.();
    const value: Record<string, unknown> = {};
    for (const [name, controls] of this.#controls()) {
      const field = this.#schema.fields[name];
      const held = field === undefined ? undefined : heldBy(controls, field, this.#filled.get(name));
      if (held !== undefined) value[name] = held;
    }
    return value;
  }

  /** What is sent of it. */
  #valueOf(held: Record<string, unknown>): unknown {
    const given = this.#options.values?.(held);
    return given === undefined ? held : given;
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
    const from = fieldsOf(entity, fields);
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
    root.addEventListener("focusin", this.#onFocus, { signal });
    if (!this.#messages.follow(this.#visible)) return;
    this.#locale = spokenAt(this.#visible, this.#language);
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

  /** Whether the form has left a page that it listens to, which would keep it for ever; then it no longer listens. */
  #hasLeft(root: EventTarget | null): boolean {
    if (root === this.#form || root === this.#form.getRootNode()) return false;
    root?.removeEventListener("input", this.#onInput as EventListener);
    root?.removeEventListener("focusin", this.#onFocus);
    return true;
  }

  readonly #onFocus = ({ currentTarget }: Event): void => {
    if (!this.#hasLeft(currentTarget)) this.#follow();
  };

  /** The value, and all that is wrong with it. */
  #find(): { readonly value: unknown; readonly issues: readonly Issue[] } {
    this.#look();
    const held = this.#held();
    // What holds something is not empty, whether or not `values` sends it.
    const full = new Set(Object.keys(held));
    const value = this.#valueOf(held);
    const result = this.#schema.validate(value, this.#checked);
    const issues = result.ok ? [] : [...result.issues];
    // What is no object has no fields: that it is none is all there is to say.
    if (typeof value !== "object" || value === null) return { value, issues };
    const said = new Set(issues.map((issue) => issue.path[0]));
    for (const [name, controls] of this.#visible) {
      // A change may leave a required field out, but a person who empties its control means something else.
      if (said.has(name) || full.has(name) || (value as Record<string, unknown>)[name] !== undefined)
        continue;
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
    if (code !== "server" || path.length === 0) return said;
    const field = String(path[0]);
    const isKnown = Object.hasOwn(this.#schema.fields, field);
    return `${isKnown ? this.#schema.label(field, { locale: this.#locale }) : path.join(".")}: ${said}`;
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

  readonly #onInput = ({ target, currentTarget }: Event): void => {
    const control = target as Control;
    if (this.#hasLeft(currentTarget) || control.form !== this.#form) return;
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
    const refused = this.#messages.refused();
    if (!result.ok) {
      event.preventDefault();
      this.#messages.focusFirst();
    } else if (refused !== undefined) {
      event.preventDefault();
      // In the browser's words, as it would without us.
      refused.reportValidity();
    } else if (this.#options.onSubmit !== undefined) {
      event.preventDefault();
      void this.#submit(result.value, event);
    }
  }

  /** The same submission once more, as soon as the module is there. */
  async #submitLater(submitter: HTMLElement | null): Promise<void> {
    this.#setBusy(true);
    try {
      await init();
    } catch (error) {
      this.#report(error);
      return;
    } finally {
      this.#setBusy(false);
    }
    if (this.#listening.signal.aborted) return;
    // The page may have replaced the button meanwhile.
    const isThere = (submitter as HTMLButtonElement | null)?.form === this.#form;
    this.#form.requestSubmit(isThere ? submitter : null);
  }

  async #submit(value: Value, event: SubmitEvent): Promise<void> {
    this.#setBusy(true);
    try {
      await this.#options.onSubmit?.(value, event);
    } catch (error) {
      const { code, issues: given } = (error ?? {}) as { code?: unknown; issues?: unknown };
      // Those of an answer that breaks the contract are about what the server sent.
      const issues = code === "response_error" ? [] : shownOf(given);
      if (issues.length > 0) {
        this.#showToo(issues);
        this.#messages.focusFirst();
      }
      // What cannot be shown must not be lost.
      const areAll = issues.length > 0 && issues.length === (given as unknown[]).length;
      if (!areAll || this.#listening.signal.aborted || this.#options.onError !== undefined)
        this.#report(error);
    } finally {
      this.#setBusy(false);
    }
  }

  #setBusy(busy: boolean): void {
    this.#busy = busy;
    if (busy) this.#busyMark.set(this.#form, "aria-busy", "true");
    else this.#busyMark.undo();
  }

  #report(error: unknown): void {
    if (this.#options.onError === undefined) throw error;
    this.#options.onError(error);
  }
}
