// Binds a plain HTML form to a schema: attributes, messages as someone types, submission.

import type { ValidateOptions } from "../core/check.js";
import type { Issue } from "../core/issues.js";
import { init } from "../core/ready.js";
import type { HtmlAttributes, Result, Schema } from "../schema/schema.js";
import { type Control, type Controls, controlsOf, heldBy } from "./controls.js";
import { Messages, putBack } from "./messages.js";

/** Options of {@link bindForm}. */
export interface BindFormOptions<Value> extends ValidateOptions {
  /** Values of fields that have no control, or another form of those that have one. */
  readonly values?: ((fromControls: Record<string, unknown>) => unknown) | undefined;
  /**
   * Takes the value of a valid submission instead of the browser. What it rejects with is shown
   * when it carries issues, as `ValidationError` and `ApiError` do, and is then given to `onError`.
   */
  readonly onSubmit?: ((value: Value, event: SubmitEvent) => unknown) | undefined;
  /** Takes what `onSubmit` rejected with; without it an error without issues is thrown on. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** A form that is bound to a schema. */
export interface BoundForm<Value> {
  /** The value that the controls hold, checked or not. */
  value(): unknown;
  /** Checks the value and shows every message. */
  validate(): Result<Value>;
  /** Shows issues from elsewhere, for example a server's; typing into a field clears its own. */
  setIssues(issues: readonly Issue[]): void;
  /** Leaves the form as it was found: attributes, messages, listeners. */
  destroy(): void;
}

/** The fields that an issue is shown at: its own, or all of its group. */
function fieldsOf(issue: Issue, controls: Controls): string[] {
  const group = issue.params.fields;
  const names = Array.isArray(group) ? group.map(String) : [String(issue.path[0] ?? "")];
  const known = names.filter((name) => controls.has(name));
  return known.length > 0 ? known : [""];
}

/** Messages by field; those that belong to no control stand under the empty name. */
function messagesOf(issues: readonly Issue[], controls: Controls): Map<string, string[]> {
  const out = new Map<string, string[]>();
  for (const issue of issues) {
    for (const name of fieldsOf(issue, controls)) {
      const where = name === "" && issue.path.length > 0 ? `${issue.path.join(".")}: ` : "";
      const list = out.get(name) ?? [];
      // A group's issues say the same at each member.
      if (!list.includes(where + issue.message)) list.push(where + issue.message);
      out.set(name, list);
    }
  }
  return out;
}

class Binding<Value> implements BoundForm<Value> {
  readonly #form: HTMLFormElement;
  readonly #schema: Schema<Value>;
  readonly #options: BindFormOptions<Value>;
  readonly #controls: Controls;
  readonly #messages: Messages;
  readonly #listening = new AbortController();
  readonly #undo: (() => void)[] = [];
  /** Fields that someone has been in: only their messages show before a submission. */
  readonly #touched = new Set<string>();
  #external: readonly Issue[] = [];

