// Shows messages at controls: constraint validation, ARIA, and an element with the text.

import type { Control, Controls } from "./controls.js";

let ids = 0;

/** Shows and hides the messages of one form, and can leave it as it was found. */
export class Messages {
  readonly #form: HTMLFormElement;
  readonly #controls: Controls;
  readonly #places = new Map<string, HTMLElement>();
  readonly #undo: (() => void)[] = [];

  constructor(form: HTMLFormElement, controls: Controls) {
    this.#form = form;
    this.#controls = controls;
    for (const [name, all] of controls) {
      const place = this.#found(name) ?? this.#made(all);
      this.#places.set(name, place);
      for (const control of all) this.#describe(control, place);
    }
  }

  /** What is wrong with a field, and how much of it the person sees by now. */
  show(name: string, all: string, shown: string): void {
    for (const control of this.#controls.get(name) ?? []) {
      control.setCustomValidity(all);
      putBack(control, "aria-invalid", shown === "" ? null : "true");
    }
    write(this.#places.get(name), shown);
  }

  /** Shows what belongs to no control. */
  showForm(text: string): void {
    let place = this.#places.get("");
    if (place === undefined) {
      if (text === "") return;
      place = this.#found("") ?? this.#make((made) => this.#form.prepend(made));
      this.change(place, "role", "alert");
      this.#places.set("", place);
    }
    write(place, text);
  }

  /** Sets an attribute until the form is left. */
  change(element: Element, name: string, value: string): void {
    const before = element.getAttribute(name);
    element.setAttribute(name, value);
    this.#undo.push(() => putBack(element, name, before));
  }

  /** Leaves the form as it was found. */
  restore(): void {
    for (const undo of this.#undo.reverse()) undo();
  }

  /** The element that the page has for the messages of a field. */
  #found(name: string): HTMLElement | undefined {
    const all = this.#form.querySelectorAll<HTMLElement>("[data-error-for]");
    const place = [...all].find((element) => element.dataset.errorFor === name);
    if (place === undefined) return undefined;
    const { hidden, textContent } = place;
    this.#undo.push(() => {
      place.hidden = hidden;
      place.textContent = textContent;
    });
    return place;
  }

  /** A new element behind the last control of a field, outside its label, whose text is its name. */
  #made(all: readonly Control[]): HTMLElement {
    const last = all.at(-1) as Control;
    return this.#make((made) => (last.closest("label") ?? last).after(made));
  }

  #make(put: (made: HTMLElement) => void): HTMLElement {
    const made = this.#form.ownerDocument.createElement("p");
    made.className = "fieldgate-error";
    made.hidden = true;
    made.setAttribute("aria-live", "polite");
    put(made);
    this.#undo.push(() => made.remove());
    return made;
  }

  #describe(control: Control, place: HTMLElement): void {
    if (place.id === "") this.change(place, "id", `fieldgate-error-${++ids}`);
    const before = control.getAttribute("aria-describedby") ?? "";
    // The page may have joined them already.
    const known = before.split(/\s+/).includes(place.id);
    this.change(control, "aria-describedby", known ? before : `${before} ${place.id}`.trim());
    const invalid = control.getAttribute("aria-invalid");
    const custom = control.validity.customError ? control.validationMessage : "";
    this.#undo.push(() => {
      putBack(control, "aria-invalid", invalid);
      control.setCustomValidity(custom);
    });
  }
}

function write(place: HTMLElement | undefined, text: string): void {
  if (place === undefined) return;
  place.hidden = text === "";
  // The same text once more would be read out once more.
  if (place.textContent !== text) place.textContent = text;
}

/** Gives an attribute a value, or takes it away. */
function putBack(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
