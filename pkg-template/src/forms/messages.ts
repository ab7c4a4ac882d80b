// Shows messages at controls: constraint validation, ARIA, and an element with the text.

import type { Control, Controls } from "./controls.js";

/** What was changed on an element, so that it can be changed back. */
type Undo = () => void;

let ids = 0;

/** Shows and hides the messages of one form. */
export class Messages {
  readonly #form: HTMLFormElement;
  readonly #controls: Controls;
  readonly #places = new Map<string, HTMLElement>();
  readonly #undo: Undo[] = [];

  constructor(form: HTMLFormElement, controls: Controls) {
    this.#form = form;
    this.#controls = controls;
    for (const [name, [control]] of controls) {
      if (control === undefined) continue;
      const place = this.#place(name, control);
      this.#places.set(name, place);
      for (const one of controls.get(name) ?? []) this.#describe(one, place);
    }
  }

  /** Shows the messages of a field, or none. */
  show(name: string, messages: readonly string[]): void {
    const text = messages.join("; ");
    for (const control of this.#controls.get(name) ?? []) {
      control.setCustomValidity(text);
      if (text === "") control.removeAttribute("aria-invalid");
      else control.setAttribute("aria-invalid", "true");
    }
    write(this.#places.get(name), text);
  }

  /** Shows the messages that belong to no control. */
  showForm(messages: readonly string[]): void {
    const key = "";
    let place = this.#places.get(key);
    if (place === undefined) {
      if (messages.length === 0) return;
      place = this.#find(key) ?? this.#make((made) => this.#form.prepend(made));
      place.setAttribute("role", "alert");
      this.#places.set(key, place);
    }
    write(place, messages.join("; "));
  }

  /** Leaves the form as it was found. */
  restore(): void {
    for (const name of this.#controls.keys()) this.show(name, []);
    for (const place of this.#places.values()) write(place, "");
    for (const undo of this.#undo.reverse()) undo();
    this.#places.clear();
  }

  /** An element that the page has for the messages of a field. */
  #find(name: string): HTMLElement | undefined {
    const all = this.#form.querySelectorAll<HTMLElement>("[data-error-for]");
    return [...all].find((element) => element.dataset.errorFor === name);
  }

  #place(name: string, control: Control): HTMLElement {
    return this.#find(name) ?? this.#make((made) => control.insertAdjacentElement("afterend", made));
  }

  #make(put: (made: HTMLElement) => void): HTMLElement {
    const made = this.#form.ownerDocument.createElement("p");
    made.className = "fieldgate-error";
    made.hidden = true;
    put(made);
    this.#undo.push(() => made.remove());
    return made;
  }

  #describe(control: Control, place: HTMLElement): void {
    if (place.id === "") {
      place.id = `fieldgate-error-${++ids}`;
      this.#undo.push(() => place.removeAttribute("id"));
    }
    const before = control.getAttribute("aria-describedby");
    control.setAttribute("aria-describedby", before === null ? place.id : `${before} ${place.id}`);
    const invalid = control.getAttribute("aria-invalid");
    this.#undo.push(() => {
      putBack(control, "aria-describedby", before);
      putBack(control, "aria-invalid", invalid);
    });
  }
}

function write(place: HTMLElement | undefined, text: string): void {
  if (place === undefined) return;
  place.textContent = text;
  place.hidden = text === "";
}

/** Gives an attribute its earlier value. */
export function putBack(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