  constructor(form: HTMLFormElement, schema: Schema<Value>, options: BindFormOptions<Value>) {
    this.#form = form;
    this.#schema = schema;
    this.#options = options;
    this.#controls = controlsOf(form, schema.fields);
    this.#messages = new Messages(form, this.#controls);
    this.#setAttributes();
    const { signal } = this.#listening;
    form.addEventListener("input", (event) => this.#onInput(event), { signal });
    form.addEventListener("change", (event) => this.#onInput(event), { signal });
    form.addEventListener("focusout", (event) => this.#onLeave(event), { signal });
    form.addEventListener("submit", (event) => this.#onSubmit(event), { signal });
    form.addEventListener("reset", () => this.#onReset(), { signal });
  }

  value(): unknown {
    const value: Record<string, unknown> = {};
    for (const [name, controls] of this.#controls) {
      const field = this.#schema.fields[name];
      const held = field === undefined || field.readOnly ? undefined : heldBy(controls, field);
      if (held !== undefined) value[name] = held;
    }
    return this.#options.values?.(value) ?? value;
  }

  validate(): Result<Value> {
    for (const name of this.#controls.keys()) this.#touched.add(name);
    this.#external = [];
    return this.#check();
  }

  setIssues(issues: readonly Issue[]): void {
    this.#external = issues;
    this.#show(issues, true);
  }

  destroy(): void {
    this.#listening.abort();
    this.#messages.restore();
    for (const undo of this.#undo) undo();
  }

  #setAttributes(): void {
    const { noValidate } = this.#form;
    // Our messages show beside the fields; the browser's own would come on top.
    this.#form.noValidate = true;
    this.#undo.push(() => {
      this.#form.noValidate = noValidate;
    });
    for (const [name, controls] of this.#controls) {
      // A length limit would cut what is pasted without a word: the message says it instead.
      const attributes = this.#schema.htmlAttributes(name, { maxlength: false });
      for (const control of controls) this.#setOn(control, attributes);
    }
  }

  #setOn(control: Control, { type: _, ...attributes }: HtmlAttributes): void {
    for (const [attribute, value] of Object.entries(attributes)) {
      // A box that must be ticked is another rule than a boolean that must be given.
      if (attribute === "required" && control.type === "checkbox") continue;
      const before = control.getAttribute(attribute);
      if (before !== null) continue;
      control.setAttribute(attribute, value === true ? "" : String(value));
      this.#undo.push(() => putBack(control, attribute, before));
    }
  }

  #check(): Result<Value> {
    const result = this.#schema.validate(this.value(), this.#options);
    this.#show(result.ok ? this.#external : [...result.issues, ...this.#external], false);
    return result;
  }

  #show(issues: readonly Issue[], all: boolean): void {
    const messages = messagesOf(issues, this.#controls);
    for (const name of this.#controls.keys()) {
      const shown = all || this.#touched.has(name) ? messages.get(name) : undefined;
      this.#messages.show(name, shown ?? []);
    }
    this.#messages.showForm(messages.get("") ?? []);
  }

  #nameOf(event: Event): string | undefined {
    for (const [name, controls] of this.#controls) {
      if (controls.includes(event.target as Control)) return name;
    }
    return undefined;
  }

  #onInput(event: Event): void {
    const name = this.#nameOf(event);
    if (name === undefined) return;
    this.#external = this.#external.filter((issue) => !fieldsOf(issue, this.#controls).includes(name));
    this.#touched.add(name);
    this.#whenReady(() => this.#check());
  }

  #onLeave(event: Event): void {
    const name = this.#nameOf(event);
    if (name === undefined || this.#touched.has(name)) return;
    this.#touched.add(name);
    this.#whenReady(() => this.#check());
  }

  #onReset(): void {
    this.#touched.clear();
    this.#external = [];
    this.#show([], true);
  }

  #onSubmit(event: SubmitEvent): void {
    let result: Result<Value>;
    try {
      result = this.validate();
    } catch (error) {
      // Not loaded yet: the same submission once more, as soon as it is.
      if (!isNotReady(error)) throw error;
      event.preventDefault();
      this.#whenReady(() => this.#form.requestSubmit(event.submitter));
      return;
    }
    if (!result.ok) {
      event.preventDefault();
      this.#form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    } else if (this.#options.onSubmit !== undefined) {
      event.preventDefault();
      void this.#submit(result.value, event);
    }
  }

  async #submit(value: Value, event: SubmitEvent): Promise<void> {
    try {
      await this.#options.onSubmit?.(value, event);
    } catch (error) {
      const issues = (error as { issues?: unknown } | undefined)?.issues;
      if (Array.isArray(issues) && issues.length > 0) this.setIssues(issues as Issue[]);
      else if (this.#options.onError === undefined) throw error;
      this.#options.onError?.(error);
    }
  }

  #whenReady(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!isNotReady(error)) throw error;
      void init().then(() => {
        if (!this.#listening.signal.aborted) work();
      });
    }
  }
}

function isNotReady(error: unknown): boolean {
  return (error as { code?: unknown } | undefined)?.code === "not_ready";
}

/**
 * Binds a form to a schema. Controls are matched by `name`; a message goes into the element with
 * `data-error-for="name"`, or into one that is made after the control.
 */
export function bindForm<Value>(
  form: HTMLFormElement,
  schema: Schema<Value>,
  options: BindFormOptions<Value> = {},
): BoundForm<Value> {
  return new Binding(form, schema, options);
}
